package io.github.providerkit.registry;

import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.code.Kind;
import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.gestalt.descriptor.CatalogData;
import io.github.providerkit.format.gestalt.descriptor.ListedOperations;
import io.github.providerkit.format.gestalt.release.PackageFacts;
import io.github.providerkit.format.gestalt.release.PackageReader;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptorReader;
import io.github.providerkit.format.gestalt.release.ReleasedManifest;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a released provider can be asked to do, by the archive that lies beside its metadata. */
final class ReleasedOperations {
  private ReleasedOperations() {}

  /**
   * Reads them out of the first archive that is there; all have the same.
   *
   * @param metadata the release's metadata
   * @return empty when no archive is there
   * @throws ProviderException if the metadata or the archive are none that a server takes
   */
  static Optional<List<OfferedOperation>> of(Path metadata) throws ProviderException {
    String name = metadata.getFileName().toString();
    ReleaseDescriptor release = ReleaseDescriptorReader.readAny(name, bytes(metadata));
    if (release.kind() != Kind.PLUGIN) {
      return Optional.of(List.of());
    }
    Path directory = Objects.requireNonNull(metadata.toAbsolutePath().normalize().getParent());
    Optional<Path> archive =
        release.artifacts().values().stream()
            .map(ReleaseDescriptor.Artifact::path)
            .flatMap(path -> SlashPath.below(directory, path).stream())
            .filter(Files::isRegularFile)
            .findFirst();
    return archive.isEmpty() ? Optional.empty() : Optional.of(inside(archive.get(), release));
  }

  private static List<OfferedOperation> inside(Path archive, ReleaseDescriptor release)
      throws ProviderException {
    String label = archive.getFileName().toString();
    PackageFacts facts =
        new PackageReader(ReadLimits.DEFAULT, release.generation()).open(label, archive).facts();
    ReleasedManifest manifest =
        PackageReader.manifest(label, facts.manifestName(), facts.manifest(), release.generation());
    return CatalogData.of(
            manifest.value(), manifest.isExecutable(), facts.catalog(), facts.document())
        .map(ListedOperations::of)
        .orElse(List.of());
  }

  private static byte[] bytes(Path file) throws ProviderException {
    try {
      return InputFile.read(file);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }
}
