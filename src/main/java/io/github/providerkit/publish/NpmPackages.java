package io.github.providerkit.publish;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The packages of a release in the order in which a registry gets them. */
final class NpmPackages {
  private static final String TARBALL = ".tgz";

  private final Map<String, NpmPackage> byName = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<NpmPackage> ordered = new ArrayList<>();

  private NpmPackages() {}

  /**
   * Reads the tarballs of a directory: what another one needs comes before it, and siblings before
   * their primary even where each needs the other; else by name.
   *
   * @return empty when there is no such directory, or no tarball in it
   * @throws ProviderException if one is no package, or cannot be read
   */
  static List<NpmPackage> in(Path directory) throws ProviderException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    NpmPackages packages = new NpmPackages();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().endsWith(TARBALL)).sorted().toList()) {
        NpmPackage one = NpmPackage.read(file);
        packages.byName.put(one.name(), one);
      }
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + directory, e);
    }
    return packages.inOrder();
  }

  private List<NpmPackage> inOrder() {
    // Where a walk begins decides who is last in a circle: a primary.
    byName.values().stream()
        .sorted(
            Comparator.comparing((NpmPackage one) -> one.siblings().isEmpty())
                .thenComparing(NpmPackage::name))
        .forEach(this::add);
    return List.copyOf(ordered);
  }

  private void add(NpmPackage one) {
    if (seen.add(one.name())) {
      one.needs().stream().sorted().filter(byName::containsKey).map(byName::get).forEach(this::add);
      ordered.add(one);
    }
  }
}
