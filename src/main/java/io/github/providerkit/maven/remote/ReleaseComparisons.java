package io.github.providerkit.maven.remote;

import io.github.providerkit.compare.ComparedRelease;
import io.github.providerkit.compare.OfferComparison;
import io.github.providerkit.compare.ReleaseDifference;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.EarlierRelease;
import io.github.providerkit.format.Offer;
import io.github.providerkit.format.Provider;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/**
 * Holds a provider against its release before, in the repository that the project deploys to.
 * Whatever that repository says or does, the build goes on.
 */
public final class ReleaseComparisons {
  private final RepositorySystem repositories;

  /** Creates it; Maven hands in its resolver. */
  @Inject
  public ReleaseComparisons(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  /**
   * Compares.
   *
   * @param compiled what was compiled; empty where nothing was
   * @param debug receives why there is nothing to compare with
   * @param warnings receives what went wrong
   * @return empty where nothing was compared
   * @throws ProviderException if the provider itself cannot be read
   */
  public Optional<ComparedRelease> compare(
      MavenSession session,
      MavenProject project,
      Provider provider,
      Optional<CompiledCode> compiled,
      Consumer<String> debug,
      Consumer<String> warnings)
      throws ProviderException {
    Optional<Offer> offer = session.isOffline() ? Optional.empty() : provider.offer(compiled);
    if (offer.isEmpty()) {
      debug.accept(
          "not compared with the release before: "
              + (session.isOffline() ? "offline" : "a format without operations"));
      return Optional.empty();
    }
    Path store = Path.of(session.getLocalRepository().getBasedir(), ".cache", "provider", "maven");
    try {
      Optional<EarlierRelease.Files> files =
          new EarlierReleases(repositories, session, store).before(project, provider.version());
      Optional<EarlierRelease> earlier =
          files.isEmpty() ? Optional.empty() : provider.earlier(files.get());
      if (earlier.isEmpty()) {
        debug.accept("not compared with the release before: there is none");
      }
      return earlier.map(before -> compared(before, offer.get(), provider.version()));
    } catch (ProviderException e) {
      warnings.accept("not compared with the release before: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static ComparedRelease compared(EarlierRelease before, Offer now, String version) {
    return new ComparedRelease(
        before,
        new ReleaseDifference(before.version(), version, OfferComparison.of(before.offer(), now)));
  }
}
