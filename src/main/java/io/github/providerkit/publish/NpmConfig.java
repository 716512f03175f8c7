package io.github.providerkit.publish;

import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.Login;
import io.github.providerkit.transfer.WebUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What npm is told beside its command line, where everybody could read a secret: a login from
 * {@code settings.xml} stands in an {@code .npmrc} that only its owner may read and that goes away,
 * behind all that the user's own says. Without a login nothing is written.
 */
final class NpmConfig implements AutoCloseable {
  private static final String USER_CONFIG = "NPM_CONFIG_USERCONFIG";
  private static final List<String> TOKEN = List.of("Bearer ", "_authToken");
  private static final List<String> NAME = List.of("Basic ", "_auth");

  private final Optional<Path> file;

  /** A build that is stopped ends without closing anything. */
  private final Thread atTheEnd;

  private NpmConfig(Optional<Path> file) {
    this.file = file;
    this.atTheEnd = new Thread(() -> file.ifPresent(NpmConfig::discard));
    if (file.isPresent()) {
      Runtime.getRuntime().addShutdownHook(atTheEnd);
    }
  }

  private static void discard(Path login) {
    try {
      Files.deleteIfExists(login);
    } catch (IOException e) {
      // Nobody listens any more; its owner alone can read it.
      return;
    }
  }

  /**
   * Writes the configuration.
   *
   * @param registry whom the login is for; without it there is none
   * @param login empty to leave it to the user's own configuration
   * @throws ProviderException if it cannot be written
   */
  static NpmConfig of(Host host, Optional<WebUrl> registry, Optional<Login> login)
      throws ProviderException {
    if (registry.isEmpty() || login.isEmpty()) {
      return new NpmConfig(Optional.empty());
    }
    Path file = null;
    try {
      // Its owner alone may read it, from the beginning.
      file = Files.createTempFile("provider-", ".npmrc");
      String own = usersOwn(host);
      Files.writeString(file, own + line(registry.get().uri(), login.get().header()));
      return new NpmConfig(Optional.of(file));
    } catch (IOException e) {
      delete(Optional.ofNullable(file));
      throw ProviderException.environment("cannot write the login for npm", e);
    } catch (ProviderException | RuntimeException e) {
      delete(Optional.ofNullable(file));
      throw e;
    }
  }

  private static String usersOwn(Host host) throws IOException {
    Optional<Path> own =
        host.variable(USER_CONFIG)
            .or(() -> host.variable("npm_config_userconfig"))
            .map(Path::of)
            .or(() -> host.home().map(home -> Path.of(home, ".npmrc")))
            .filter(Files::isRegularFile);
    // As npm reads it; a byte that is no UTF-8 is no reason to publish nothing.
    return own.isEmpty()
        ? ""
        : new String(Files.readAllBytes(own.get()), StandardCharsets.UTF_8) + "\n";
  }

  /** The key that npm looks for ({@code //host/path/:_authToken}), and a value in JSON quotes. */
  private static String line(URI registry, String header) throws ProviderException {
    List<String> kind = header.startsWith(TOKEN.get(0)) ? TOKEN : NAME;
    String value = header.substring(kind.get(0).length());
    // npm would put variables in place of ${…}.
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f) || value.contains("${")) {
      throw ProviderException.user(
          "expected a token of visible ASCII characters for %s in settings.xml, found another"
              .formatted(registry.getHost()),
          null);
    }
    String path = registry.getRawPath() == null ? "" : registry.getRawPath();
    String place = "//" + registry.getRawAuthority() + (path.endsWith("/") ? path : path + "/");
    String quoted = "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return place + ":" + kind.get(1) + "=" + quoted + "\n";
  }

  /** Variables for npm. */
  Map<String, String> environment(Host host) {
    return file.map(
            own ->
                Map.of(
                    // One of two spellings would win, nobody knows which.
                    host.variable("npm_config_userconfig").isPresent()
                        ? "npm_config_userconfig"
                        : USER_CONFIG,
                    own.toString()))
        .orElse(Map.of());
  }

  @Override
  public void close() throws ProviderException {
    delete(file);
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException e) {
      // It is running.
      return;
    }
  }

  private static void delete(Optional<Path> file) throws ProviderException {
    try {
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    } catch (IOException e) {
      throw ProviderException.environment("cannot remove the login for npm: " + file.get(), e);
    }
  }
}
