package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges the archives of a directory, and where the metadata of their release lies beside them what
 * that says of them.
 */
public final class ReleaseCheck {
  /** What is never looked at. */
  public static final List<String> UNCHECKED =
      List.of(
          "whether a program starts, and does what its manifest says",
          "documents that a manifest names by URL");

  private final PackageCheck packages;
  private final Problems problems;

  public ReleaseCheck(PackageCheck packages, Problems problems) {
    this.packages = packages;
    this.problems = problems;
  }

  /**
   * Judges archives.
   *
   * @param archives not empty, all of one directory
   * @return what was not looked at
   * @throws ProviderException if a file cannot be read
   */
  public List<String> run(List<Path> archives) throws ProviderException {
    Path directory = Objects.requireNonNull(archives.get(0).toAbsolutePath().getParent());
    Optional<ReleaseBeside> release = release(directory);
    List<String> unnamed = new ArrayList<>();
    for (Path archive : archives) {
      String name = archive.getFileName().toString();
      if (release.isPresent() && !release.get().targets(archive).isEmpty()) {
        packages.check(archive, name, release.get());
      } else {
        packages.check(archive, name);
        unnamed.add(name);
      }
    }
    release.ifPresent(this::missing);
    List<String> unchecked = new ArrayList<>(UNCHECKED);
    if (!unnamed.isEmpty()) {
      unchecked.add(unchecked(String.join(", ", unnamed)));
    }
    return unchecked;
  }

  /** What is not looked at without the metadata of an archive. */
  public static String unchecked(String archive) {
    return "the metadata of the release that %s belongs to".formatted(archive);
  }

  private Optional<ReleaseBeside> release(Path directory) throws ProviderException {
    try {
      return ReleaseBeside.in(directory);
    } catch (ProviderException e) {
      if (e.fault() == ProviderException.Fault.ENVIRONMENT) {
        throw e;
      }
      String message = e.getMessage();
      String place = ReleaseBeside.NAME + ":";
      problems.add(
          GestaltRules.RELEASE_METADATA,
          ReleaseBeside.NAME,
          "",
          Position.START,
          message.startsWith(place) ? message.substring(place.length()).strip() : message,
          e.hint());
      return Optional.empty();
    }
  }

  private void missing(ReleaseBeside release) {
    release
        .files()
        .forEach(
            (target, file) -> {
              if (!Files.isRegularFile(file)) {
                problems.add(
                    GestaltRules.RELEASE_METADATA,
                    ReleaseBeside.NAME,
                    "artifacts." + target + ".path",
                    Position.START,
                    "expected an archive at %s, found none"
                        .formatted(release.locations().get(target)),
                    null);
              }
            });
  }
}
