package io.github.providerkit.papers;

import io.github.providerkit.compare.ComparedRelease;
import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.host.Host;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.release.Release;
import io.github.providerkit.sbom.Subject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is told of, and what is asked for.
 *
 * @param host the machine, for its git
 * @param subject which release it is
 * @param release its files
 * @param binaries what was compiled for it
 * @param project the directory that files are named from
 * @param manifest the provider's manifest
 * @param layout how archives are laid out, in the user's word
 * @param time when it was made, as the build says
 * @param directory where the papers go
 * @param sbom whether a bill of materials is asked for
 * @param provenance who vouches for a provenance, as a URI; empty where none is asked for
 * @param page what a page shows of the provider; empty where none is asked for
 */
public record PapersRequest(
    Host host,
    Subject subject,
    Release release,
    List<BuiltBinary> binaries,
    Path project,
    Path manifest,
    String layout,
    Optional<Instant> time,
    Path directory,
    boolean sbom,
    Optional<String> provenance,
    Optional<Page> page) {
  /** Copies the list, and makes paths absolute. */
  public PapersRequest {
    binaries = List.copyOf(binaries);
    project = project.toAbsolutePath().normalize();
    manifest = manifest.toAbsolutePath().normalize();
    directory = directory.toAbsolutePath().normalize();
  }

  /**
   * What a page shows besides the files.
   *
   * @param operations what the provider can be asked to do
   * @param source what a server's configuration names; empty where none reads such a release
   * @param compared what is different from the release before; empty where nobody asked
   */
  public record Page(
      List<OfferedOperation> operations,
      Optional<String> source,
      Optional<ComparedRelease> compared) {
    /** Copies the list. */
    public Page {
      operations = List.copyOf(operations);
    }

    /** A page of a release alone. */
    public Page(List<OfferedOperation> operations, Optional<String> source) {
      this(operations, source, Optional.empty());
    }
  }

  /** The provider's directory. */
  Path sources() {
    return Objects.requireNonNull(manifest.getParent());
  }
}
