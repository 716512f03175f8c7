package io.github.providerkit.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes a directory beside its place and puts it there as a whole. What was there before stays
 * until then, and for good when something fails.
 */
final class DirectorySwap implements AutoCloseable {
  private final Path place;
  private final Path work;

  DirectorySwap(Path place) throws IOException {
    this.place = place;
    Files.createDirectories(place.getParent());
    this.work = Files.createDirectory(beside("tmp"));
  }

  private Path beside(String why) {
    return place.resolveSibling("." + place.getFileName() + "." + why + "-" + UUID.randomUUID());
  }

  /** Where the new directory is made. */
  Path work() {
    return work;
  }

  /** Puts it in its place. Two renames: between them there is none, and never half of one. */
  void commit() throws IOException {
    if (!Files.exists(place)) {
      Files.move(work, place);
      return;
    }
    Path old = beside("old");
    Files.move(place, old);
    try {
      Files.move(work, place);
    } catch (IOException e) {
      Files.move(old, place);
      throw e;
    }
    delete(old);
  }

  @Override
  public void close() throws IOException {
    delete(work);
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
