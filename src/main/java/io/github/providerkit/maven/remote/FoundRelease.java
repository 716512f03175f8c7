package io.github.providerkit.maven.remote;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.lock.resolve.MavenReleases;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionResolutionException;

/** A release in one repository; all of its files come from there. */
final class FoundRelease implements MavenReleases.Found {
  private static final String ARCHIVE_TYPE = "tar.gz";
  private static final String END = "." + ARCHIVE_TYPE;
  private static final String SNAPSHOT = "-SNAPSHOT";

  /** A file of a snapshot: artifact id, version, classifier. */
  private static final Pattern TIMED =
      Pattern.compile(
          "(.+?)-([0-9][^/]*?-[0-9]{8}\\.[0-9]{6}-[0-9]+)(?:-([A-Za-z0-9][A-Za-z0-9._-]*))?\\.tar\\.gz");

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
  public String archiveUrl(String fileName) throws ProviderException {
    return server.url() + "/" + RepositoryStore.layout(deployed(fileName));
  }

  @Override
  public Optional<String> note() {
    return metadata.isSnapshot()
        ? Optional.of(
            "a snapshot: its files "
                + metadata.getVersion()
                + " are locked, which the repository may remove at any time")
        : Optional.empty();
  }

  @Override
  public Path archive(String fileName) throws ProviderException {
    return archive(fileName, "");
  }

  /** One that was downloaded before is as good as the repository's if it has the same digest. */
  @Override
  public Path archive(String fileName, String sha256) throws ProviderException {
    Artifact archive = deployed(fileName);
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
          "expected the archive " + fileName + " in a Maven repository: " + Shown.reason(e),
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

  /** The archive under the name that it has in the repository. */
  private Artifact deployed(String fileName) throws ProviderException {
    Artifact named = artifact(fileName);
    // Who knows the time asks for it; without a network nothing else can be known.
    if (!named.isSnapshot() || !named.getVersion().endsWith(SNAPSHOT) || offline) {
      return named;
    }
    try {
      return store.deployed(server, named);
    } catch (VersionResolutionException e) {
      throw ProviderException.user(
          "expected the archive "
              + fileName
              + " of a snapshot: "
              + Shown.text(String.valueOf(e.getMessage())),
          "looked in " + server);
    }
  }

  private Artifact artifact(String fileName) throws ProviderException {
    for (String version : List.of(metadata.getVersion(), metadata.getBaseVersion())) {
      String start = metadata.getArtifactId() + "-" + version;
      if (fileName.startsWith(start) && fileName.endsWith(END)) {
        String middle =
            fileName.substring(
                start.length(), Math.max(start.length(), fileName.length() - END.length()));
        if (middle.isEmpty() || CLASSIFIER.matcher(middle).matches()) {
          return artifact(version, middle.isEmpty() ? "" : middle.substring(1));
        }
      }
    }
    Matcher timed = TIMED.matcher(fileName);
    if (metadata.isSnapshot() && timed.matches() && isOurs(timed)) {
      String classifier = timed.group(3) == null ? "" : timed.group(3);
      return artifact(timed.group(2), classifier);
    }
    throw ProviderException.user(
        "expected an archive named "
            + metadata.getArtifactId()
            + "-"
            + metadata.getVersion()
            + "[-classifier]"
            + END
            + ", found "
            + Shown.url(fileName),
        "the metadata in the repository names it; was it written by the goal release-archive?");
  }

  private boolean isOurs(Matcher timed) {
    String base = metadata.getBaseVersion().replaceFirst(SNAPSHOT + "$", "");
    return timed.group(1).equals(metadata.getArtifactId()) && timed.group(2).startsWith(base + "-");
  }

  private Artifact artifact(String version, String classifier) {
    return new DefaultArtifact(
        metadata.getGroupId(), metadata.getArtifactId(), classifier, ARCHIVE_TYPE, version);
  }
}
