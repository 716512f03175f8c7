package io.github.providerkit.code;

import io.github.providerkit.files.SeenFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the code of one language. */
interface CodeFinder {
  /**
   * Looks for code.
   *
   * @param directory the provider's directory, absolute
   * @param kind the provider's kind
   * @param problems receives what keeps code that is there from being used
   * @return the code; empty when there is none, or a problem
   */
  Optional<ProviderCode> find(
      Path directory, Kind kind, SeenFiles seen, List<CodeProblem> problems);

  /** What an author has to add for the code to be found, in words. */
  String recognisedBy(Kind kind);
}
