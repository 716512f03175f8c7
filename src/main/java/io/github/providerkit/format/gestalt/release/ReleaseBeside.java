package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release in a directory: its metadata, and where its archives are.
 *
 * @param descriptor the metadata
 * @param locations path or URL of each target's archive, as the metadata has it
 * @param files the archives that lie on this disk, by target; need not exist
 */
record ReleaseBeside(
    ReleaseDescriptor descriptor, Map<String, String> locations, Map<String, Path> files) {
  static final String NAME = "provider-release.yaml";

  /**
   * Reads the metadata of a directory.
   *
   * @return empty when there is none
   * @throws ProviderException if the server would refuse it
   */
  static Optional<ReleaseBeside> in(Path directory) throws ProviderException {
    Path file = directory.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(directory, ReleaseDescriptorReader.readAny(file)));
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }

  private static ReleaseBeside of(Path directory, ReleaseDescriptor descriptor) {
    Map<String, String> locations = new LinkedHashMap<>();
    Map<String, Path> files = new LinkedHashMap<>();
    descriptor
        .artifacts()
        .forEach(
            (target, artifact) -> {
              String path = GoText.trim(artifact.path());
              locations.put(target, path);
              file(directory, path).ifPresent(file -> files.put(target, file));
            });
    return new ReleaseBeside(descriptor, locations, files);
  }

  private static Optional<Path> file(Path directory, String path) {
    try {
      return path.contains("://")
          ? Optional.empty()
          : Optional.of(directory.resolve(path).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      // No file of this machine has such a name.
      return Optional.empty();
    }
  }

  /** The targets that an archive is for. */
  List<String> targets(Path archive) {
    Path file = archive.toAbsolutePath().normalize();
    return files.entrySet().stream()
        .filter(entry -> entry.getValue().equals(file))
        .map(Map.Entry::getKey)
        .toList();
  }
}
