package io.github.providerkit.worktree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What git passes over, by the files {@code .gitignore} on the way from the top of a tree: the last
 * pattern that matches decides, and what lies in an ignored directory cannot be taken back.
 */
public final class GitIgnore {
  private static final String NAME = ".gitignore";

  /** A bracket that nobody closes matches nothing. */
  private static final String NEVER = "(?!)";

  /**
   * One line.
   *
   * @param path what a path from its file's directory has to match
   * @param negated whether it takes back
   * @param directoriesOnly whether it ended in a slash
   * @param base the path of its file's directory, with a slash at its end; empty at the top
   */
  private record Line(Pattern path, boolean negated, boolean directoriesOnly, String base) {}

  private final List<Line> lines;

  private GitIgnore(List<Line> lines) {
    this.lines = lines;
  }

  /** Nothing is ignored. */
  public static GitIgnore none() {
    return new GitIgnore(List.of());
  }

  /**
   * These patterns and those of the file in a directory, if there is one.
   *
   * @param path the directory's slash path from the top; empty for the top itself
   */
  public GitIgnore in(Path directory, String path) throws IOException {
    Path file = directory.resolve(NAME);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return this;
    }
    String base = path.isEmpty() ? "" : path + "/";
    return with(new String(InputFile.readIn(directory, file), UTF_8), base);
  }

  GitIgnore with(String text, String base) {
    List<Line> all = new ArrayList<>(lines);
    text.lines().forEach(line -> add(all, line, base));
    return new GitIgnore(List.copyOf(all));
  }

  private static void add(List<Line> all, String line, String base) {
    String glob = line.replaceFirst("(?<!\\\\) +$", "");
    if (glob.isEmpty() || glob.startsWith("#")) {
      return;
    }
    boolean negated = glob.startsWith("!");
    glob = negated ? glob.substring(1) : glob;
    boolean directoriesOnly = glob.endsWith("/");
    glob = directoriesOnly ? glob.substring(0, glob.length() - 1) : glob;
    boolean anywhere = glob.indexOf('/') < 0;
    glob = glob.startsWith("/") ? glob.substring(1) : glob;
    if (glob.isEmpty()) {
      return;
    }
    try {
      Pattern pattern = Pattern.compile((anywhere ? "(?:.*/)?" : "") + expression(glob));
      all.add(new Line(pattern, negated, directoriesOnly, base));
    } catch (PatternSyntaxException e) {
      // git, too, passes over a bracket that says nothing.
    }
  }

  /** A glob as a regular expression; stars stay within one name, two of them do not. */
  private static String expression(String glob) {
    StringBuilder expression = new StringBuilder();
    int i = 0;
    while (i < glob.length()) {
      char c = glob.charAt(i);
      int bracket = c == '[' ? glob.indexOf(']', i + 2) : -1;
      if (glob.startsWith("**/", i) && (i == 0 || glob.charAt(i - 1) == '/')) {
        expression.append("(?:.*/)?");
        i += 3;
        continue;
      } else if (glob.startsWith("/**", i) && i + 3 == glob.length()) {
        expression.append("/.+");
        i += 3;
        continue;
      } else if (c == '*') {
        expression.append("[^/]*");
      } else if (c == '?') {
        expression.append("[^/]");
      } else if (c == '[' && bracket < 0) {
        return NEVER;
      } else if (bracket > 0) {
        String set = glob.substring(i + 1, bracket).replace("\\", "\\\\").replace("[", "\\[");
        expression.append('[').append(set.replaceFirst("^!", "^")).append(']');
        i = bracket;
      } else {
        boolean escaped = c == '\\' && i + 1 < glob.length();
        i += escaped ? 1 : 0;
        expression.append(Pattern.quote(String.valueOf(glob.charAt(i))));
      }
      i++;
    }
    return expression.toString();
  }

  /**
   * Whether git passes over an entry whose directory it does not pass over.
   *
   * @param path the entry's slash path from the top
   */
  public boolean ignores(String path, boolean directory) {
    boolean ignored = false;
    for (Line line : lines) {
      if ((directory || !line.directoriesOnly())
          && path.startsWith(line.base())
          && line.path().matcher(path.substring(line.base().length())).matches()) {
        ignored = !line.negated();
      }
    }
    return ignored;
  }
}
