package io.github.providerkit.lock.config.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.format.grammar.HttpsUrl;
import io.github.providerkit.format.grammar.PackagePath;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server takes for the name of a git repository in a list of those that agents may clone:
 * a URL, what git itself takes for {@code ssh}, or host and path alone.
 *
 * @param identity what is compared, without scheme, login and {@code .git}; empty where it is none
 * @param expected what is expected in its place; empty where it is one
 */
record RepositoryName(String identity, String expected) {
  static final String EXPECTED =
      "a git repository such as github.com/acme/app or https://github.com/acme/app.git";

  private static final int REREAD = 3;
  private static final String BLANK = "\t\n\f\r ";
  private static final Pattern OF_SSH =
      Pattern.compile("[^@/\\\\" + BLANK + "]+@([^:" + BLANK + "]+):([^\\n]+)");
  private static final Pattern HEX = Pattern.compile("%([0-9A-Fa-f]{2})");

  /**
   * Reads a name. The server writes it anew without a scheme, and has to read that again, which it
   * does not where a host has a port.
   *
   * @param text without blanks around it, and not empty
   */
  static RepositoryName of(String text) {
    RepositoryName first = read(text);
    RepositoryName found = first;
    for (int i = 0; i < REREAD && found.expected().isEmpty(); i++) {
      found = read(found.identity());
    }
    return first.expected().isEmpty() && !found.expected().isEmpty()
        ? refused(EXPECTED + ", on a host without a port")
        : found;
  }

  private static RepositoryName read(String text) {
    Matcher ssh = OF_SSH.matcher(text);
    if (ssh.matches()) {
      return named(ssh.group(1), ssh.group(2));
    }
    Optional<GoUrl> url = GoUrl.of(text);
    if (url.isPresent()) {
      return ofUrl(url.get());
    }
    if (text.startsWith("/") || text.startsWith(".")) {
      return refused("no local path; file:///path names one");
    }
    String path = text.split("[?#]", 2)[0];
    boolean read = !path.split("/", 2)[0].contains(":") && isReadable("/" + text);
    return read ? named("", text) : refused(EXPECTED);
  }

  private static RepositoryName ofUrl(GoUrl url) {
    if (url.more()) {
      return refused("a git URL without query and fragment");
    }
    if (url.login()) {
      return refused("a git URL without a login; agents have logins of their own");
    }
    return switch (url.scheme()) {
      case "https", "http", "ssh", "git" -> named(url.host(), decoded(url.path()));
      case "file" -> ofFile(url.host(), decoded(url.path()));
      default -> refused("a git URL of scheme https, http, ssh, git or file");
    };
  }

  private static boolean isReadable(String path) {
    return HttpsUrl.isValid("https://host" + path);
  }

  private static RepositoryName ofFile(String host, String path) {
    String clean = PackagePath.clean(path);
    return (host.isEmpty() || host.equals("localhost")) && clean.startsWith("/")
        ? new RepositoryName("file://" + withoutEnding(clean), "")
        : refused("a file URL with the whole path of a repository here");
  }

  private static RepositoryName named(String host, String path) {
    String name = path.strip();
    String clean =
        withoutEnding(PackagePath.clean(name.startsWith("/") ? name.substring(1) : name));
    if (name.isEmpty() || clean.equals(".") || clean.isEmpty() || clean.startsWith("../")) {
      return refused(EXPECTED);
    }
    String place = host.strip().toLowerCase(Locale.ROOT);
    return new RepositoryName(place.isEmpty() ? clean : place + "/" + clean, "");
  }

  private static String withoutEnding(String path) {
    return path.endsWith(".git") ? path.substring(0, path.length() - ".git".length()) : path;
  }

  private static String decoded(String path) {
    String bytes = new String(path.getBytes(UTF_8), ISO_8859_1);
    String decoded =
        HEX.matcher(bytes)
            .replaceAll(
                hex ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
    return new String(decoded.getBytes(ISO_8859_1), UTF_8);
  }

  private static RepositoryName refused(String expected) {
    return new RepositoryName("", expected);
  }

  /** What is wrong with it; empty for nothing. */
  Optional<String> mistake() {
    return Optional.of(expected).filter(text -> !text.isEmpty());
  }
}
