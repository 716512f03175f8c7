package io.github.providerkit.format.grammar;

import java.util.regex.Pattern;

/**
 * Addresses of IP version 6 as Go's {@code netip.ParseAddr} reads them, which {@code url.Parse}
 * asks about a host in brackets ({@code docs/spec/gestalt-manifest.md} section 5.8).
 */
final class Ipv6Address {
  private static final int GROUPS = 8;
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final String NUMBER = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(NUMBER + "(\\." + NUMBER + "){3}");

  private Ipv6Address() {}

  /** Whether the text is an address, without brackets and without a zone. */
  static boolean isValid(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true) == GROUPS;
    }
    int before = gap == 0 ? 0 : groups(text.substring(0, gap), false);
    String rest = text.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : groups(rest, true);
    // What is left out is a group at least.
    return before >= 0 && after >= 0 && before + after < GROUPS;
  }

  /**
   * The number of groups; -1 when one is none.
   *
   * @param atEnd whether the last two may be written as an address of version 4
   */
  private static int groups(String text, boolean atEnd) {
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (GROUP.matcher(parts[i]).matches()) {
        count++;
      } else if (atEnd && i == parts.length - 1 && IPV4.matcher(parts[i]).matches()) {
        count += 2;
      } else {
        return -1;
      }
    }
    return count;
  }
}
