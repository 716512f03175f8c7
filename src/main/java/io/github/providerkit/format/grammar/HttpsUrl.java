package io.github.providerkit.format.grammar;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Absolute https URLs as Go's {@code url.Parse} reads them ({@code docs/spec/gestalt-manifest.md}
 * section 5.8).
 */
public final class HttpsUrl {
  private static final Pattern PORT = Pattern.compile("(:[0-9]*)?");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final String HOST_EXTRAS = "!$&'()*+,;=<>\"";

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

  private static String withoutFragment(String text) {
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

  /** An address of eight groups, some of which may be left out, with an optional zone. */
  private static boolean isIpv6(String text) {
    int zone = text.indexOf("%25");
    String address = zone < 0 ? text : text.substring(0, zone);
    if (!IPV6.matcher(address).matches() || zone >= 0 && text.length() == zone + 3) {
      return false;
    }
    try {
      // Of an address in brackets no name is looked up.
      return InetAddress.getByName("[" + address + "]") instanceof Inet6Address;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean hostCharactersAreValid(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == '%') {
        // Only what is no ASCII may be escaped in a host.
        boolean nonAscii = i + 2 < host.length() && Character.digit(host.charAt(i + 1), 16) >= 8;
        if (!nonAscii || Character.digit(host.charAt(i + 2), 16) < 0) {
          return false;
        }
      } else if (c < 0x80
          && !isAlphanumeric(c)
          && "-_.~".indexOf(c) < 0
          && HOST_EXTRAS.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean escapesAreValid(String text) {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      boolean valid =
          i + 2 < text.length()
              && Character.digit(text.charAt(i + 1), 16) >= 0
              && Character.digit(text.charAt(i + 2), 16) >= 0;
      if (!valid) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
