package io.github.providerkit.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Makes a directory that others see whole or not at all: beside its place, which it then takes.
 * What was there before stays until then, and for good when something fails. Nothing is left behind
 * when it is closed, or when the virtual machine ends before that; what a killed one leaves, the
 * next at the same place puts back or removes. One at a time is at work at a place, others wait.
 */
public final class AtomicDirectory implements AutoCloseable {
  private final Path place;
  private final Path work;
  private final PlaceLock lock;
  private final Thread hook;
  private boolean ended;

  private AtomicDirectory(Path place, Path work, PlaceLock lock) {
    this.place = place;
    this.work = work;
    this.lock = lock;
    this.hook = new Thread(this::endQuietly, "provider-clean-up");
  }

  /**
   * Starts a directory, empty at first.
   *
   * @param place where it belongs; its parents are made
   * @throws IOException if it cannot be made
   */
  public static AtomicDirectory at(Path place) throws IOException {
    Path absolute = place.toAbsolutePath().normalize();
    AtomicDirectory directory = start(absolute, PlaceLock.of(absolute, () -> {}));
    try {
      Runtime.getRuntime().addShutdownHook(directory.hook);
    } catch (IllegalStateException e) {
      directory.end();
      throw new IOException("the virtual machine is shutting down", e);
    }
    return directory;
  }

  private static AtomicDirectory start(Path place, PlaceLock lock) throws IOException {
    boolean started = false;
    try {
      if (lock.isHeld()) {
        Leftovers.mend(place);
      }
      // Not one made as temporary, which only its owner may look into.
      Path work = Files.createDirectory(beside(place, Leftovers.NEW));
      started = true;
      return new AtomicDirectory(place, work, lock);
    } finally {
      if (!started) {
        lock.close();
      }
    }
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
  public synchronized void commit() throws IOException {
    if (ended) {
      throw new IOException("the virtual machine is shutting down");
    }
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(work, place);
      return;
    }
    Path old = beside(place, Leftovers.OLD);
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
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already and finds nothing left to remove.
      return;
    }
  }

  /** Not between two renames: what is put in its place must be whole. */
  private synchronized void end() throws IOException {
    if (ended) {
      return;
    }
    ended = true;
    try {
      Directories.delete(work);
    } finally {
      lock.close();
    }
  }

  private void endQuietly() {
    try {
      end();
    } catch (IOException e) {
      // Nobody is left to be told; the next one at this place removes it.
      return;
    }
  }
}
