package io.github.providerkit.lock.config;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins configuration files ({@code docs/spec/gestalt-lock.md} section 1). */
final class ConfigMerge {
  private static final String SOURCE = "source";
  private static final String PATH = "path";

  private ConfigMerge() {}

  private record Layers(Map<String, Object> merged, Map<String, Object> overlay) {}

  /** Without recursion: both may be nested as deeply as a document. */
  static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> overlay) {
    Map<String, Object> merged = new LinkedHashMap<>(base);
    Deque<Layers> open = new ArrayDeque<>();
    open.push(new Layers(merged, overlay));
    while (!open.isEmpty()) {
      Layers layers = open.pop();
      layers.overlay().forEach((key, value) -> put(layers.merged(), key, value, open));
    }
    return merged;
  }

  private static void put(Map<String, Object> into, String key, Object value, Deque<Layers> open) {
    if (value == null) {
      into.remove(key);
    } else if (value instanceof Map<?, ?> && into.get(key) instanceof Map<?, ?>) {
      Map<String, Object> inner = new LinkedHashMap<>(map(into.get(key)));
      into.put(key, inner);
      open.push(new Layers(inner, map(value)));
    } else {
      into.put(key, value);
    }
  }

  /** Paths count from their own file, so they are resolved before files are joined. */
  static Map<String, Object> withAbsolutePaths(ConfigLayer file, Path directory)
      throws ProviderException {
    Map<String, Object> layer = file.data();
    Map<String, Object> resolved = layer;
    ServerGeneration server = file.generation();
    for (Slot slot : server.slots()) {
      List<String> path = server.path(slot);
      Map<String, Object> absolute = new LinkedHashMap<>();
      for (Map.Entry<String, Object> entry : map(at(layer, path)).entrySet()) {
        Object source = map(entry.getValue()).get(SOURCE);
        if (source instanceof String text && isPath(slot, text)) {
          absolute.put(entry.getKey(), Map.of(SOURCE, absolute(text, directory)));
        } else if (map(source).get(PATH) instanceof String text && !text.isBlank()) {
          Map<String, Object> inner = Map.of(PATH, absolute(text, directory));
          absolute.put(entry.getKey(), Map.of(SOURCE, inner));
        }
      }
      if (!absolute.isEmpty()) {
        resolved = merge(resolved, below(path, absolute));
      }
    }
    return resolved;
  }

  /** What is no path stays as it is and is told where it is read. */
  private static String absolute(String text, Path directory) {
    return SlashPath.anywhere(directory, text.strip()).map(Path::toString).orElse(text.strip());
  }

  /** A text as the server reads it, which takes any scalar for one; empty for none. */
  static String text(@Nullable Object value) {
    return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
  }

  private static boolean isPath(Slot slot, String source) {
    return !source.isBlank() && !slot.isBuiltin(source.strip()) && !SourceReader.isRemote(source);
  }

  private static Map<String, Object> below(List<String> path, Map<String, Object> value) {
    Map<String, Object> tree = value;
    for (int i = path.size() - 1; i >= 0; i--) {
      tree = Map.of(path.get(i), tree);
    }
    return tree;
  }

  static @Nullable Object at(Map<String, Object> root, List<String> path) {
    Object value = root;
    for (String key : path) {
      value = map(value).get(key);
    }
    return value;
  }

  @SuppressWarnings("unchecked") // Plain data of a map has nothing but text keys.
  static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
