package io.github.providerkit.format.grammar;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * URLs that browsers and servers in JavaScript take without a base ({@code docs/spec/checkstack.md}
 * section 1.1): much is mended in silence, a scheme is a must, and so is a host where the scheme
 * has one.
 */
public final class AbsoluteUrl {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*+):");

  /** Schemes that cannot do without a host. */
  private static final Set<String> WITH_HOST = Set.of("http", "https", "ws", "wss", "ftp");

  private static final Pattern AUTHORITY = Pattern.compile("[/\\\\]*+([^/\\\\?#]*+)");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");
  private static final Pattern FORBIDDEN_IN_HOST =
      Pattern.compile("[\\x00-\\x20\"#%/:<>?@\\[\\\\\\]^`{|}\\x7f]");

  private AbsoluteUrl() {}

  /** Whether the text is an absolute URL. */
  public static boolean isValid(String text) {
    String trimmed = text.strip().replaceAll("[\\t\\r\\n]", "");
    Matcher scheme = SCHEME.matcher(trimmed);
    if (!scheme.lookingAt()) {
      return false;
    }
    String name = scheme.group(1).toLowerCase(Locale.ROOT);
    return !WITH_HOST.contains(name) || hasHost(trimmed.substring(scheme.end()));
  }

  private static boolean hasHost(String rest) {
    Matcher authority = AUTHORITY.matcher(rest);
    authority.lookingAt();
    String hostAndPort = authority.group(1);
    hostAndPort = hostAndPort.substring(hostAndPort.lastIndexOf('@') + 1);
    int port = hostAndPort.indexOf(':', hostAndPort.indexOf(']') + 1);
    String host = port < 0 ? hostAndPort : hostAndPort.substring(0, port);
    return (port < 0 || isPort(hostAndPort.substring(port + 1))) && isHost(host);
  }

  private static boolean isHost(String host) {
    return host.startsWith("[")
        ? IPV6.matcher(host).matches()
        : !host.isEmpty()
            && !FORBIDDEN_IN_HOST.matcher(host.replaceAll("%[0-9A-Fa-f]{2}", "")).find();
  }

  private static boolean isPort(String text) {
    return text.isEmpty() || (text.matches("[0-9]{1,9}+") && Integer.parseInt(text) < 1 << 16);
  }
}
