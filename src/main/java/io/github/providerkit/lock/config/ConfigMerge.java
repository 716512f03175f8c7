package io.github.providerkit.lock.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins configuration files ({@code docs/spec/gestalt-lock.md} section 1). */
final class ConfigMerge {
  private static final String SOURCE = "source";
  private static final String PATH = "path";

  private ConfigMerge() {}

  static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> overlay) {
    Map<String, Object> merged = new LinkedHashMap<>(base);
    overlay.forEach(
        (key, value) -> {
          if (value == null) {
            merged.remove(key);
          } else if (value instanceof Map<?, ?> && merged.get(key) instanceof Map<?, ?>) {
            merged.put(key, merge(map(merged.get(key)), map(value)));
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }

  /** Paths count from their own file, so they are resolved before files are joined. */
  static Map<String, Object> withAbsolutePaths(Map<String, Object> layer, Path directory) {
    Map<String, Object> resolved = layer;
    for (Slot slot : Slot.values()) {
      List<String> path = Arrays.asList(slot.path().split("\\."));
      for (Map.Entry<String, Object> entry : map(at(layer, path)).entrySet()) {
        Object source = map(entry.getValue()).get(SOURCE);
        if (source instanceof String text && isPath(slot, text)) {
          Object absolute = directory.resolve(text.strip()).normalize().toString();
          resolved = with(resolved, path, entry.getKey(), List.of(SOURCE), absolute);
        } else if (map(source).get(PATH) instanceof String text && !text.isBlank()) {
          Object absolute = directory.resolve(text.strip()).normalize().toString();
          resolved = with(resolved, path, entry.getKey(), List.of(SOURCE, PATH), absolute);
        }
      }
    }
    return resolved;
  }

  private static boolean isPath(Slot slot, String source) {
    return !source.isBlank() && !slot.isBuiltin(source.strip()) && !SourceReader.isRemote(source);
  }

  private static Map<String, Object> with(
      Map<String, Object> root, List<String> slot, String name, List<String> below, Object value) {
    Object tree = value;
    for (int i = below.size() - 1; i >= 0; i--) {
      tree = Map.of(below.get(i), tree);
    }
    tree = Map.of(name, tree);
    for (int i = slot.size() - 1; i >= 0; i--) {
      tree = Map.of(slot.get(i), tree);
    }
    return merge(root, map(tree));
  }

  static Object at(Map<String, Object> root, List<String> path) {
    Object value = root;
    for (String key : path) {
      value = map(value).get(key);
    }
    return value;
  }

  @SuppressWarnings("unchecked") // Plain data of a map has nothing but text keys.
  static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
