package io.github.providerkit.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Makes a directory that others see whole or not at all: beside its place, which it then takes.
 * What was there before stays until then, and for good when something fails. Nothing is left behind
 * when it is closed, or when the virtual machine ends before that.
 */
public final class AtomicDirectory implements AutoCloseable {
  private final Path place;
  private final Path work;
  private final Thread hook;

  private AtomicDirectory(Path place, Path work) {
    this.place = place;
    this.work = work;
    this.hook = new Thread(this::deleteQuietly, "provider-clean-up");
  }

  /**
   * Starts a directory, empty at first.
   *
   * @param place where it belongs; its parents are made
   * @throws IOException if it cannot be made
   */
  public static AtomicDirectory at(Path place) throws IOException {
    Path absolute = place.toAbsolutePath().normalize();
    Files.createDirectories(absolute.getParent());
    // Not one made as temporary, which only its owner may look into.
    AtomicDirectory directory =
        new AtomicDirectory(absolute, Files.createDirectory(beside(absolute, "new")));
    try {
      Runtime.getRuntime().addShutdownHook(directory.hook);
    } catch (IllegalStateException e) {
      Directories.delete(directory.work);
      throw new IOException("the virtual machine is shutting down", e);
    }
    return directory;
  }

  private static Path beside(Path place, String why) {
    return place.resolveSibling("." + place.getFileName() + "." + why + "-" + UUID.randomUUID());
  }

  /** Where the new directory is made. */
  public Path work() {
    return work;
  }

  /**
   * Puts it in its place. Two renames: between them there is none, and never half of one.
   *
   * @throws IOException if it cannot be renamed; then the one before is there
   */
  public void commit() throws IOException {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(work, place);
      return;
    }
    Path old = beside(place, "old");
    Files.move(place, old);
    try {
      Files.move(work, place);
    } catch (IOException e) {
      try {
        Files.move(old, place);
      } catch (IOException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
    Directories.delete(old);
  }

  @Override
  public void close() throws IOException {
    Directories.delete(work);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already and finds nothing left to remove.
      return;
    }
  }

  private void deleteQuietly() {
    try {
      Directories.delete(work);
    } catch (IOException e) {
      // Nobody is left to be told; the next mvn clean removes it.
      return;
    }
  }
}
