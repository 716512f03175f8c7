package io.github.providerkit.format.grammar;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Absolute https URLs as Go's {@code url.Parse} reads them ({@code docs/spec/gestalt-manifest.md}
 * section 5.8).
 */
public final class HttpsUrl {
  private static final Pattern PORT = Pattern.compile("(:[0-9]*)?");
  private static final String HOST_OTHERS = "-_.~!$&'()*+,;=<>\":[]";

  private HttpsUrl() {}

  /** Whether the text is an absolute https URL with a host. */
  public static boolean isValid(String text) {
    if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7F)
        || !text.regionMatches(true, 0, "https:", 0, 6)) {
      return false;
    }
    String rest = withoutFragment(text.substring(6));
    if (rest == null || !rest.startsWith("//")) {
      return false;
    }
    int query = rest.indexOf('?');
    String beforeQuery = query < 0 ? rest : rest.substring(0, query);
    int slash = beforeQuery.indexOf('/', 2);
    String authority = beforeQuery.substring(2, slash < 0 ? beforeQuery.length() : slash);
    String path = slash < 0 ? "" : beforeQuery.substring(slash);
    return authorityIsValid(authority) && escapesAreValid(path);
  }

  private static @Nullable String withoutFragment(String text) {
    int hash = text.indexOf('#');
    if (hash < 0) {
      return text;
    }
    return escapesAreValid(text.substring(hash + 1)) ? text.substring(0, hash) : null;
  }

  private static boolean authorityIsValid(String authority) {
    int at = authority.lastIndexOf('@');
    if (at >= 0 && !userIsValid(authority.substring(0, at))) {
      return false;
    }
    String host = authority.substring(at + 1);
    return !host.isEmpty() && hostIsValid(host);
  }

  private static boolean userIsValid(String user) {
    return user.chars().allMatch(c -> isAlphanumeric(c) || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0)
        && escapesAreValid(user);
  }

  private static boolean hostIsValid(String host) {
    if (host.startsWith("[")) {
      int bracket = host.lastIndexOf(']');
      return bracket > 0
          && isIpv6(host.substring(1, bracket))
          && PORT.matcher(host.substring(bracket + 1)).matches();
    }
    int colon = host.indexOf(':');
    String port = colon < 0 ? "" : host.substring(colon);
    String name = colon < 0 ? host : host.substring(0, colon);
    return PORT.matcher(port).matches() && hostCharactersAreValid(name);
  }

  private static boolean isIpv6(String text) {
    int zone = text.indexOf("%25");
    return zone < 0
        ? Ipv6Address.isValid(text)
        : Ipv6Address.isValid(text.substring(0, zone)) && zoneIsValid(text.substring(zone + 3));
  }

  /** What may not stand in a zone may not be escaped there either, but for two characters. */
  private static boolean zoneIsValid(String zone) {
    for (int i = 0; i < zone.length(); i++) {
      int c = zone.charAt(i);
      if (c == '%') {
        int escaped = escaped(zone, i);
        if (escaped != ' ' && escaped != '%' && (escaped >= 0x80 || !isOfHost(escaped))) {
          return false;
        }
        i += 2;
      } else if (c == '[' || !isOfHost(c)) {
        return false;
      }
    }
    return !zone.isEmpty();
  }

  /** The byte that an escape stands for; -1 when it is none. */
  private static int escaped(String text, int percent) {
    if (percent + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(percent + 1), 16);
    int low = Character.digit(text.charAt(percent + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static boolean isOfHost(int c) {
    return c >= 0x80 || isAlphanumeric(c) || HOST_OTHERS.indexOf(c) >= 0;
  }

  private static boolean hostCharactersAreValid(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == '%') {
        // Only what is no ASCII may be escaped in a host.
        if (escaped(host, i) < 0x80) {
          return false;
        }
      } else if (c == ':' || c == '[' || !isOfHost(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean escapesAreValid(String text) {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      if (escaped(text, i) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
