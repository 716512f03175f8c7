package io.github.providerkit.parts;

import io.github.providerkit.code.Language;
import io.github.providerkit.platform.BinaryFile;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
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

  /** The directory of files to serve in the directory. */
  public static final String ASSETS = "static";

  /** The directory of what else was made in the directory. */
  public static final String FILES = "files";

  /** The name that a platform's binary has in its directory. */
  public static String fileName(Platform platform) {
    return platform.os().equals("windows") ? "provider.exe" : "provider";
  }

  /** The binary. */
  public Path file() {
    return directory.resolve(record.file());
  }

  /** Files to serve; empty when there are none. */
  public Optional<Path> assets() {
    return Optional.of(directory.resolve(ASSETS)).filter(Files::isDirectory);
  }

  /** What else was made, as it would lie beside the manifest; empty when there is nothing. */
  public Optional<Path> files() {
    return Optional.of(directory.resolve(FILES)).filter(Files::isDirectory);
  }

  /** What is wrong with it as a program; nothing where files to serve stand for it. */
  Optional<String> mismatch() throws IOException {
    boolean own = record.language().equals(Language.COMMANDS.word());
    boolean none = record.size() == 0 && assets().isPresent();
    return own && (none || BinaryFile.read(file()).isEmpty())
        ? Optional.empty()
        : BinaryFile.mismatch(file(), record.platform());
  }

  /** What it offers; empty for kinds without operations. */
  public Optional<Path> catalog() {
    return Optional.of(directory.resolve(CATALOG)).filter(Files::isRegularFile);
  }
}
