package io.github.providerkit.transfer;

import io.github.providerkit.message.ProviderException;
import java.net.URI;
import java.net.URISyntaxException;

/** What of URLs and failures may be seen in messages: no user info and no query, often a token. */
public final class Shown {
  private Shown() {}

  /** A URL without its secrets. */
  public static String url(String url) {
    String plain = url.replaceFirst("//[^/@?#]*@", "//");
    int query = plain.indexOf('?');
    return query < 0 ? plain : plain.substring(0, query) + "?…";
  }

  /** A URL that was written by somebody else. */
  static URI uri(String url) throws ProviderException {
    try {
      return new URI(url.replace(" ", "%20"));
    } catch (URISyntaxException e) {
      throw ProviderException.user(
          "expected a URL, found \"" + url(url) + "\": " + e.getReason(), null);
    }
  }

  /** Why something failed; many network exceptions have a name but no message. */
  static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
