package io.github.providerkit.tree;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The one Checkstack plugin of a workspace. */
final class WorkspacePrimary {
  private WorkspacePrimary() {}

  /**
   * The member that brings the others along, or that is alone.
   *
   * @return empty when there is none, or when there are several: then it is a tree
   * @throws ProviderException if the workspace cannot be read
   */
  static Optional<Path> in(Path directory, SeenFiles seen) throws ProviderException {
    Optional<PackageJson> own = PackageJson.quietly(directory.resolve(PackageJson.NAME));
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<PackageJson> plugins;
    try {
      plugins =
          Workspace.around(own.get(), seen).members().values().stream()
              .filter(member -> member.checkstack().isObject())
              .filter(member -> member.directory().startsWith(own.get().directory()))
              .toList();
    } catch (IOException e) {
      throw ProviderException.environment("cannot read the workspace in " + directory, e);
    }
    List<PackageJson> bundles = plugins.stream().filter(one -> !one.bundle().isEmpty()).toList();
    List<PackageJson> candidates = bundles.isEmpty() ? plugins : bundles;
    return candidates.size() == 1 ? Optional.of(candidates.get(0).file()) : Optional.empty();
  }
}
