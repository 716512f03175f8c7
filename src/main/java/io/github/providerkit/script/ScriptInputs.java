package io.github.providerkit.script;

import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.InstalledPackages;
import io.github.providerkit.npm.LockFile;
import io.github.providerkit.npm.PackageCopy;
import io.github.providerkit.npm.PackageFile;
import io.github.providerkit.npm.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What scripts of packages read: the packages themselves, the packages of the workspace that are
 * linked into them, what else is installed, and settings in the directories above, such as {@code
 * tsconfig.json}. What they have generated counts too, so that it is made again when somebody else
 * has removed or changed it.
 */
final class ScriptInputs {
  /** What lies at the root of a repository or a workspace; nothing above it matters. */
  private static final List<String> ROOT_SIGNS =
      Stream.concat(LockFile.fileNames().stream(), Stream.of(Workspace.PNPM, ".git")).toList();

  /** Where Maven keeps the output of a package that is also a module. */
  private static final String TARGET = "target";

  private final Set<Path> packages = new LinkedHashSet<>();
  private final List<Path> generated;

  /**
   * Creates a view.
   *
   * @param scripts the scripts; not empty
   * @param generated directories that they fill
   */
  ScriptInputs(List<BuildCommand> scripts, List<Path> generated) {
    scripts.forEach(script -> packages.add(script.directory().toAbsolutePath().normalize()));
    this.generated = List.copyOf(generated);
  }

  /**
   * What the scripts depend on as it is now.
   *
   * @throws ProviderException if a directory or a package.json cannot be read
   */
  Inputs current() throws ProviderException {
    Set<Path> levels = new LinkedHashSet<>();
    for (Path directory : packages) {
      PackageFile.levels(directory, root(directory)).forEach(levels::add);
    }
    Inputs installed = new InstalledPackages(List.copyOf(levels)).inputs(List.copyOf(packages));
    List<Path> trees = new ArrayList<>();
    // pnpm links also what it has fetched: that is known by its package.json.
    installed.trees().stream().filter(tree -> !isFetched(tree)).forEach(trees::add);
    trees.addAll(generated);
    levels.removeAll(packages);
    return new Inputs(trees, List.copyOf(levels), installed.listings(), installed.files());
  }

  /** Directories with those added that Maven fills in these and in linked packages. */
  List<Path> withBuildOutput(List<Path> directories) throws ProviderException {
    return Stream.concat(
            directories.stream(),
            current().trees().stream()
                .filter(tree -> !generated.contains(tree))
                .map(tree -> tree.resolve(TARGET)))
        .toList();
  }

  private static boolean isFetched(Path directory) {
    return Stream.iterate(directory, d -> d != null && d.getFileName() != null, Path::getParent)
        .anyMatch(d -> d.getFileName().toString().equals(PackageCopy.PACKAGES));
  }

  private static Path root(Path directory) throws ProviderException {
    Optional<Path> workspace = PackageFile.workspaceOf(directory);
    if (workspace.isPresent()) {
      return workspace.get();
    }
    for (Path place = directory; place != null; place = place.getParent()) {
      if (ROOT_SIGNS.stream().map(place::resolve).anyMatch(Files::exists)) {
        return place;
      }
    }
    return directory;
  }
}
