package io.github.providerkit.format.grammar;

import java.util.regex.Pattern;

/**
 * Versions of three numbers with optional pre-release and build parts ({@code
 * docs/spec/gestalt-manifest.md} section 5.2).
 */
public final class SemanticVersion {
  private static final Pattern CORE =
      Pattern.compile("(?:0|[1-9][0-9]*+)\\.(?:0|[1-9][0-9]*+)\\.(?:0|[1-9][0-9]*+)");
  private static final Pattern PRE_RELEASE =
      Pattern.compile("0|[1-9][0-9]*+|[0-9]*+[a-zA-Z-][0-9a-zA-Z-]*+");
  private static final Pattern BUILD = Pattern.compile("[0-9a-zA-Z-]++");

  private SemanticVersion() {}

  /** Whether the text is a version: no {@code v}, no short form, no leading zeros. */
  public static boolean isValid(String text) {
    int plus = text.indexOf('+');
    String withoutBuild = plus < 0 ? text : text.substring(0, plus);
    int dash = withoutBuild.indexOf('-');
    String core = dash < 0 ? withoutBuild : withoutBuild.substring(0, dash);
    return CORE.matcher(core).matches()
        && (dash < 0 || eachPart(withoutBuild.substring(dash + 1), PRE_RELEASE))
        && (plus < 0 || eachPart(text.substring(plus + 1), BUILD));
  }

  /** Part by part: one pattern for all of them would need stack for each. */
  private static boolean eachPart(String text, Pattern pattern) {
    for (String part : text.split("\\.", -1)) {
      if (!pattern.matcher(part).matches()) {
        return false;
      }
    }
    return true;
  }

  /** How to mend a text that is no version; null where there is nothing to say. */
  public static String hint(String text) {
    if (text.startsWith("v") && isValid(text.substring(1))) {
      return "write \"" + text.substring(1) + "\"";
    }
    if (isValid(text + ".0")) {
      return "write \"" + text + ".0\"";
    }
    return isValid(text + ".0.0")
        ? "write \"" + text + ".0.0\""
        : "for example 1.4.0 or 1.4.0-rc.1";
  }
}
