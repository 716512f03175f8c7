package io.github.providerkit.maven.remote;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.lock.resolve.ReleaseReference;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.transfer.PlainUrl;
import io.github.providerkit.transfer.WebUrl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * A Maven repository that servers reach.
 *
 * @param url where they find it, without a slash at the end; it is written into locks for everybody
 *     to see
 * @param remote how Maven asks it: perhaps a mirror, with its login and proxy
 */
record ServerRepository(String url, RemoteRepository remote) {
  private static final int KEY_LENGTH = 16;

  /**
   * The repositories of a build that servers reach: the one that the user named, or all that are on
   * the web.
   *
   * @param remotes those of the project, in their order
   * @param named what the user says; empty for nothing
   * @throws ProviderException if there is none, or what the user says is none
   */
  static List<ServerRepository> of(
      RepositorySystem system,
      RepositorySystemSession session,
      List<RemoteRepository> remotes,
      Optional<String> named)
      throws ProviderException {
    if (named.isPresent()) {
      String url = plain(named.get());
      return List.of(new ServerRepository(url, remote(system, session, remotes, url)));
    }
    List<ServerRepository> found = new ArrayList<>();
    for (RemoteRepository remote : remotes) {
      if (ReleaseReference.isRemote(remote.getUrl())) {
        found.add(new ServerRepository(withoutEnd(PlainUrl.of(remote.getUrl()).plain()), remote));
      }
    }
    if (found.isEmpty()) {
      throw ProviderException.user(
          "expected a Maven repository that a server can reach, found " + shown(remotes),
          "name it in the POM, or say where the server finds it with"
              + " -Dprovider.lock.repositoryUrl=https://…");
    }
    return found;
  }

  /** As the project knows it, or else with the settings' mirrors and proxies. */
  private static RemoteRepository remote(
      RepositorySystem system,
      RepositorySystemSession session,
      List<RemoteRepository> remotes,
      String url)
      throws ProviderException {
    for (RemoteRepository remote : remotes) {
      if (Stream.concat(Stream.of(remote), remote.getMirroredRepositories().stream())
          .anyMatch(one -> withoutEnd(one.getUrl()).equals(url))) {
        return remote;
      }
    }
    String id = WebUrl.of(url).origin().id();
    RemoteRepository plain = new RemoteRepository.Builder(id, "default", url).build();
    return system.newResolutionRepositories(session, List.of(plain)).get(0);
  }

  /** What tells what came from it from what came from elsewhere: a directory's name. */
  String key() {
    byte[] place = (url + '\n' + remote.getUrl()).getBytes(StandardCharsets.UTF_8);
    return Sha256.of(place).substring(0, KEY_LENGTH);
  }

  @Override
  public String toString() {
    return remote.getId() + " (" + Shown.url(remote.getUrl()) + ")";
  }

  static String shown(List<RemoteRepository> remotes) {
    List<String> ids =
        remotes.stream().map(r -> r.getId() + " (" + Shown.url(r.getUrl()) + ")").toList();
    return ids.isEmpty() ? "none" : String.join(", ", ids);
  }

  /**
   * A URL that may be written into a lock, as the user wrote it.
   *
   * @throws ProviderException if there are secrets in it, or it is none
   */
  static String plain(String url) throws ProviderException {
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
