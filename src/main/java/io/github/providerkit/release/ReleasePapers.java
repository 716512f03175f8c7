package io.github.providerkit.release;

import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.List;

/** Writes what tells of a release and is published beside it. */
@FunctionalInterface
public interface ReleasePapers {
  /** Nothing is told. */
  ReleasePapers NONE = items -> List.of();

  /**
   * A file that tells of a release.
   *
   * @param role what it is, such as {@code sbom}; also its classifier
   * @param type its extension in a repository
   * @param file where it is
   */
  record Paper(String role, String type, Path file) {}

  /**
   * Writes them.
   *
   * @param items what the release consists of
   * @return what is to be published, in order
   * @throws ProviderException if a file cannot be read or written
   */
  List<Paper> write(List<ArtifactList.Item> items) throws ProviderException;
}
