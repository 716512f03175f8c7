package io.github.providerkit.changes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a POM says, but for the list of modules, comments and blanks. */
final class PomChange {
  private static final Pattern COMMENTS = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern MODULES =
      Pattern.compile("<(modules|subprojects)>.*?</\\1>|<(modules|subprojects)/>", Pattern.DOTALL);
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern BETWEEN = Pattern.compile("> <");

  /** What a release changes: the version, its own or its parent's. */
  private static final Pattern PARENT = Pattern.compile("<parent>.*?</parent>", Pattern.DOTALL);

  private static final Pattern VERSION = Pattern.compile("<version>[^<]*</version>");
  private static final Pattern HEAD_ENDS =
      Pattern.compile("<(dependencies|dependencyManagement|build|profiles|reporting)>");

  /** What a module's POM can say beyond who it is. */
  private static final Pattern SETTINGS =
      Pattern.compile(
          "<(properties|dependencies|dependencyManagement|build|profiles|reporting)\\b");

  private PomChange() {}

  /** Whether two texts say something else of a build. */
  static boolean differ(String before, String now) {
    return !plain(before).equals(plain(now));
  }

  /** Whether two texts say something else of what is released under one version. */
  static boolean differInRelease(String before, String now) {
    return !withoutVersion(plain(before)).equals(withoutVersion(plain(now)));
  }

  /** Whether a POM only says who its module is and what it inherits from, as a new one does. */
  static boolean onlyNames(String text) {
    return !SETTINGS.matcher(plain(text)).find();
  }

  private static String withoutVersion(String text) {
    String own = PARENT.matcher(text).replaceFirst("");
    Matcher end = HEAD_ENDS.matcher(own);
    int head = end.find() ? end.start() : own.length();
    return VERSION.matcher(own.substring(0, head)).replaceFirst("") + own.substring(head);
  }

  private static String plain(String text) {
    String said = MODULES.matcher(COMMENTS.matcher(text).replaceAll("")).replaceAll("");
    return BETWEEN.matcher(BLANKS.matcher(said).replaceAll(" ")).replaceAll("><").strip();
  }
}
