package io.github.providerkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The corpora and golden files of {@code src/test/corpus}, a zip a set, read in place. {@code
 * -Dshared=FOLDER} has sets of the same layout, unpacked, that are read instead; what is not there
 * comes from the zips.
 */
public final class SharedData {
  private static final String PROPERTY = "shared";
  private static final Path ZIPS = Path.of("src", "test", "corpus");

  /** The sets, open as long as the JVM lives. */
  private static final Map<String, Path> OPEN = new ConcurrentHashMap<>();

  private SharedData() {}

  /**
   * A set, or a file or folder in it; fails the test where it is absent.
   *
   * @param relative such as {@code corpus/semver/labels.jsonl}
   */
  public static Path require(String relative) {
    String[] names = relative.split("/", 3);
    Path set = OPEN.computeIfAbsent(names[0] + "/" + names[1], SharedData::open);
    Path path = names.length < 3 ? set : set.resolve(names[2]);
    if (!Files.exists(path)) {
      throw new AssertionError("no \"%s\" in %s".formatted(path, set.getFileSystem()));
    }
    return path;
  }

  /**
   * How many samples a test has to see: what it says of the repository's own sets, which nobody may
   * lose, and any number of others.
   */
  public static int atLeast(int own) {
    return folder().isPresent() ? 0 : own;
  }

  private static Path open(String set) {
    Optional<Path> other = folder().map(folder -> folder.resolve(set)).filter(Files::isDirectory);
    if (other.isPresent()) {
      System.out.println(set + " is read from " + other.get());
      return other.get();
    }
    try {
      return FileSystems.newFileSystem(ZIPS.resolve(set + ".zip")).getPath("/" + set);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> folder() {
    String folder = System.getProperty(PROPERTY, "");
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Path path = Path.of(folder).toAbsolutePath().normalize();
    if (!Files.isDirectory(path)) {
      throw new AssertionError("-D%s: no folder \"%s\"".formatted(PROPERTY, path));
    }
    return Optional.of(path);
  }
}
