package io.github.providerkit.npm;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Packages installed in {@code node_modules}: each is known by its package.json, and one that is
 * only linked there by its sources.
 */
public final class InstalledPackages {
  private final List<Path> levels;

  /**
   * Creates a view.
   *
   * @param levels directories that may have packages installed in them
   */
  public InstalledPackages(List<Path> levels) {
    this.levels = levels;
  }

  /**
   * The installed packages as inputs.
   *
   * @param sources trees to begin with
   * @throws ProviderException if a directory cannot be read
   */
  public Inputs inputs(List<Path> sources) throws ProviderException {
    List<Path> trees = new ArrayList<>(sources);
    List<Path> listings = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (Path level : levels) {
      Path packages = level.resolve(PackageCopy.PACKAGES);
      try {
        for (Path directory : packages(packages, listings)) {
          Path file = directory.resolve(PackageFile.NAME);
          files.add(file);
          // A package that Bun takes from a directory is a link, or has one for each file.
          Path real =
              Files.exists(file)
                  ? Objects.requireNonNull(file.toRealPath().getParent())
                  : directory;
          if (!real.startsWith(packages.toRealPath())
              && trees.stream().noneMatch(real::startsWith)) {
            trees.add(real);
          }
        }
      } catch (IOException e) {
        throw ProviderException.environment("cannot read " + packages, e);
      }
    }
    return new Inputs(trees, List.of(), listings, files);
  }

  /**
   * A package that is linked from elsewhere, as {@code npm link} does; empty when none of that name
   * is, also when it was installed from a registry.
   *
   * @param directory the package that needs it
   */
  public static Optional<PackageJson> linked(Path directory, String name) {
    for (Path level = directory; level != null; level = level.getParent()) {
      Optional<Path> place = SlashPath.below(level, PackageCopy.PACKAGES + "/" + name);
      if (place.isPresent() && Files.isSymbolicLink(place.get())) {
        try {
          Path real = place.get().toRealPath();
          boolean fetched = SlashPath.of(real).contains(PackageCopy.PACKAGES + "/");
          return fetched
              ? Optional.empty()
              : PackageJson.quietly(real.resolve(PackageJson.NAME))
                  .filter(json -> json.name().equals(name));
        } catch (IOException e) {
          // A link to nothing is no package.
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The {@code package.json} of a package that was installed from a registry: the one in the
   * nearest {@code node_modules}, and where it really is. Empty when there is none, or one that
   * calls itself otherwise, which is a stranger's under an alias.
   *
   * @param directory the package that needs it
   * @throws IOException if a link cannot be followed
   */
  public static Optional<Path> fetched(Path directory, String name) throws IOException {
    for (Path level = directory; level != null; level = level.getParent()) {
      Optional<Path> file =
          SlashPath.below(level, PackageCopy.PACKAGES + "/" + name + "/" + PackageJson.NAME)
              .filter(Files::isRegularFile);
      if (file.isPresent()) {
        Path real = file.get().toRealPath();
        return PackageJson.quietly(real)
            .filter(json -> json.name().equals(name))
            .map(PackageJson::file);
      }
    }
    return Optional.empty();
  }

  private static List<Path> packages(Path directory, List<Path> listings) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    listings.add(directory);
    List<Path> packages = new ArrayList<>();
    try (Stream<Path> children = Files.list(directory)) {
      for (Path child : children.sorted().toList()) {
        String name = child.getFileName().toString();
        if (name.startsWith("@")) {
          packages.addAll(packages(child, listings));
        } else if (!name.startsWith(".")) {
          packages.add(child);
        }
      }
    }
    return packages;
  }
}
