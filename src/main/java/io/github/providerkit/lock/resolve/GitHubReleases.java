package io.github.providerkit.lock.resolve;

import io.github.providerkit.lock.config.Source;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.JsonData;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.transfer.Access;
import io.github.providerkit.transfer.Login;
import io.github.providerkit.transfer.SmallFiles;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds files of GitHub releases as the server does ({@code docs/spec/gestalt-lock.md} section 2).
 */
public final class GitHubReleases {
  public static final String API = "https://api.github.com";

  private static final int MOST_BYTES = 16 << 20;

  private final SmallFiles files;
  private final String api;

  public GitHubReleases(SmallFiles files, String api) {
    this.files = files;
    this.api = api;
  }

  /**
   * The files of a release.
   *
   * @param metadata URL of its metadata
   * @param urls by name
   */
  record Assets(String metadata, Map<String, String> urls, Optional<Access> access) {
    /** The URL of a file by its path in metadata, or by the last part of that. */
    Optional<String> url(String path) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      return Optional.ofNullable(urls.getOrDefault(path, urls.get(name)));
    }
  }

  /** How the server names such a source in a lock. */
  static String location(Source.GitHub source) {
    return "github-release://github.com/"
        + source.repository()
        + "?asset="
        + encoded(source.asset())
        + "&tag="
        + encoded(source.tag());
  }

  Assets assets(Source.GitHub source, Optional<Login> login) throws ProviderException {
    String url =
        api
            + "/repos/"
            + source.repository()
            + "/releases/tags/"
            + encoded(source.tag()).replace("+", "%20");
    Optional<Access> access = Access.of(api, login);
    byte[] json = files.get(url, access, "application/vnd.github+json", MOST_BYTES);
    Map<String, String> urls = new LinkedHashMap<>();
    try {
      if (JsonData.object(url, json).get("assets") instanceof List<?> assets) {
        for (Object asset : assets) {
          // A number, and nothing that would lead elsewhere.
          if (asset instanceof Map<?, ?> fields
              && fields.get("id") instanceof Long id
              && fields.get("name") instanceof String name) {
            urls.put(
                name.strip(), api + "/repos/" + source.repository() + "/releases/assets/" + id);
          }
        }
      }
    } catch (UnreadableDocumentException e) {
      throw noRelease(url);
    }
    String metadata = urls.get(source.asset());
    if (metadata == null) {
      throw ProviderException.user(
          "githubRelease: expected a file "
              + source.asset()
              + " in the release "
              + source.tag()
              + ", found "
              + (urls.isEmpty() ? "none" : Shown.text(String.join(", ", urls.keySet()))),
          null);
    }
    return new Assets(metadata, urls, access);
  }

  private static ProviderException noRelease(String url) {
    return ProviderException.user(
        Shown.url(url) + ": expected a release as JSON, found something else", null);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%7E", "~");
  }
}
