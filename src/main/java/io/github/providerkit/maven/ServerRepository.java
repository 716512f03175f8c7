package io.github.providerkit.maven;

import io.github.providerkit.lock.resolve.ReleaseReference;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.transfer.PlainUrl;
import io.github.providerkit.transfer.WebUrl;
import java.util.Optional;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;

/**
 * Under which URL a server finds a Maven repository: as the user says, or where Maven found it. It
 * is written into locks for everybody to see.
 *
 * @param named what the user says; empty for nothing
 */
record ServerRepository(Optional<String> named) {

  /** Whether a URL may be one of a server's: below what the user named, if anything. */
  boolean covers(String url) throws ProviderException {
    return named.isEmpty() || url.startsWith(plain(named.get()) + "/");
  }

  /** The URL of the repository that an artifact came from, without a slash at the end. */
  String urlOf(ArtifactResult result) throws ProviderException {
    if (named.isPresent()) {
      return plain(named.get());
    }
    if (result.getRepository() instanceof RemoteRepository remote
        && ReleaseReference.isRemote(remote.getUrl())) {
      return withoutEnd(PlainUrl.of(remote.getUrl()).plain());
    }
    throw ProviderException.user(
        "expected "
            + result.getArtifact()
            + " in a repository that a server can reach, found it in "
            + Shown.text(String.valueOf(result.getRepository())),
        "deploy it, or say where the server finds it with -Dprovider.lock.repositoryUrl=https://…");
  }

  private static String plain(String url) throws ProviderException {
    WebUrl.of(url);
    if (!PlainUrl.of(url).secrets().isEmpty() || url.contains("?") || url.contains("#")) {
      throw ProviderException.user(
          "provider.lock.repositoryUrl: expected the URL of a repository without user info and"
              + " parameters, found "
              + Shown.url(url),
          "it is written into the lock; what the server needs belongs into source.auth.token");
    }
    return withoutEnd(url);
  }

  private static String withoutEnd(String url) {
    return url.replaceFirst("/+$", "");
  }
}
