package io.github.providerkit.format.grammar;

import java.util.Optional;

/**
 * The text that a webhook's signature is computed over ({@code docs/spec/gestalt-manifest.md}
 * section 5.9).
 */
public final class PayloadTemplate {
  private PayloadTemplate() {}

  /**
   * The first rule that a template breaks.
   *
   * @param template not blank
   * @param timestampHeader header that has to appear; blank when none has to
   * @return empty when the template is fine
   */
  public static Optional<Breach> breach(String template, String timestampHeader) {
    String text = GoText.trim(template);
    boolean sawTimestamp = GoText.isBlank(timestampHeader);
    int at = 0;
    while (true) {
      int start = text.indexOf('{', at);
      if (start < 0) {
        return sawTimestamp
            ? Optional.empty()
            : Breach.of(
                "a placeholder for the timestamp header",
                "add {header:" + GoText.trim(timestampHeader) + "}");
      }
      int end = text.indexOf('}', start);
      if (end < 0) {
        return Breach.of("a closing brace for each placeholder", null);
      }
      String token = GoText.trim(text.substring(start + 1, end));
      if (isHeader(token)) {
        String header = GoText.trim(token.substring("header:".length()));
        if (header.isEmpty()) {
          return Breach.of("a header name in each {header:…} placeholder", null);
        }
        sawTimestamp |= header.equalsIgnoreCase(timestampHeader);
      } else if (!token.equals("raw_body")) {
        return Breach.of("the placeholders {raw_body} and {header:NAME}", "found {" + token + "}");
      }
      at = end + 1;
    }
  }

  private static boolean isHeader(String token) {
    return GoText.lower(token).startsWith("header:");
  }
}
