package io.github.providerkit.transfer;

import io.github.providerkit.message.UrlSecrets;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL that somebody wrote, in two forms: one that may be written down and told, and one for its
 * server.
 */
public final class PlainUrl {
  private static final Pattern USER_INFO = Pattern.compile("^[^/?#]*//([^/?#]*)@");

  private final String written;
  private final UrlSecrets secrets;

  private PlainUrl(String written) {
    this.written = written;
    this.secrets = UrlSecrets.of(written);
  }

  /** Reads a URL; whether it is one, {@link WebUrl} says. */
  public static PlainUrl of(String url) {
    return new PlainUrl(url);
  }

  /** The URL without user info and secret parameters. */
  public String plain() {
    return secrets.plain();
  }

  /** The URL with everything that is in it; never to be written or shown. */
  public String full() {
    return written;
  }

  /** What of it is secret: names of parameters, or {@code user info}; mostly nothing. */
  public List<String> secrets() {
    return secrets.names();
  }

  /** The login in its user info. */
  public Optional<Login> login() {
    Matcher userInfo = USER_INFO.matcher(written);
    return userInfo.find()
        ? Optional.of(Login.basic(decoded(userInfo.group(1))))
        : Optional.empty();
  }

  private static String decoded(String userInfo) {
    try {
      String text = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
      return text.contains(":") ? text : text + ":";
    } catch (IllegalArgumentException e) {
      // The server is asked with what stands there, and says no.
      return userInfo;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlainUrl url && url.written.equals(written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  @Override
  public String toString() {
    return plain();
  }
}
