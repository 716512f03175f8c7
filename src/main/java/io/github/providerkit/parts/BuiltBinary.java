package io.github.providerkit.parts;

import io.github.providerkit.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A binary together with its record and, for a plugin, its catalog: a directory that can be carried
 * to another machine.
 *
 * @param record how it came to be
 * @param directory where all of it is
 */
public record BuiltBinary(BuildRecord record, Path directory) {
  /** The catalog's file name in the directory. */
  public static final String CATALOG = "catalog.yaml";

  /** The name that a platform's binary has in its directory. */
  public static String fileName(Platform platform) {
    return platform.os().equals("windows") ? "provider.exe" : "provider";
  }

  /** The binary. */
  public Path file() {
    return directory.resolve(record.file());
  }

  /** What it offers; empty for kinds without operations. */
  public Optional<Path> catalog() {
    return Optional.of(directory.resolve(CATALOG)).filter(Files::isRegularFile);
  }
}
