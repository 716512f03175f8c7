package io.github.providerkit.maven.remote;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.transfer.Login;
import io.github.providerkit.transfer.Mirrors;
import io.github.providerkit.transfer.Origin;
import io.github.providerkit.transfer.PlainUrl;
import io.github.providerkit.transfer.WebUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * What lies below the URL of one of the build's repositories is asked for where Maven asks: at the
 * mirror that the settings name for it, with the login of the {@code <server>} that has its id.
 */
final class RepositoryMirrors implements Mirrors {
  /** Steps that a server resolves once more, perhaps to outside of the repository. */
  private static final Pattern DOTS = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)");

  private final List<Route> routes = new ArrayList<>();

  /**
   * Reads repositories.
   *
   * @param repositories as Maven sees them, mirrors in the place of what they mirror
   * @param logins what the settings have by id
   */
  RepositoryMirrors(List<RemoteRepository> repositories, Function<String, Optional<Login>> logins) {
    for (RemoteRepository repository : repositories) {
      List<RemoteRepository> originals = repository.getMirroredRepositories();
      for (RemoteRepository original : originals.isEmpty() ? List.of(repository) : originals) {
        add(original, repository, logins);
      }
    }
    // Of a repository within another one the inner one counts.
    routes.sort(Comparator.comparingInt((Route route) -> route.path().length()).reversed());
  }

  /**
   * Where a repository is asked.
   *
   * @param origin its own server
   * @param path its path there, without a slash at the end
   * @param asked the repository that Maven asks for it, itself or a mirror
   */
  private record Route(
      Origin origin,
      String path,
      RemoteRepository asked,
      boolean mirrored,
      Function<String, Optional<Login>> logins) {}

  // The very same one when nothing stands in its place.
  @SuppressWarnings("ReferenceEquality")
  private void add(
      RemoteRepository original, RemoteRepository asked, Function<String, Optional<Login>> logins) {
    try {
      URI url = WebUrl.of(PlainUrl.of(original.getUrl()).plain()).uri();
      String path = url.getRawPath().replaceFirst("/+$", "");
      boolean mirrored = asked != original;
      routes.add(new Route(Origin.of(url), path, asked, mirrored, logins));
    } catch (ProviderException e) {
      // Of a directory, say: nothing on the web is below it.
      return;
    }
  }

  @Override
  public Optional<Place> placeOf(URI url) throws ProviderException {
    Origin origin = Origin.of(url);
    String path = url.getRawPath();
    for (Route route : routes) {
      if (route.origin().equals(origin)
          && path.startsWith(route.path() + "/")
          && !DOTS.matcher(path).find()) {
        return place(route, url, path.substring(route.path().length()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Place> place(Route route, URI url, String rest) throws ProviderException {
    RemoteRepository asked = route.asked();
    if (asked.isBlocked()) {
      throw ProviderException.user(
          Shown.url(url.toString())
              + ": expected a repository that may be asked, found one that the mirror "
              + asked.getId()
              + " of settings.xml blocks",
          null);
    }
    Optional<Login> login = route.logins().apply(asked.getId());
    if (!route.mirrored()) {
      return login.map(known -> new Place(url, Optional.of(known)));
    }
    String base = PlainUrl.of(asked.getUrl()).plain().replaceFirst("/+$", "");
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return Optional.of(new Place(WebUrl.of(base + rest + query).uri(), login));
  }
}
