package io.github.providerkit.changes;

import java.util.regex.Pattern;

/** What a POM says, but for the list of modules, comments and blanks. */
final class PomText {
  private static final Pattern COMMENTS = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern MODULES =
      Pattern.compile("<(modules|subprojects)>.*?</\\1>|<(modules|subprojects)/>", Pattern.DOTALL);
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern BETWEEN = Pattern.compile("> <");

  private PomText() {}

  /** Whether two texts say something else of a build. */
  static boolean differ(String before, String now) {
    return !plain(before).equals(plain(now));
  }

  private static String plain(String text) {
    String said = MODULES.matcher(COMMENTS.matcher(text).replaceAll("")).replaceAll("");
    return BETWEEN.matcher(BLANKS.matcher(said).replaceAll(" ")).replaceAll("><").strip();
  }
}
