package io.github.providerkit.format.grammar;

import java.util.List;
import java.util.regex.Pattern;

/**
 * E-mail addresses as Checkstack's schema takes them ({@code docs/spec/checkstack.md} section 1.1).
 */
public final class EmailAddress {
  private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9_'+.-]*[A-Za-z0-9_+-]");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*+");
  private static final Pattern TOP_LEVEL = Pattern.compile("[A-Za-z]{2,}+");

  private EmailAddress() {}

  /** Whether the text is an address: ASCII, no quotes, a domain of at least two labels. */
  public static boolean isValid(String text) {
    int at = text.indexOf('@');
    if (at < 1 || text.startsWith(".") || text.contains("..")) {
      return false;
    }
    List<String> labels = List.of(text.substring(at + 1).split("\\.", -1));
    int last = labels.size() - 1;
    return LOCAL.matcher(text.substring(0, at)).matches()
        && last > 0
        && TOP_LEVEL.matcher(labels.get(last)).matches()
        && labels.subList(0, last).stream().allMatch(label -> LABEL.matcher(label).matches());
  }
}
