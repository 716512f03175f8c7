package io.github.providerkit.publish;

import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.WebUrl;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How packages are published; what is empty is left to npm, its settings and the package's own
 * {@code publishConfig}.
 *
 * @param registry the registry's URL
 * @param access {@code public} or {@code restricted}
 * @param tag the tag by which users ask for the version
 * @param provenance whether CI attests where a package was built
 */
public record PublishSettings(
    Optional<WebUrl> registry,
    Optional<String> access,
    Optional<String> tag,
    Optional<Boolean> provenance) {
  private static final List<String> ACCESSES = List.of("public", "restricted");

  /**
   * Reads what the user says; null where nothing is said.
   *
   * @throws ProviderException if a value means nothing
   */
  public static PublishSettings of(String registry, String access, String tag, Boolean provenance)
      throws ProviderException {
    if (access != null && !ACCESSES.contains(access)) {
      throw ProviderException.user(
          "provider.npm.access: expected public or restricted, found \"%s\"".formatted(access),
          Names.hint(access, ACCESSES, Map.of("private", "restricted")));
    }
    if (tag != null && !tag.matches("[A-Za-z][A-Za-z0-9._-]*")) {
      throw ProviderException.user(
          "provider.npm.tag: expected a word such as next, found \"%s\"".formatted(tag),
          "npm takes what looks like a version for one");
    }
    return new PublishSettings(
        registry == null ? Optional.empty() : Optional.of(registry(registry)),
        Optional.ofNullable(access),
        Optional.ofNullable(tag),
        Optional.ofNullable(provenance));
  }

  private static WebUrl registry(String url) throws ProviderException {
    try {
      WebUrl read = WebUrl.of(url);
      if (read.uri().getRawQuery() == null && !url.substring(url.indexOf("//")).contains("@")) {
        return read;
      }
    } catch (ProviderException e) {
      throw e.about("provider.npm.registry");
    }
    throw ProviderException.user(
        "provider.npm.registry: expected a URL of host and path alone, found a login or a query",
        "logins belong into settings.xml: a <server> whose id is the host");
  }
}
