package io.github.providerkit.npm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern of the {@code files} list or of an ignore file, as Bun reads it ({@code
 * docs/spec/checkstack.md} section 2.2).
 *
 * @param glob what a name or path has to match
 * @param negated whether it takes back what others chose
 * @param relative whether it has a slash at its beginning or inside, so that it is meant from the
 *     directory of its file
 * @param anywhere whether it began with two stars and a slash
 * @param directoriesOnly whether it ended in a slash
 * @param above what the path of a directory has to match that may hold a match
 */
record PathPattern(
    Pattern glob,
    boolean negated,
    boolean relative,
    boolean anywhere,
    boolean directoriesOnly,
    Pattern above) {

  /** Reads a pattern; empty where nothing is left of it. */
  static Optional<PathPattern> parse(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '!') {
      start++;
    }
    String rest = text.substring(start);
    boolean directoriesOnly = rest.endsWith("/");
    rest = directoriesOnly ? rest.substring(0, rest.length() - 1) : rest;
    boolean anywhere = rest.startsWith("**/") && rest.length() > 3 && rest.indexOf('/', 3) < 0;
    rest = anywhere ? rest.substring(3) : rest;
    boolean relative = rest.indexOf('/') >= 0;
    rest = rest.startsWith("/") ? rest.substring(1) : rest;
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PathPattern(
                Glob.compile(rest),
                start > 0,
                relative,
                anywhere,
                directoriesOnly,
                Glob.compile(anywhere ? "**" : above(rest))));
  }

  /** The directories on the way of a glob: {@code {a,a/b}} for {@code a/b/c}. */
  private static String above(String glob) {
    boolean divided = glob.matches(".*\\{[^}]*/.*");
    if (divided) {
      return "**";
    }
    List<String> directories = new ArrayList<>();
    for (int slash = glob.indexOf('/'); slash >= 0; slash = glob.indexOf('/', slash + 1)) {
      String directory = glob.substring(0, slash);
      directories.add(directory);
      if (directory.equals("**") || directory.endsWith("/**")) {
        break;
      }
    }
    return "{" + String.join(",", directories) + "}";
  }

  /** Whether the pattern is about an entry of that kind and matches the text. */
  boolean matches(String nameOrPath, boolean directory) {
    return (directory || !directoriesOnly) && glob.matcher(nameOrPath).matches();
  }

  /**
   * Whether it may match something in a directory.
   *
   * @param path from the directory of the pattern's file
   */
  boolean mayMatchBelow(String path) {
    return (relative || anywhere) && above.matcher(path).matches();
  }

  /** The same pattern as one that chooses. */
  PathPattern asPositive() {
    return new PathPattern(glob, false, relative, anywhere, directoriesOnly, above);
  }
}
