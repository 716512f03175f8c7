package io.github.providerkit.message;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What of a URL is nobody's business but its server's: user info, and parameters that stand for a
 * login or sign the URL. A path may hold a secret too, but nothing tells it from another.
 *
 * @param plain the URL without them
 * @param names what was taken out: names of parameters, or {@code user info}; empty for nothing
 */
public record UrlSecrets(String plain, List<String> names) {
  /** Ends of names, without what stands between their words: {@code X-Amz-Security-Token}. */
  private static final List<String> ENDS =
      List.of(
          "token",
          "secret",
          "password",
          "passwd",
          "pwd",
          "signature",
          "credential",
          "credentials",
          "authorization",
          "apikey",
          "accesskey",
          "accesskeyid",
          "authkey",
          "privatekey",
          "secretkey",
          "sharedkey",
          "signingkey",
          "subscriptionkey",
          "sessionid");

  /** Names that are too short to be the ends of others. */
  private static final Set<String> WHOLE =
      Set.of("sig", "sas", "jwt", "auth", "hmac", "key", "pass", "pat", "pw");

  /** Copies the names. */
  public UrlSecrets {
    names = List.copyOf(names);
  }

  /** Takes the secrets out of a text that should be a URL; other texts stay as they are. */
  public static UrlSecrets of(String url) {
    List<String> names = new ArrayList<>();
    String plain = withoutUserInfo(url);
    if (!plain.equals(url)) {
      names.add("user info");
    }
    int query = plain.indexOf('?');
    int fragment = plain.indexOf('#');
    int parameters = query < 0 || (fragment >= 0 && fragment < query) ? fragment : query;
    if (parameters < 0) {
      return new UrlSecrets(plain, names);
    }
    StringBuilder kept = new StringBuilder(plain.substring(0, parameters));
    for (int start = parameters; start < plain.length(); ) {
      int end = start + 1;
      while (end < plain.length() && "?#&;".indexOf(plain.charAt(end)) < 0) {
        end++;
      }
      String parameter = plain.substring(start + 1, end);
      int value = parameter.indexOf('=');
      String name = value < 0 ? "" : decoded(parameter.substring(0, value));
      if (isSecret(name)) {
        names.add(name);
      } else {
        boolean first = kept.length() == parameters && plain.charAt(start) != '#';
        kept.append(plain.charAt(first ? parameters : start)).append(parameter);
      }
      start = end;
    }
    return new UrlSecrets(kept.toString(), names);
  }

  /** Also a password with an at sign in it goes: the last one counts, for servers too. */
  static String withoutUserInfo(String url) {
    return url.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*@", "$1//");
  }

  private static boolean isSecret(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return WHOLE.contains(plain) || ENDS.stream().anyMatch(plain::endsWith);
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Nobody can read it.
      return name;
    }
  }
}
