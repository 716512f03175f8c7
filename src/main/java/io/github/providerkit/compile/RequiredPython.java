package io.github.providerkit.compile;

import io.github.providerkit.code.TomlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of Python that a project says it needs: {@code requires-python} of its {@code
 * pyproject.toml}. The original passes over it ({@code docs/spec/gestalt-release.md} section 4).
 *
 * @param text as written, such as {@code >=3.11,<4}
 */
public record RequiredPython(String text) {
  private static final Pattern CLAUSE =
      Pattern.compile("(~=|===?|!=|<=|>=|<|>)\\s*v?(\\d{1,6}(?:\\.\\d{1,6})*)(\\.\\*)?\\S*");

  private static final Pattern RELEASE = Pattern.compile("\\d{1,6}(?:\\.\\d{1,6}){0,2}");

  /** What the project in a directory says; empty where it says nothing that can be read. */
  public static Optional<RequiredPython> of(Path directory) {
    Path file = directory.resolve("pyproject.toml");
    try {
      return Files.isRegularFile(file)
          ? Optional.ofNullable(TomlFile.parse(file).get(List.of("project", "requires-python")))
              .filter(String.class::isInstance)
              .map(text -> new RequiredPython((String) text))
          : Optional.empty();
    } catch (IOException e) {
      // Whoever looked for code in it has told that.
      return Optional.empty();
    }
  }

  /**
   * Whether an interpreter will do. Clauses that nobody can read demand nothing.
   *
   * @param version for example {@code 3.14.0rc1}, of which its release alone counts, as for pip
   */
  public boolean isMetBy(String version) {
    Matcher release = RELEASE.matcher(version);
    return !release.lookingAt()
        || Arrays.stream(text.split(","))
            .allMatch(clause -> meets(clause, numbers(release.group())));
  }

  private static boolean meets(String clause, int[] found) {
    Matcher matcher = CLAUSE.matcher(clause.strip());
    if (!matcher.matches()) {
      return true;
    }
    int[] bound = numbers(matcher.group(2));
    boolean any = matcher.group(3) != null;
    int order = compare(found, bound, Math.max(found.length, bound.length));
    return switch (matcher.group(1)) {
      case "~=" -> order >= 0 && compare(found, bound, bound.length - 1) == 0;
      case "!=" -> any ? compare(found, bound, bound.length) != 0 : order != 0;
      case "<=" -> order <= 0;
      case ">=" -> order >= 0;
      case "<" -> order < 0;
      case ">" -> order > 0;
      default -> any ? compare(found, bound, bound.length) == 0 : order == 0;
    };
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }

  /** Compares the first parts of two versions; a part that is not written is zero. */
  private static int compare(int[] a, int[] b, int parts) {
    return Arrays.compare(Arrays.copyOf(a, parts), Arrays.copyOf(b, parts));
  }
}
