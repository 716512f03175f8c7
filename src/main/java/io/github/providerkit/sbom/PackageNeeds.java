package io.github.providerkit.sbom;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.Workspace;
import io.github.providerkit.npm.pinned.LockedPackage;
import io.github.providerkit.npm.pinned.LockedPackages;
import io.github.providerkit.parts.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What packages of a workspace need, by its lock. */
public final class PackageNeeds {
  private PackageNeeds() {}

  /**
   * Finds it out.
   *
   * @param primary the directory of a package
   * @return what each package of its workspace needs, by its name in file names; without a lock
   *     nothing is known of any
   * @throws ProviderException if a file cannot be read
   */
  public static Map<String, List<Library>> of(Path primary) throws ProviderException {
    Optional<PackageJson> own = PackageJson.quietly(primary.resolve(PackageJson.NAME));
    if (own.isEmpty()) {
      return Map.of();
    }
    try {
      Workspace workspace = Workspace.around(own.get(), new SeenFiles());
      Map<String, List<Library>> needs = new HashMap<>();
      for (PackageJson member : workspace.members().values()) {
        Optional<List<LockedPackage>> locked =
            LockedPackages.neededBy(workspace.root(), member.directory());
        if (locked.isPresent()) {
          needs.put(member.safeName(), locked.get().stream().map(Library::ofNpm).toList());
        }
      }
      return needs;
    } catch (IOException e) {
      throw ProviderException.environment("cannot read the workspace of " + primary, e);
    }
  }
}
