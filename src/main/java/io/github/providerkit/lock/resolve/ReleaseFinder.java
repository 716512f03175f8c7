package io.github.providerkit.lock.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.UnusableFileException;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptorReader;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds released providers below directories: in Maven repositories, and in what this plugin has
 * built, where the same metadata lies for two kinds of repositories. Snapshots are no releases.
 */
final class ReleaseFinder {
  private static final String RELEASE_FILE = "provider-release.yaml";
  private static final String SNAPSHOT = "-SNAPSHOT";
  private static final String END = ".yaml";
  private static final Pattern METADATA =
      Pattern.compile("provider-release\\.yaml|.+-[0-9].*\\.yaml");
  private static final int MOST_BYTES = 16 << 20;

  private final Map<String, Found> releases = new LinkedHashMap<>();

  private ReleaseFinder() {}

  /**
   * A release.
   *
   * @param directory where it was searched
   * @param file its metadata
   * @param descriptor what that says
   * @param maven the same metadata under its Maven file name; the file itself where it has one
   */
  record Found(Path directory, Path file, ReleaseDescriptor descriptor, Optional<Path> maven) {
    /** Package and version. */
    String key() {
      return descriptor.packageName() + " " + descriptor.version();
    }

    /** The artifact id; empty where only the package's name is known. */
    Optional<String> artifact() {
      return maven
          .map(ReleaseFinder::name)
          .map(name -> name.substring(0, name.length() - END.length()))
          .map(name -> name.replaceFirst("-[0-9].*$", ""));
    }
  }

  /**
   * The releases, in the order of their files.
   *
   * @throws ProviderException if one cannot be read, or the same is there twice
   */
  static List<Found> in(List<Path> directories) throws ProviderException {
    ReleaseFinder finder = new ReleaseFinder();
    for (Path directory : directories) {
      for (Path metadata : metadata(directory)) {
        finder.add(directory, metadata);
      }
    }
    return List.copyOf(finder.releases.values());
  }

  private void add(Path directory, Path file) throws ProviderException {
    if (isCopy(file) || isSnapshot(file)) {
      return;
    }
    ReleaseDescriptor descriptor =
        ReleaseDescriptorReader.readAny(ReleaseReference.relative(directory, file), bytes(file));
    if (descriptor.version().endsWith(SNAPSHOT)) {
      return;
    }
    Optional<Path> maven = name(file).equals(RELEASE_FILE) ? copy(file) : Optional.of(file);
    Found found = new Found(directory, file, descriptor, maven);
    Found first = releases.putIfAbsent(found.key(), found);
    if (first != null && !first.file().toAbsolutePath().equals(file.toAbsolutePath())) {
      throw ProviderException.user(
          "expected " + found.key() + " once, found it in " + first.file() + " and " + file, null);
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static Path directory(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /** Whether it is the one for Maven of this plugin's own output: {@code maven/x-1.0.yaml}. */
  private static boolean isCopy(Path file) {
    Path directory = directory(file);
    return directory.getFileName() != null
        && name(directory).equals("maven")
        && Files.isRegularFile(directory.resolveSibling("release").resolve(RELEASE_FILE));
  }

  /** What the release in {@code release} is called in a Maven repository. */
  private static Optional<Path> copy(Path file) {
    Path directory = directory(file);
    if (!name(directory).equals("release")) {
      return Optional.empty();
    }
    try (Stream<Path> listed = Files.list(directory.resolveSibling("maven"))) {
      return listed
          .filter(path -> METADATA.matcher(name(path)).matches())
          .filter(ReleaseFinder::isMetadata)
          .min(Path::compareTo);
    } catch (IOException e) {
      // It was not made for one.
      return Optional.empty();
    }
  }

  private static boolean isSnapshot(Path file) {
    Path directory = directory(file);
    boolean ownOutput =
        name(file).equals(RELEASE_FILE)
            && copy(file).filter(maven -> name(maven).contains(SNAPSHOT)).isPresent();
    return ownOutput
        || name(file).contains(SNAPSHOT)
        || (directory.getFileName() != null && name(directory).endsWith(SNAPSHOT));
  }

  private static List<Path> metadata(Path directory) throws ProviderException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(path -> path.getFileName() != null && METADATA.matcher(name(path)).matches())
          .filter(ReleaseFinder::isMetadata)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw ProviderException.environment("cannot list " + directory, e.getCause());
    } catch (IOException e) {
      throw ProviderException.user("expected a directory at " + directory + ", found none", null);
    }
  }

  /** Repositories are full of other YAML files. */
  private static boolean isMetadata(Path path) {
    try {
      return Files.isRegularFile(path)
          && Files.size(path) <= MOST_BYTES
          && new String(Files.readAllBytes(path), UTF_8).contains(ReleaseDescriptor.SCHEMA);
    } catch (IOException e) {
      return false;
    }
  }

  static byte[] bytes(Path path) throws ProviderException {
    try {
      return InputFile.read(path);
    } catch (UnusableFileException e) {
      throw ProviderException.user(
          "expected a file at " + path + ", found " + e.getMessage(), null);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + path, e);
    }
  }
}
