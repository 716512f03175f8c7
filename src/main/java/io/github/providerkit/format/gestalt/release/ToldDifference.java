package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.format.gestalt.descriptor.StaticValidation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the manifest of a package says something else than the metadata of its release tell of it.
 * Servers look at one of them before they have the other ({@code docs/spec/gestalt-app.md} sections
 * 4 and 6).
 *
 * @param field the field, such as {@code spec.connections.default.mode}
 * @param told what the metadata say; empty for nothing
 * @param found what the manifest says; empty for nothing
 */
record ToldDifference(String field, Optional<Object> told, Optional<Object> found) {
  private static final String MANIFEST = "manifest";

  /** What a server acts upon; names and descriptions are for people. */
  private static final String ACTED_UPON = "spec";

  /** The first one; empty when both say the same. */
  static Optional<ToldDifference> first(ToldManifest told, ReleasedManifest manifest) {
    Map<String, Object> block =
        StaticValidation.of(manifest.value(), Optional.empty(), Optional.empty());
    Map<String, Object> expected = new LinkedHashMap<>();
    put(expected, ACTED_UPON, told.manifest().get(ACTED_UPON));
    expected.putAll(told.needs());
    Map<String, Object> found = new LinkedHashMap<>();
    put(found, ACTED_UPON, map(block.get(MANIFEST)).get(ACTED_UPON));
    ToldManifest.NEEDS.forEach((field, source) -> put(found, source, block.get(field)));
    return first("", normal(expected), normal(found));
  }

  private static void put(Map<String, Object> map, String field, @Nullable Object value) {
    if (value != null) {
      map.put(field, value);
    }
  }

  private static Optional<ToldDifference> first(
      String path, @Nullable Object told, @Nullable Object found) {
    if (told instanceof Map && found instanceof Map) {
      Map<String, Object> one = map(told);
      Map<String, Object> other = map(found);
      TreeSet<String> names = new TreeSet<>(one.keySet());
      names.addAll(other.keySet());
      for (String name : names) {
        boolean both = one.containsKey(name) && other.containsKey(name);
        String place = path.isEmpty() ? name : path + "." + name;
        Optional<ToldDifference> difference =
            both
                ? first(place, one.get(name), other.get(name))
                : Optional.of(difference(place, one.get(name), other.get(name)));
        if (difference.isPresent()) {
          return difference;
        }
      }
      return Optional.empty();
    }
    return Objects.equals(told, found)
        ? Optional.empty()
        : Optional.of(difference(path, told, found));
  }

  private static ToldDifference difference(
      String path, @Nullable Object told, @Nullable Object found) {
    return new ToldDifference(path, Optional.ofNullable(told), Optional.ofNullable(found));
  }

  /** A text that is empty says as much as none. */
  private static @Nullable Object normal(@Nullable Object value) {
    if (value instanceof Map) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      map(value)
          .forEach(
              (name, entry) -> {
                if (!"".equals(entry)) {
                  all.put(name, normal(entry));
                }
              });
      return all;
    }
    if (value instanceof List<?> items) {
      List<@Nullable Object> all = new ArrayList<>();
      items.forEach(item -> all.add(normal(item)));
      return all;
    }
    return value instanceof Number number ? number.toString() : value;
  }

  @SuppressWarnings("unchecked") // Plain data has nothing but text keys.
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Map.of();
  }
}
