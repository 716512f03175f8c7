package io.github.providerkit.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Go: a package in the provider's directory, in a module that may start further up. */
final class GoFinder implements CodeFinder {
  private static final String MODULE = "go.mod";

  @Override
  public Optional<ProviderCode> find(Path directory, String kind, List<CodeProblem> problems) {
    return hasPackage(directory)
        ? module(directory).map(file -> new ProviderCode(Language.GO, directory, file, ""))
        : Optional.empty();
  }

  @Override
  public String recognisedBy(String kind) {
    return "a Go package in the manifest's directory, with a go.mod there or above";
  }

  private static Optional<String> module(Path directory) {
    String relative = MODULE;
    for (Path parent = directory; parent != null; parent = parent.getParent()) {
      if (Files.isRegularFile(parent.resolve(MODULE))) {
        return Optional.of(relative);
      }
      relative = "../" + relative;
    }
    return Optional.empty();
  }

  private static boolean hasPackage(Path directory) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.go")) {
      for (Path file : files) {
        if (belongsToPackage(file)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /** As the go command sees it: no test, no hidden file, not excluded from every build. */
  private static boolean belongsToPackage(Path file) throws IOException {
    String name = file.getFileName().toString();
    boolean ordinary = !name.endsWith("_test.go") && !name.startsWith("_") && !name.startsWith(".");
    return ordinary && Files.isRegularFile(file) && !isIgnored(file);
  }

  private static boolean isIgnored(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("package ")) {
          return false;
        }
        if (line.strip().equals("//go:build ignore")) {
          return true;
        }
      }
      return false;
    }
  }
}
