package io.github.providerkit.format.checkstack;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.PackageJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a tarball of a single package is called where it is published.
 *
 * @param name the package's name
 * @param version its version
 */
record PublishedPackage(String name, String version) {

  /**
   * Looks into a tarball.
   *
   * @return empty for a bundle, and for what cannot be read
   * @throws ProviderException if the disk cannot be read
   */
  static Optional<PublishedPackage> of(Path archive) throws ProviderException {
    try {
      TarballFiles.Heads heads = TarballFiles.heads(archive);
      if (heads.bundle().isPresent()) {
        return Optional.empty();
      }
      Problems toldLater = new Problems(RuleLevels.DEFAULT);
      return heads
          .packageJson()
          .flatMap(bytes -> PackageJson.of(archive, PackageJson.NAME, bytes, toldLater))
          .map(json -> new PublishedPackage(json.name(), json.version()));
    } catch (ArchiveException e) {
      // It is judged by itself, and then this is told.
      return Optional.empty();
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + archive, e);
    }
  }
}
