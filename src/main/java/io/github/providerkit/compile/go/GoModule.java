package io.github.providerkit.compile.go;

import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the go command finds a provider's package and what it depends on.
 *
 * @param importPath the provider's package; empty for a program that needs no wrapper
 * @param workspace {@code go.work} if there is one that counts
 * @param environment {@code go env -w} writes its settings there; the file may not exist
 * @param vendored whether dependencies come from a directory {@code vendor}
 */
record GoModule(
    String importPath, Optional<Path> workspace, Optional<Path> environment, boolean vendored) {
  private static final String IMPORT_PATH = "{{.ImportPath}}\t{{.Name}}";

  /** What is wrong where a workspace leaves the provider's module out. */
  static final String NOT_IN_WORKSPACE =
      "expected the provider's module in go.work, found that it is not";

  /** What to do about it. */
  static final String USE =
      "run \"go work use .\" in the module's directory, or build without the workspace: GOWORK=off";

  /** What to run. */
  interface Go {
    /** Runs a sub-command of {@code go} in the provider's directory for what it prints. */
    List<String> read(String... arguments) throws ProviderException;
  }

  /**
   * Asks the go command.
   *
   * @throws ProviderException if it fails, or the package is one that no program can import
   */
  static GoModule find(Go go, ProviderCode code) throws ProviderException {
    Path directory = code.directory();
    List<String> variables = go.read("env", "GOMOD", "GOWORK", "GOENV");
    Optional<Path> module = file(variables, 0);
    Optional<Path> workspace = file(variables, 1);
    if (module.isEmpty()) {
      throw ProviderException.user(
          "expected a module for the Go package in " + directory + ", found no go.mod that counts",
          "run \"go mod init\" there; GO111MODULE=off is not supported");
    }
    boolean vendored =
        Files.exists(workspace.orElse(module.get()).resolveSibling("vendor/modules.txt"));
    String importPath = code.isWrapped() ? importPath(go, vendored, directory, workspace) : "";
    return new GoModule(importPath, workspace, file(variables, 2), vendored);
  }

  private static String importPath(
      Go go, boolean vendored, Path directory, Optional<Path> workspace) throws ProviderException {
    // Not for one platform (-e) and not with its dependencies (-find): only what is asked for.
    List<String> found = go.read("list", "-e", "-find", mode(vendored), "-f", IMPORT_PATH, ".");
    String[] fields = (found.isEmpty() ? "" : found.get(0)).split("\t", -1);
    if (fields.length == 2 && fields[1].equals("main")) {
      throw ProviderException.user(
          "expected a package that can be imported in %s, found package main".formatted(directory),
          "a provider is a library: rename the package, such as to \"provider\", and export New");
    }
    if (fields[0].equals(".") && workspace.isPresent()) {
      throw ProviderException.user("%s: %s".formatted(workspace.get(), NOT_IN_WORKSPACE), USE);
    }
    return fields[0];
  }

  /**
   * Never {@code mod}, which would write to {@code go.mod}, whatever {@code GOFLAGS} says; and, as
   * the go command itself does, a directory {@code vendor} is taken when there is one.
   */
  String mode() {
    return mode(vendored);
  }

  private static String mode(boolean vendored) {
    return vendored ? "-mod=vendor" : "-mod=readonly";
  }

  /** Files that decide about dependencies, besides those of each module. */
  List<Path> files() {
    List<Path> files = new ArrayList<>(environment.stream().toList());
    workspace.ifPresent(
        file -> {
          files.add(file);
          files.add(file.resolveSibling("go.work.sum"));
        });
    return files;
  }

  /** An empty line, {@code off} and the null device stand for no file. */
  private static Optional<Path> file(List<String> variables, int index) {
    return Optional.of(index < variables.size() ? variables.get(index).strip() : "")
        .filter(text -> !text.isEmpty() && !text.equals("off"))
        .filter(text -> !text.equals("/dev/null") && !text.equals("NUL"))
        .map(Path::of)
        .map(Path::toAbsolutePath);
  }
}
