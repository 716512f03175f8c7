package io.github.providerkit.npm;

import io.github.providerkit.files.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The patterns of one ignore file. In each directory {@code .npmignore} counts, else {@code
 * .gitignore} ({@code docs/spec/checkstack.md} section 2.2).
 *
 * @param patterns in the order of the file; the last one that matches decides
 * @param depth how many directories lie above the file's own; 0 in the package itself
 */
record IgnoreList(List<PathPattern> patterns, int depth) {

  /** Reads the ignore file of a directory; empty when there is none, or nothing in it. */
  static Optional<IgnoreList> read(Path directory, int depth) throws IOException {
    for (String name : List.of(".npmignore", ".gitignore")) {
      Path file = directory.resolve(name);
      if (Files.isRegularFile(file)) {
        String text = new String(InputFile.readIn(directory, file), StandardCharsets.UTF_8);
        List<PathPattern> patterns =
            text.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .flatMap(line -> PathPattern.parse(line).stream())
                .toList();
        return patterns.isEmpty() ? Optional.empty() : Optional.of(new IgnoreList(patterns, depth));
      }
    }
    return Optional.empty();
  }

  /**
   * What is decided about an entry.
   *
   * @param ignored whether it is left out
   * @param reopened whether something in it, a directory that is left out, may be taken back
   */
  record Verdict(boolean ignored, boolean reopened) {}

  /**
   * The verdict on an entry after these patterns.
   *
   * @param path slash path from the package
   * @param before the verdict before them
   */
  Verdict decide(String path, boolean directory, Verdict before) {
    boolean ignored = before.ignored();
    boolean reopened = before.reopened();
    String name = path.substring(path.lastIndexOf('/') + 1);
    String fromHere = below(path);
    for (PathPattern pattern : patterns) {
      if (pattern.matches(pattern.relative() ? fromHere : name, directory)) {
        ignored = !pattern.negated();
        reopened = false;
      } else if (directory && pattern.negated() && pattern.mayMatchBelow(fromHere)) {
        reopened = true;
      }
    }
    return new Verdict(ignored, reopened);
  }

  /** The path without the directories above the ignore file. */
  private String below(String path) {
    int start = 0;
    for (int i = 0; i < depth; i++) {
      start = path.indexOf('/', start) + 1;
    }
    return path.substring(start);
  }
}
