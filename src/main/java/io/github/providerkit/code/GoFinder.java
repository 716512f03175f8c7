package io.github.providerkit.code;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Go: a package in the provider's directory, in a module that may start further up. */
final class GoFinder implements CodeFinder {
  @Override
  public Optional<ProviderCode> find(Path directory, Kind kind, List<CodeProblem> problems) {
    return GoPackage.in(directory)
        .flatMap(found -> GoPackage.module(directory))
        .map(file -> new ProviderCode(Language.GO, directory, file, ""));
  }

  @Override
  public String recognisedBy(Kind kind) {
    return "a Go package in the manifest's directory, with a go.mod there or above";
  }
}
