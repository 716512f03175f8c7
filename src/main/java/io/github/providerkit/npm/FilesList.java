package io.github.providerkit.npm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The list {@code files} of a {@code package.json}, as {@code bun pm pack} understands it ({@code
 * docs/spec/checkstack.md} section 2.2).
 *
 * @param included what it names
 * @param negated what it takes out again, without the signs of negation
 */
record FilesList(List<PathPattern> included, List<PathPattern> negated) {

  /**
   * Reads a list.
   *
   * @param texts its texts, with {@code !negations}
   */
  static FilesList of(List<String> texts) {
    List<PathPattern> patterns =
        texts.stream()
            .map(FilesList::normalized)
            .flatMap(text -> PathPattern.parse(text).stream())
            .toList();
    return new FilesList(
        patterns.stream().filter(pattern -> !pattern.negated()).toList(),
        patterns.stream().filter(PathPattern::negated).map(PathPattern::asPositive).toList());
  }

  /** The first names of the paths in a list; of patterns that begin with a wildcard none. */
  static Set<String> firstNames(List<String> texts) {
    return texts.stream()
        .map(FilesList::normalized)
        .map(text -> text.startsWith("/") ? text.substring(1) : text)
        .map(text -> text.split("/", 2)[0])
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a file or directory is named, and not taken out again. */
  boolean names(PackageDirectories.Entry entry) {
    return isNamed(entry, included) && !isNamed(entry, negated);
  }

  /** A pattern of the list means one place, unless it begins with two stars. */
  private static boolean isNamed(PackageDirectories.Entry entry, List<PathPattern> patterns) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.matches(
                    pattern.anywhere() ? entry.name() : entry.path(), entry.directory()));
  }

  /** Bun takes single dots out of the list's paths, and what they and two dots stand for. */
  private static String normalized(String text) {
    List<String> segments = new ArrayList<>();
    for (String segment : text.split("/", -1)) {
      if (segment.equals("..") && !segments.isEmpty()) {
        segments.remove(segments.size() - 1);
      } else if (!segment.equals(".") && (!segment.isEmpty() || segments.isEmpty())) {
        segments.add(segment);
      }
    }
    String joined = String.join("/", segments);
    return text.endsWith("/") && !joined.endsWith("/") ? joined + "/" : joined;
  }
}
