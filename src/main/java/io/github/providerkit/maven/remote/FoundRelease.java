package io.github.providerkit.maven.remote;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.lock.resolve.MavenReleases;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** A release in one repository; all of its files come from there. */
final class FoundRelease implements MavenReleases.Found {
  private static final String ARCHIVE_TYPE = "tar.gz";
  private static final Pattern CLASSIFIER = Pattern.compile("-[A-Za-z0-9][A-Za-z0-9._-]*");

  private final RepositoryStore store;
  private final ServerRepository server;
  private final Artifact metadata;
  private final boolean offline;

  FoundRelease(RepositoryStore store, ServerRepository server, Artifact metadata, boolean offline) {
    this.store = store;
    this.server = server;
    this.metadata = metadata;
    this.offline = offline;
  }

  @Override
  public Path metadata() {
    return metadata.getFile().toPath();
  }

  @Override
  public String url() {
    return server.url() + "/" + RepositoryStore.layout(metadata);
  }

  @Override
  public Path archive(String fileName) throws ProviderException {
    return archive(fileName, "");
  }

  /** One that was downloaded before is as good as the repository's if it has the same digest. */
  @Override
  public Path archive(String fileName, String sha256) throws ProviderException {
    Artifact archive = artifact(fileName);
    Optional<Artifact> known = store.known(server, archive);
    if (known.isPresent() && hasDigest(known.get(), sha256)) {
      return known.get().getFile().toPath();
    }
    if (offline) {
      throw RepositoryReleases.offline("the archive " + fileName);
    }
    try {
      return store.download(server, archive).getFile().toPath();
    } catch (ArtifactResolutionException e) {
      throw ProviderException.user(
          "expected the archive "
              + fileName
              + " in a Maven repository: "
              + Shown.text(e.getMessage()),
          "looked in " + server);
    }
  }

  private static boolean hasDigest(Artifact known, String sha256) {
    try {
      return Sha256.of(known.getFile().toPath()).equals(sha256);
    } catch (IOException e) {
      // It is fetched again.
      return false;
    }
  }

  private Artifact artifact(String fileName) throws ProviderException {
    String start = metadata.getArtifactId() + "-" + metadata.getVersion();
    String end = "." + ARCHIVE_TYPE;
    boolean regular =
        fileName.startsWith(start)
            && fileName.endsWith(end)
            && fileName.length() >= start.length() + end.length();
    String middle =
        regular ? fileName.substring(start.length(), fileName.length() - end.length()) : "?";
    if (!middle.isEmpty() && !CLASSIFIER.matcher(middle).matches()) {
      throw ProviderException.user(
          "expected an archive named "
              + start
              + "[-classifier]"
              + end
              + ", found "
              + Shown.url(fileName),
          "the metadata in the repository names it; was it written by the goal release-archive?");
    }
    return new DefaultArtifact(
        metadata.getGroupId(),
        metadata.getArtifactId(),
        middle.isEmpty() ? "" : middle.substring(1),
        ARCHIVE_TYPE,
        metadata.getVersion());
  }
}
