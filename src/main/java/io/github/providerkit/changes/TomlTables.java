package io.github.providerkit.changes;

import io.github.providerkit.code.TomlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Reads TOML files once each; one that cannot be read is empty, for its own tool tells of it. */
final class TomlTables {
  private final Map<Path, TomlTable> known = new HashMap<>();

  /** The content of a file. */
  TomlTable read(Path file) {
    return known.computeIfAbsent(file, TomlTables::parse);
  }

  private static TomlTable parse(Path file) {
    try {
      return Files.isRegularFile(file) ? TomlFile.parse(file) : Toml.parse("");
    } catch (IOException e) {
      return Toml.parse("");
    }
  }

  /** A table in a table; empty when there is none. */
  static TomlTable table(TomlTable from, String... path) {
    return from.get(List.of(path)) instanceof TomlTable found ? found : Toml.parse("");
  }

  /** A text in a table; empty when there is none. */
  static Optional<String> text(TomlTable from, String... path) {
    return from.get(List.of(path)) instanceof String found ? Optional.of(found) : Optional.empty();
  }

  /** The texts of a list in a table; empty when there is none. */
  static List<String> texts(TomlTable from, String... path) {
    return from.get(List.of(path)) instanceof TomlArray found
        ? found.toList().stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** The values of a table that are tables, by key. */
  static Map<String, TomlTable> tables(TomlTable from) {
    Map<String, TomlTable> tables = new HashMap<>();
    for (String key : from.keySet()) {
      if (from.get(List.of(key)) instanceof TomlTable table) {
        tables.put(key, table);
      }
    }
    return tables;
  }
}
