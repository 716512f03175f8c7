package io.github.providerkit.compile.typescript;

import io.github.providerkit.compile.KnownFailure;
import io.github.providerkit.compile.Step;
import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.InstalledPackages;
import io.github.providerkit.npm.LockFile;
import io.github.providerkit.npm.PackageCopy;
import io.github.providerkit.npm.PackageFile;
import io.github.providerkit.npm.pinned.LockedPackage;
import io.github.providerkit.npm.pinned.LockedPackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A package of sources together with the packages that it imports. Where those are installed beside
 * the sources, or there are none, everything is used as it is; else a copy of the sources gets
 * them, so that nothing is written to the sources themselves.
 */
final class TypeScriptPackage {
  private final Path directory;
  private final Path base;
  private final Path stamp;
  private final Optional<PackageCopy> copy;

  /**
   * Looks at a package; nothing is written yet.
   *
   * @param directory where it is, absolute
   * @param place where a copy may go
   * @throws ProviderException if a package.json cannot be read
   */
  TypeScriptPackage(Path directory, Path place) throws ProviderException {
    this.directory = directory;
    this.base = PackageFile.workspaceOf(directory).orElse(directory);
    this.stamp = place.resolveSibling(place.getFileName() + ".installed");
    boolean complete =
        !hasDependencies(directory)
            || PackageFile.levels(directory, base)
                .anyMatch(level -> Files.isDirectory(level.resolve(PackageCopy.PACKAGES)));
    this.copy = complete ? Optional.empty() : Optional.of(new PackageCopy(directory, base, place));
  }

  /** Where it can be bundled and run from, once it is {@link #prepare prepared}. */
  Path home() {
    return copy.map(c -> c.of(directory)).orElse(directory);
  }

  /**
   * Copies it and installs what it imports, unless that is so already.
   *
   * @throws ProviderException if a package cannot be installed
   */
  void prepare(Bun bun, Step step) throws ProviderException {
    if (copy.isEmpty()) {
      return;
    }
    try {
      String digest = copy.get().refresh() + " " + bun.tool().identity();
      if (!Files.exists(stamp) || !Files.readString(stamp).equals(digest)) {
        Files.deleteIfExists(stamp);
        install(bun, step);
        copy.get().installed();
        AtomicFile.write(stamp, digest.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw ProviderException.environment("cannot copy " + directory + " to " + home(), e);
    }
  }

  /** What a bundle depends on: the sources, and what is installed by its lock or by its records. */
  Inputs inputs() throws ProviderException {
    List<Path> trees = new ArrayList<>(List.of(base));
    if (copy.isPresent()) {
      copy.get().originals().stream().filter(Files::isDirectory).skip(1).forEach(trees::add);
      List<Path> files =
          new ArrayList<>(copy.get().originals().stream().filter(Files::isRegularFile).toList());
      files.add(base.resolve(PackageCopy.REGISTRIES));
      return new Inputs(trees, List.of(), files);
    }
    return new InstalledPackages(PackageFile.levels(directory, base).toList()).inputs(trees);
  }

  /**
   * What it needs when it runs, by the lock beside it, or the one that Bun wrote when it installed
   * the packages; empty when there is none.
   *
   * @throws ProviderException if a lock cannot be read
   */
  Optional<List<LockedPackage>> locked() throws ProviderException {
    Optional<List<LockedPackage>> locked = LockedPackages.neededBy(base, directory);
    return locked.isPresent() || copy.isEmpty()
        ? locked
        : LockedPackages.neededBy(copy.get().of(base), home());
  }

  private void install(Bun bun, Step step) throws ProviderException {
    List<String> arguments = new ArrayList<>(List.of("install", "--no-progress"));
    boolean locked =
        LockFile.fileNames(LockFile.Manager.BUN).stream()
            .map(base::resolve)
            .anyMatch(Files::isRegularFile);
    if (locked) {
      arguments.add("--frozen-lockfile");
    } else {
      step.say(
          "warning: no bun.lock in %s: packages of today's versions are installed; commit one so that every build has the same"
              .formatted(base));
    }
    try {
      bun.run(step, "bun install", home(), Map.of(), arguments);
    } catch (ProviderException e) {
      throw KnownFailure.explain(e, step, failures(bun));
    }
  }

  private List<KnownFailure> failures(Bun bun) {
    KnownFailure frozen =
        new KnownFailure(
            "lockfile is frozen",
            "%s: expected it to agree with package.json, found that it does not"
                .formatted(base.resolve(LockFile.BUN.fileName())),
            "run \"bun install\" in %s and commit bun.lock".formatted(base));
    String packages = "%s: expected its packages in Bun's cache, found not all".formatted(base);
    String hint = "build once without --offline, or run \"bun install\" in " + base;
    return bun.offline()
        ? Stream.concat(
                Stream.of(frozen),
                Stream.of("ConnectionRefused", "failed to resolve")
                    .map(sign -> new KnownFailure(sign, packages, hint)))
            .toList()
        : List.of(frozen);
  }

  private static boolean hasDependencies(Path directory) throws ProviderException {
    return PackageFile.in(directory).filter(PackageFile::hasDependencies).isPresent();
  }
}
