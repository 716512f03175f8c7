package io.github.providerkit.code;

import io.github.providerkit.files.SeenFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Go: a package in the provider's directory, in a module that may start further up. */
final class GoFinder implements CodeFinder {
  @Override
  public Optional<ProviderCode> find(
      Path directory, Kind kind, SeenFiles seen, List<CodeProblem> problems) {
    return GoPackage.in(directory, seen)
        .flatMap(found -> GoPackage.module(directory, seen))
        .map(file -> new ProviderCode(Language.GO, directory, file, ""));
  }

  @Override
  public String recognisedBy(Kind kind) {
    return "a Go package in the manifest's directory, with a go.mod there or above";
  }
}
