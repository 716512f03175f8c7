package io.github.providerkit.registry;

import io.github.providerkit.lock.resolve.IndexContents.Release;
import java.util.List;
import java.util.Optional;

/**
 * A provider that is shown.
 *
 * @param packageName {@code host/owner/repository/path}
 * @param kind of provider, in its generation's word
 * @param displayName its name for people
 * @param description in its author's words; empty where there are none
 * @param urls where its repository is on the web
 * @param tree what the repository has of it; empty where that is elsewhere
 * @param latest the version that a server takes which asks for none; empty where there is none
 * @param versions the newest first; empty for one that was never released
 */
public record ListedProvider(
    String packageName,
    String kind,
    String displayName,
    String description,
    RepositoryUrls urls,
    Optional<InTree> tree,
    Optional<String> latest,
    List<Release> versions) {

  /** The last part of its package's name. */
  public String name() {
    return packageName.substring(packageName.lastIndexOf('/') + 1);
  }

  /** The path behind the repository in its package's name. */
  public String path() {
    return RepositoryUrls.pathOf(packageName);
  }

  /** The version that people are shown first; empty where there is none. */
  public Optional<Release> shown() {
    return versions.stream()
        .filter(release -> latest.isEmpty() || release.version().equals(latest.get()))
        .findFirst();
  }
}
