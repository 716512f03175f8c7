package io.github.providerkit.maven.remote;

import io.github.providerkit.files.Directories;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.LastUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRequest;
import org.eclipse.aether.resolution.VersionResolutionException;

/**
 * What came from repositories that servers reach, each file under the URL that it came from.
 * Maven's own local repository will not do: what was installed there lies over what was downloaded,
 * and it knows repositories by an id that anybody may give to another one. Maven downloads into a
 * directory that is new for each build, so that it never takes an old file for what is there now.
 */
final class RepositoryStore implements AutoCloseable {
  private final RepositorySystem system;
  private final RepositorySystemSession session;
  private final Path directory;
  private final AtomicReference<Fresh> fresh = new AtomicReference<>();

  /** Creates it; nothing is made before something comes. */
  RepositoryStore(RepositorySystem system, RepositorySystemSession session, Path directory) {
    this.system = system;
    this.session = session;
    this.directory = directory;
  }

  /** A session that knows of nothing that was downloaded, installed or built before. */
  private record Fresh(Path directory, RepositorySystemSession session) {}

  /** The session to ask repositories with. */
  RepositorySystemSession session() throws ProviderException {
    return fresh().session();
  }

  private synchronized Fresh fresh() throws ProviderException {
    Fresh known = fresh.get();
    if (known == null) {
      Path run = directory.resolve(".run-" + UUID.randomUUID());
      try {
        Files.createDirectories(run);
      } catch (IOException e) {
        throw ProviderException.environment("cannot write " + run, e);
      }
      DefaultRepositorySystemSession copy = new DefaultRepositorySystemSession(session);
      copy.setLocalRepositoryManager(
          system.newLocalRepositoryManager(copy, new LocalRepository(run.toFile())));
      // What the reactor builds is no release either.
      copy.setWorkspaceReader(null);
      copy.setUpdatePolicy(RepositoryPolicy.UPDATE_POLICY_ALWAYS);
      known = new Fresh(run, copy);
      fresh.set(known);
    }
    return known;
  }

  /**
   * Downloads a file.
   *
   * @return the artifact as the repository has it, with its file in this store
   * @throws ArtifactResolutionException if it is not there
   */
  Artifact download(ServerRepository repository, Artifact artifact)
      throws ArtifactResolutionException, ProviderException {
    Artifact found =
        system
            .resolveArtifact(
                session(), new ArtifactRequest(artifact, List.of(repository.remote()), null))
            .getArtifact();
    Path file = file(repository, found);
    try {
      Files.createDirectories(file.getParent());
      Path copy = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
      Files.copy(found.getFile().toPath(), copy);
      Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + file, e);
    }
    return found.setFile(file.toFile());
  }

  /**
   * An artifact as the repository has it: a snapshot with the time of its deployment in its
   * version, which each file may have its own of.
   *
   * @throws VersionResolutionException if it cannot be asked
   */
  Artifact deployed(ServerRepository repository, Artifact artifact)
      throws VersionResolutionException, ProviderException {
    VersionRequest request = new VersionRequest(artifact, List.of(repository.remote()), null);
    return artifact.setVersion(system.resolveVersion(session(), request).getVersion());
  }

  /** What was downloaded before; empty for nothing. */
  Optional<Artifact> known(ServerRepository repository, Artifact artifact) {
    Path file = file(repository, artifact);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    LastUse.mark(file);
    return Optional.of(artifact.setFile(file.toFile()));
  }

  /** The versions of an artifact of which something was downloaded before. */
  List<String> knownVersions(ServerRepository repository, Artifact artifact) {
    Path own = Objects.requireNonNull(file(repository, artifact).getParent());
    Path versions = Objects.requireNonNull(own.getParent());
    if (!Files.isDirectory(versions)) {
      return List.of();
    }
    try (Stream<Path> listed = Files.list(versions)) {
      return listed.map(version -> version.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      // What cannot be listed is as good as not there.
      return List.of();
    }
  }

  private Path file(ServerRepository repository, Artifact artifact) {
    return directory.resolve(repository.key()).resolve(layout(artifact));
  }

  /** The path in a repository of Maven's default layout. */
  static String layout(Artifact artifact) {
    String classifier = artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
    return String.join(
        "/",
        artifact.getGroupId().replace('.', '/'),
        artifact.getArtifactId(),
        artifact.getBaseVersion(),
        artifact.getArtifactId()
            + "-"
            + artifact.getVersion()
            + classifier
            + "."
            + artifact.getExtension());
  }

  @Override
  public void close() {
    Fresh run = fresh.getAndSet(null);
    try {
      if (run != null) {
        Directories.delete(run.directory());
      }
    } catch (IOException e) {
      // The next build sweeps it away.
      return;
    }
  }
}
