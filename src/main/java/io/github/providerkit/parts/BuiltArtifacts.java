package io.github.providerkit.parts;

import io.github.providerkit.files.KnownDigest;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.Provider;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what {@code provider:build-artifacts} made. */
public final class BuiltArtifacts {
  private static final String HINT = "run provider:build-artifacts first, with the same parameters";

  private final BuildPaths paths;

  /**
   * Creates a reader.
   *
   * @param paths where the build wrote
   */
  public BuiltArtifacts(BuildPaths paths) {
    this.paths = paths;
  }

  /**
   * The binaries that a package of a provider holds.
   *
   * @param provider whose they have to be; empty when it is not fine
   * @param layout how it is packaged; a package of a whole directory holds what is there
   * @param wanted their platforms; empty for all that are there
   * @return empty for a provider without code
   * @throws ProviderException as {@link #of}
   */
  public List<BuiltBinary> in(
      Optional<Provider> provider, Layout layout, Optional<List<Platform>> wanted)
      throws ProviderException {
    boolean none =
        layout == Layout.PACKAGE || provider.isEmpty() || provider.get().code().isEmpty();
    return none ? List.of() : of(provider.get(), wanted);
  }

  /**
   * The binaries of a release.
   *
   * @param provider whose they have to be
   * @param wanted their platforms; empty for all that are there
   * @throws ProviderException if one is missing or was made for another release
   */
  public List<BuiltBinary> of(Provider provider, Optional<List<Platform>> wanted)
      throws ProviderException {
    List<Path> directories =
        wanted.isPresent() ? wanted.get().stream().map(paths::artifacts).toList() : directories();
    List<BuiltBinary> binaries = new ArrayList<>();
    for (Path directory : directories) {
      binaries.add(read(directory, provider));
    }
    if (binaries.isEmpty()) {
      throw ProviderException.user(
          "expected compiled code in " + paths.artifacts() + ", found none", HINT);
    }
    for (int i = 0; i < wanted.map(List::size).orElse(0); i++) {
      Platform platform = wanted.get().get(i);
      if (!binaries.get(i).record().platform().equals(platform)) {
        throw ProviderException.user(
            "%s: expected a binary for %s, found one for %s"
                .formatted(directories.get(i), platform, binaries.get(i).record().platform()),
            HINT);
      }
    }
    requireOneBuild(binaries);
    return binaries;
  }

  /** All archives of a release hold the same catalog, and are made from the same sources. */
  private static void requireOneBuild(List<BuiltBinary> binaries) throws ProviderException {
    BuiltBinary first = binaries.get(0);
    for (BuiltBinary other : binaries) {
      if (!other.record().source().equals(first.record().source())
          || !other.record().catalog().equals(first.record().catalog())) {
        throw ProviderException.user(
            "%s: expected a build of the same sources as in %s, found one of others"
                .formatted(other.directory(), first.directory()),
            HINT);
      }
    }
  }

  /** The directories of all platforms, in the order of their names. */
  private List<Path> directories() throws ProviderException {
    if (!Files.isDirectory(paths.artifacts())) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(paths.artifacts(), 2)) {
      return found
          .filter(directory -> Files.exists(directory.resolve(BuildRecord.FILE)))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw ProviderException.environment("cannot read " + paths.artifacts(), e);
    }
  }

  private BuiltBinary read(Path directory, Provider provider) throws ProviderException {
    Path recordFile = directory.resolve(BuildRecord.FILE);
    if (!Files.exists(recordFile)) {
      throw ProviderException.user("expected compiled code in " + directory + ", found none", HINT);
    }
    BuiltBinary binary = new BuiltBinary(BuildRecord.read(recordFile), directory);
    BuildRecord record = binary.record();
    boolean fits =
        record.provider().equals(provider.name())
            && record.version().equals(provider.version())
            && record.kind().equals(provider.kind());
    if (!fits) {
      throw ProviderException.user(
          "%s: expected a build of %s %s, kind %s, found one of %s %s, kind %s"
              .formatted(
                  recordFile,
                  provider.name(),
                  provider.version(),
                  provider.kind(),
                  record.provider(),
                  record.version(),
                  record.kind()),
          HINT);
    }
    return current(binary);
  }

  /** A binary that was written after its record, for example signed, gets a new one. */
  private BuiltBinary current(BuiltBinary binary) throws ProviderException {
    Path file = binary.file();
    try {
      if (!Files.isRegularFile(file)) {
        throw ProviderException.user("expected the binary " + file + ", found none", HINT);
      }
      if (binary.record().catalog().isPresent() && binary.catalog().isEmpty()) {
        throw ProviderException.user(
            "%s: expected %s beside the binary, found none"
                .formatted(binary.directory(), BuiltBinary.CATALOG),
            HINT);
      }
      String sha256 = new KnownDigest(paths.digest(binary.record().platform().target())).of(file);
      if (sha256.equals(binary.record().sha256())) {
        return binary;
      }
      BuildRecord record = binary.record().with(Files.size(file), sha256);
      record.write(binary.directory());
      return new BuiltBinary(record, binary.directory());
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }

  /** The binaries as what goes into a release. */
  public static CompiledCode compiled(List<BuiltBinary> binaries) {
    return new CompiledCode(
        binaries.stream()
            .map(
                binary ->
                    new CompiledCode.Binary(
                        binary.record().platform(),
                        binary.file(),
                        binary.record().size(),
                        binary.record().sha256()))
            .toList(),
        binaries.get(0).catalog(),
        binaries.get(0).assets());
  }
}
