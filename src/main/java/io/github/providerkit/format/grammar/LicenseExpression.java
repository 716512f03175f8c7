package io.github.providerkit.format.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Licences as npm wants them told: an SPDX expression, {@code UNLICENSED}, or {@code SEE LICENSE IN
 * <file>}. The form is checked, and names that are in use but are no identifiers; rare identifiers
 * pass unseen.
 */
public final class LicenseExpression {
  private static final Pattern TOKEN = Pattern.compile("\\s*+([()]|[^\\s()]++)\\s*+");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9.:-]++\\+?");
  private static final String SEE = "SEE LICENSE IN ";

  /** Identifiers by what people write instead, in lower case. */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("apache", "Apache-2.0"),
          Map.entry("apache2", "Apache-2.0"),
          Map.entry("apache-2", "Apache-2.0"),
          Map.entry("apache 2", "Apache-2.0"),
          Map.entry("apache 2.0", "Apache-2.0"),
          Map.entry("apache license 2.0", "Apache-2.0"),
          Map.entry("asl2", "Apache-2.0"),
          Map.entry("bsd", "BSD-3-Clause"),
          Map.entry("bsd2", "BSD-2-Clause"),
          Map.entry("bsd3", "BSD-3-Clause"),
          Map.entry("gpl", "GPL-3.0-only"),
          Map.entry("gplv2", "GPL-2.0-only"),
          Map.entry("gplv3", "GPL-3.0-only"),
          Map.entry("gpl3", "GPL-3.0-only"),
          Map.entry("lgpl", "LGPL-3.0-only"),
          Map.entry("lgplv3", "LGPL-3.0-only"),
          Map.entry("agpl", "AGPL-3.0-only"),
          Map.entry("agplv3", "AGPL-3.0-only"),
          Map.entry("mit license", "MIT"),
          Map.entry("the mit license", "MIT"),
          Map.entry("mpl", "MPL-2.0"),
          Map.entry("mpl2", "MPL-2.0"),
          Map.entry("elastic", "Elastic-2.0"),
          Map.entry("proprietary", "UNLICENSED"),
          Map.entry("commercial", "UNLICENSED"),
          Map.entry("none", "UNLICENSED"),
          Map.entry("public domain", "CC0-1.0"));

  private LicenseExpression() {}

  /** What is wrong with the text; empty when nothing is known to be. */
  public static Optional<Breach> breach(String text) {
    String meant = MEANT.get(text.strip().toLowerCase(Locale.ROOT));
    if (meant == null && (isReference(text) || isExpression(text))) {
      return Optional.empty();
    }
    return Breach.of(
        "an SPDX identifier or expression",
        meant != null
            ? "write \"" + meant + "\" if that is meant"
            : "for example \"MIT\", \"Apache-2.0 OR MIT\", \"UNLICENSED\" or \"SEE LICENSE IN LICENSE.md\"");
  }

  private static boolean isReference(String text) {
    return text.startsWith(SEE) && text.length() > SEE.length();
  }

  /** Identifiers with words between them and balanced parentheses around them. */
  private static boolean isExpression(String text) {
    Deque<String> open = new ArrayDeque<>();
    boolean afterOperand = false;
    Matcher token = TOKEN.matcher(text);
    int end = 0;
    while (token.find() && token.start() == end) {
      end = token.end();
      String word = token.group(1);
      if (afterOperand) {
        if (word.equals(")")) {
          if (open.poll() == null) {
            return false;
          }
          continue;
        }
        if (!List.of("AND", "OR", "WITH").contains(word)) {
          return false;
        }
        afterOperand = false;
      } else if (word.equals("(")) {
        open.push(word);
      } else if (IDENTIFIER.matcher(word).matches()) {
        afterOperand = true;
      } else {
        return false;
      }
    }
    return afterOperand && open.isEmpty() && end == text.length();
  }
}
