package io.github.providerkit.transfer;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL that can be asked for: http or https, with a host and a port that there can be.
 *
 * @param origin its server
 * @param uri what is asked for, without user info and fragment
 */
public record WebUrl(Origin origin, URI uri) {
  private static final int LAST_PORT = 65535;
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern PORT = Pattern.compile(":([0-9]*)$");

  /**
   * Reads a URL that somebody wrote.
   *
   * @throws ProviderException if nothing can be asked for there; names the URL and what was
   *     expected
   */
  public static WebUrl of(String text) throws ProviderException {
    if (CONTROL.matcher(text).find()) {
      throw mistake(text, "expected a URL, found a control character in it", null);
    }
    UrlParts parts = UrlParts.of(text).escaped();
    String scheme = parts.scheme() == null ? "" : parts.scheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw mistake(
          text,
          "expected an absolute http or https URL, found "
              + (scheme.isEmpty() ? "no scheme" : "the scheme \"" + parts.scheme() + "\""),
          null);
    }
    if (BAD_ESCAPE.matcher(parts.toString()).find()) {
      throw mistake(text, "expected two hex digits behind each %, found something else", null);
    }
    String authority = parts.authority() == null ? "" : parts.authority();
    return of(text, scheme, authority.substring(authority.lastIndexOf('@') + 1), parts);
  }

  private static WebUrl of(String text, String scheme, String authority, UrlParts parts)
      throws ProviderException {
    Matcher end = PORT.matcher(authority);
    boolean named = end.find();
    String host = named ? authority.substring(0, end.start()) : authority;
    if (host.isEmpty()) {
      throw mistake(text, "expected a host, found none", null);
    }
    String port = named ? port(text, end.group(1)) : "";
    String query = parts.query() == null ? "" : "?" + parts.query();
    try {
      URI uri = new URI(scheme + "://" + ascii(host) + port + parts.path() + query);
      if (uri.getHost() != null) {
        return new WebUrl(Origin.of(uri), uri);
      }
    } catch (URISyntaxException e) {
      // Whatever is wrong: the rest has been looked at, so it is the host.
      throw host(text, host);
    }
    throw host(text, host);
  }

  private static String port(String text, String found) throws ProviderException {
    String digits = found.replaceFirst("^0+(?=.)", "");
    if (digits.isEmpty()) {
      return "";
    }
    if (digits.length() > 5 || Integer.parseInt(digits) > LAST_PORT || digits.equals("0")) {
      throw mistake(text, "expected a port from 1 to 65535, found " + Shown.url(found), null);
    }
    return ":" + digits;
  }

  private static ProviderException host(String text, String host) {
    boolean known = host.indexOf(':') < 0 || host.startsWith("[");
    return mistake(
        text,
        "expected a host of letters, digits, dots and dashes, found "
            + (known ? "\"" + Shown.url(host) + "\"" : "another text"),
        host.indexOf('_') >= 0
            ? "Java can ask no host with an underscore; give it a second name, or use its address"
            : null);
  }

  /** Servers know a name with letters of other languages by its ASCII form. */
  private static String ascii(String host) {
    try {
      return host.chars().allMatch(c -> c < 0x80) ? host : IDN.toASCII(host);
    } catch (IllegalArgumentException e) {
      // No name of a host; the next to look at it says so.
      return host;
    }
  }

  private static ProviderException mistake(String url, String message, @Nullable String hint) {
    return ProviderException.user(Shown.url(url) + ": " + message, hint);
  }

  /**
   * The reference that names a file by its path.
   *
   * @param path relative, with slashes
   */
  public static String ofPath(String path) {
    String literal = path.replace("%", "%25").replace("?", "%3F").replace("#", "%23");
    return UrlParts.of("./" + literal).escaped().path().substring(2);
  }

  /**
   * What a reference means on the page that it was found on (RFC 3986 section 5.2), as Go resolves
   * it.
   *
   * @param base a URL
   * @param reference a path or a URL
   * @return a URL with everything escaped that has to be; of any scheme
   * @throws ProviderException if there are control characters in it
   */
  public static String resolve(String base, String reference) throws ProviderException {
    if (CONTROL.matcher(reference).find()) {
      throw ProviderException.user(
          "expected a path or URL, found a control character in \"" + Shown.url(reference) + "\"",
          null);
    }
    return UrlParts.of(base).resolve(UrlParts.of(reference).escaped()).toString();
  }
}
