package io.github.providerkit.toolchain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A place where a tool is searched.
 *
 * @param origin its name in messages
 * @param candidates files that may be the tool, best first; empty when the place names none
 * @param binding whether somebody has named the tool there, so that another one must not quietly
 *     take its place
 * @param absence what to say when there are no candidates
 */
record SearchPlace(String origin, List<Path> candidates, boolean binding, String absence) {

  /** Somewhere that somebody has named a tool. */
  static SearchPlace named(String origin, List<Path> candidates) {
    return new SearchPlace(origin, candidates, true, "it names no program");
  }

  /** Somewhere that a tool would be named, and is not. */
  static SearchPlace silent(String origin, String absence) {
    return new SearchPlace(origin, List.of(), false, absence);
  }

  /** Somewhere that a tool usually is. */
  static SearchPlace usual(String origin, List<Path> candidates) {
    return new SearchPlace(origin, candidates, false, "nothing there");
  }

  /** The first candidate that is a program. */
  Optional<Path> program() {
    return candidates.stream()
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Why no program was found here. */
  String whyNot() {
    if (candidates.isEmpty()) {
      return absence;
    }
    Optional<Path> plain = candidates.stream().filter(Files::isRegularFile).findFirst();
    return plain
        .map(file -> file + " is there, but may not be executed")
        .orElseGet(
            () ->
                "there is no file "
                    + candidates.stream().map(Path::toString).collect(Collectors.joining(" or ")));
  }
}
