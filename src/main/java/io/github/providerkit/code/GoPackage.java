package io.github.providerkit.code;

import io.github.providerkit.files.SeenFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Go package, seen by its files alone.
 *
 * @param file the first of its files by name
 * @param name its name in that file, such as {@code main}
 */
public record GoPackage(Path file, String name) {
  private static final String MODULE = "go.mod";

  /**
   * The package of a directory; empty if there is none, or it cannot be read.
   *
   * @param seen looks at the disk
   */
  public static Optional<GoPackage> in(Path directory, SeenFiles seen) {
    try {
      return seen.see(() -> in(directory));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<GoPackage> in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(GoPackage::isSource).sorted().toList()) {
        Optional<String> name = name(file);
        if (name.isPresent()) {
          return Optional.of(new GoPackage(file, name.get()));
        }
      }
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * The {@code go.mod} there or above, relative to the directory; empty if there is none.
   *
   * @param seen looks at the disk
   */
  public static Optional<String> module(Path directory, SeenFiles seen) {
    String relative = MODULE;
    for (Path parent = directory; parent != null; parent = parent.getParent()) {
      if (seen.isFile(parent.resolve(MODULE))) {
        return Optional.of(relative);
      }
      relative = "../" + relative;
    }
    return Optional.empty();
  }

  /** As the go command sees it: no test and no hidden file. */
  private static boolean isSource(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".go")
        && !name.endsWith("_test.go")
        && !name.startsWith("_")
        && !name.startsWith(".")
        && Files.isRegularFile(file);
  }

  /** The package that a file belongs to; empty if it is excluded from every build. */
  private static Optional<String> name(Path file) throws IOException {
    boolean inComment = false;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String text = line.strip();
        if (inComment || text.startsWith("/*")) {
          inComment = !text.contains("*/");
        } else if (text.equals("//go:build ignore")) {
          return Optional.empty();
        } else if (text.startsWith("package ") || text.startsWith("package\t")) {
          return Optional.of(text.substring("package".length()).strip().split("[\\s;/]", 2)[0]);
        }
      }
      // The go command tells what is wrong with it.
      return Optional.of("");
    }
  }
}
