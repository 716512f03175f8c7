package io.github.providerkit.lock.config.check;

import io.github.providerkit.format.grammar.HttpsUrl;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL with a scheme as the server's language reads it, which takes more than Java does, such as
 * blanks in a path.
 *
 * @param scheme in lower case
 * @param login whether there is one
 * @param host with its port; may be empty
 * @param path as it is written; what stands behind a scheme without a slash is none
 * @param more whether there is a query or a fragment with something in it
 */
record GoUrl(String scheme, boolean login, String host, String path, boolean more) {
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):([^?#]*)([?][^#]*)?(#.*)?", Pattern.DOTALL);

  /** Reads a URL; empty for none, and for one without a scheme. */
  static Optional<GoUrl> of(String text) {
    Matcher parts = SCHEME.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String place = parts.group(2);
    boolean hasHost = place.startsWith("//");
    int slash = hasHost ? place.indexOf('/', 2) : 0;
    String authority = hasHost ? place.substring(2, slash < 0 ? place.length() : slash) : "";
    String path = slash < 0 || !place.startsWith("/") ? "" : place.substring(slash);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    // The same with a host where there is none, for they are allowed here.
    String login = authority.substring(0, authority.length() - host.length());
    String rest =
        (parts.group(3) == null ? "" : "?") + (parts.group(4) == null ? "" : parts.group(4));
    String alike = "https://" + login + (host.isEmpty() ? "host" : host) + path + rest;
    if (!HttpsUrl.isValid(alike) || hasControls(text)) {
      return Optional.empty();
    }
    return Optional.of(
        new GoUrl(
            parts.group(1).toLowerCase(Locale.ROOT),
            !login.isEmpty(),
            host,
            path,
            isMore(parts.group(3)) || isMore(parts.group(4))));
  }

  /** The host without a port. */
  String hostname() {
    return host.replaceFirst("(?<=]|^[^\\[\\]:]{0,300}):[0-9]*$", "");
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> c < 0x20 || c == 0x7F);
  }

  private static boolean isMore(@Nullable String part) {
    return part != null && part.length() > 1;
  }
}
