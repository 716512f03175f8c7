package io.github.providerkit.parts;

import io.github.providerkit.code.Kind;
import io.github.providerkit.files.AtomicDirectory;
import io.github.providerkit.files.Directories;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes one set of binaries of those that several machines built, if they belong together: the same
 * provider and version, the same sources and catalog, each platform once, nothing damaged.
 */
public final class PartsMerge {
  /** Where a CI system unpacks what other machines built is rarely deeper. */
  private static final int DEEPEST = 12;

  /**
   * What the parts have to be.
   *
   * @param name the provider's short name
   * @param version the version of the release
   * @param kind the provider's kind
   * @param platforms platforms that have to be there, and no others; empty for all that are found
   * @param source digest of the sources that the release is made beside, in lower-case hex
   */
  public record Expected(
      String name,
      String version,
      String kind,
      Optional<List<Platform>> platforms,
      String source) {}

  private final BuildPaths paths;

  /**
   * Creates a merge.
   *
   * @param paths where the binaries go; those of an earlier build are replaced
   */
  public PartsMerge(BuildPaths paths) {
    this.paths = paths;
  }

  /**
   * Finds, checks and takes over parts.
   *
   * @param directories where they are, at any depth
   * @return the binaries in their new place
   * @throws ProviderException if a part is missing, twice, damaged, or does not fit the others
   */
  public List<BuiltBinary> run(List<Path> directories, Expected expected) throws ProviderException {
    List<BuiltBinary> parts = new ArrayList<>();
    for (Path directory : directories) {
      parts.addAll(find(directory));
    }
    if (parts.isEmpty()) {
      throw ProviderException.user(
          "provider.prebuilt: expected directories that provider:build-artifacts wrote, found no %s below %s"
              .formatted(BuildRecord.FILE, join(directories)),
          "carry target/provider/artifacts of each machine over as it is");
    }
    List<String> problems = new ArrayList<>();
    for (BuiltBinary part : parts) {
      damage(part).ifPresent(problems::add);
    }
    problems.addAll(PartsTable.disagreements(parts, expected));
    problems.addAll(platformProblems(parts, expected));
    if (!problems.isEmpty()) {
      List<String> details = new ArrayList<>(PartsTable.lines(parts, expected));
      details.addAll(problems);
      throw ProviderException.user(
          "provider.prebuilt: the parts do not make one release, see above",
          "build all of them from the same commit, with the same version",
          details);
    }
    return takeOver(parts);
  }

  private static List<BuiltBinary> find(Path directory) throws ProviderException {
    if (!Files.isDirectory(directory)) {
      throw ProviderException.user(
          "provider.prebuilt: expected a directory, found none at " + directory, null);
    }
    List<Path> records;
    try (Stream<Path> files = Files.walk(directory, DEEPEST)) {
      records =
          files
              .filter(file -> file.endsWith(BuildRecord.FILE))
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .toList();
    } catch (IOException | UncheckedIOException e) {
      throw ProviderException.environment("cannot read " + directory, e);
    }
    List<BuiltBinary> parts = new ArrayList<>();
    for (Path file : records) {
      parts.add(new BuiltBinary(BuildRecord.read(file), Objects.requireNonNull(file.getParent())));
    }
    return parts;
  }

  /** What is wrong with a part itself; empty when it is what its record says. */
  private static Optional<String> damage(BuiltBinary part) throws ProviderException {
    BuildRecord record = part.record();
    Path file = part.file();
    // A link could lead to any file of this machine.
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(
          part.directory() + ": expected the binary " + record.file() + ", found none");
    }
    try {
      String found = Sha256.of(file);
      if (!found.equals(record.sha256())) {
        return Optional.of(
            "%s: expected the digest %s, found %s".formatted(file, record.sha256(), found));
      }
      Optional<String> catalog =
          part.catalog().isPresent()
              ? Optional.of(Sha256.of(part.catalog().get()))
              : Optional.empty();
      boolean missing = record.kind().equals(Kind.PLUGIN.word()) && record.catalog().isEmpty();
      if (missing || !catalog.equals(record.catalog())) {
        return Optional.of(
            "%s: expected the catalog %s, found %s"
                .formatted(
                    part.directory(),
                    record.catalog().orElse(missing ? "of a plugin" : "none"),
                    catalog.orElse("none")));
      }
      return part.mismatch().map(what -> file + ": " + what);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + part.directory(), e);
    }
  }

  private static List<String> platformProblems(List<BuiltBinary> parts, Expected expected) {
    List<String> problems = new ArrayList<>();
    Map<String, BuiltBinary> byTarget = new TreeMap<>();
    for (BuiltBinary part : parts) {
      String target = part.record().platform().target();
      BuiltBinary first = byTarget.putIfAbsent(target, part);
      if (first != null) {
        problems.add(
            "expected %s once, found it in %s and in %s"
                .formatted(target, first.directory(), part.directory()));
      }
    }
    if (expected.platforms().isPresent()) {
      Set<Platform> found = new LinkedHashSet<>();
      parts.forEach(part -> found.add(part.record().platform()));
      for (Platform platform : expected.platforms().get()) {
        if (!found.remove(platform)) {
          problems.add("expected a part for " + platform + ", found none");
        }
      }
      found.forEach(platform -> problems.add("expected no part for " + platform + ", found one"));
    }
    return problems;
  }

  /** Puts the parts where a build on this machine would have put them, and nothing else. */
  private List<BuiltBinary> takeOver(List<BuiltBinary> parts) throws ProviderException {
    try (AtomicDirectory artifacts = AtomicDirectory.at(paths.artifacts())) {
      for (BuiltBinary part : parts) {
        Path place = paths.artifacts().relativize(paths.artifacts(part.record().platform()));
        Path target = Files.createDirectories(artifacts.work().resolve(place));
        copy(part.file(), target);
        if (part.catalog().isPresent()) {
          copy(part.catalog().get(), target);
        }
        if (part.assets().isPresent()) {
          Directories.copy(part.assets().get(), target.resolve(BuiltBinary.ASSETS));
        }
        if (part.files().isPresent()) {
          Directories.copy(part.files().get(), target.resolve(BuiltBinary.FILES));
        }
        part.record().write(target);
      }
      artifacts.commit();
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to " + paths.artifacts(), e);
    }
    return parts.stream()
        .map(part -> new BuiltBinary(part.record(), paths.artifacts(part.record().platform())))
        .toList();
  }

  private static void copy(Path file, Path directory) throws IOException {
    Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static String join(List<Path> directories) {
    return String.join(", ", directories.stream().map(Path::toString).toList());
  }
}
