package io.github.providerkit.compile.rust;

import io.github.providerkit.compile.Quoted;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * Writes values of a {@code Cargo.toml} for another one, each on one line.
 *
 * @param base the directory of the first; what is called {@code path} is relative to it
 */
record TomlText(Path base) {
  private static final String PATH = "path";

  /** A table between braces. */
  String of(TomlTable table) {
    return table.keySet().stream()
        .map(key -> Quoted.of(key) + " = " + of(key, table.get(List.of(key))))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private String of(String key, Object value) {
    if (value instanceof TomlTable table) {
      return of(table);
    }
    if (value instanceof TomlArray array) {
      return IntStream.range(0, array.size())
          .mapToObj(i -> of(key, array.get(i)))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof String text) {
      return Quoted.of(key.equals(PATH) ? base.resolve(text).normalize().toString() : text);
    }
    return String.valueOf(value);
  }
}
