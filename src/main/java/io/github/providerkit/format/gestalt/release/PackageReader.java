package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens the archives of released packages. May be used by several threads. */
public final class PackageReader {
  /** As the server looks for them: the first one found counts. */
  public static final List<String> MANIFESTS =
      List.of("manifest.json", "manifest.yaml", "manifest.yml");

  private final ReadLimits limits;
  private final Generation generation;

  /** Opens packages as a server of May 2026 does. */
  public PackageReader(ReadLimits limits) {
    this(limits, Generations.MAY);
  }

  /** Opens packages as the servers of a generation do. */
  public PackageReader(ReadLimits limits, Generation generation) {
    this.limits = limits;
    this.generation = generation;
  }

  /** An archive's digest, and what is in it. */
  public record Opened(String sha256, PackageFacts facts) {}

  /**
   * Opens an archive.
   *
   * @param label what messages call it
   * @throws ProviderException if it breaks the policy or has no valid manifest
   */
  public Opened open(String label, Path archive) throws ProviderException {
    try {
      PackageScan scan = PackageScan.of(label, archive, limits, MANIFESTS);
      if (scan.manifestName().isEmpty()) {
        throw ProviderException.user(
            label + ": expected a manifest at the top of the archive, found none",
            "it is named manifest.json, manifest.yaml or manifest.yml and lies in no directory");
      }
      ReleasedManifest manifest =
          manifest(label, scan.manifestName().get(), scan.manifest(), generation);
      PackageFacts facts = scan.facts(manifest);
      if (!manifest.configSchema().isEmpty() && facts.configSchema().isEmpty()) {
        throw ProviderException.user(
            label
                + ": expected the schema of its configuration, "
                + manifest.configSchema()
                + ", in the archive, found no such file",
            null);
      }
      return new Opened(scan.sha256(), facts);
    } catch (ArchiveException e) {
      throw ProviderException.user(e.getMessage(), e.hint());
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + archive, e);
    }
  }

  /** The manifest of a package, in which nothing is wrong for the server. */
  public static ReleasedManifest manifest(
      String label, String name, byte[] bytes, Generation generation) throws ProviderException {
    List<Problem> errors = new ArrayList<>();
    Optional<ReleasedManifest> manifest =
        ReleasedManifest.read(name, bytes, Mode.RELEASE, generation, errors);
    if (manifest.isEmpty()) {
      Problem first = errors.get(0);
      throw ProviderException.user(
          label
              + ": "
              + first.position().in(name)
              + ": "
              + (first.path().isEmpty() ? "" : first.path() + ": ")
              + first.message(),
          first.hint());
    }
    return manifest.get();
  }
}
