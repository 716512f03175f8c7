package io.github.providerkit.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.providerkit.host.Claims;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to change what is at a place, of one thread of all builds: a lock on a hidden file
 * beside it, which ends with its process however that ends. The file is removed with the lock; one
 * that a killed build left behind is taken over.
 */
public final class PlaceLock implements AutoCloseable {
  private static final long POLL_MILLIS = 50;
  private static final int LONGEST_WORD = 100;
  private static final int TRIES_WITHOUT_A_WORD = 10;

  private final Path file;
  private final FileChannel channel;
  private final boolean held;
  private String abandoned = "";

  private PlaceLock(Path file, FileChannel channel, boolean held) {
    this.file = file;
    this.channel = channel;
    this.held = held;
  }

  /**
   * Waits for the lock, and leaves a word for whoever comes after this build was killed.
   *
   * @param word a short one without spaces
   * @throws IOException as {@link #of(Path, Runnable)}
   */
  public static PlaceLock of(Path place, String word, Runnable waiting) throws IOException {
    PlaceLock lock = of(place, waiting);
    if (lock.held) {
      ByteBuffer before = ByteBuffer.allocate(LONGEST_WORD);
      lock.channel.read(before, 0);
      lock.abandoned = new String(before.array(), 0, before.position(), US_ASCII);
      lock.channel.truncate(0);
      lock.channel.write(US_ASCII.encode(word), 0);
    }
    return lock;
  }

  /** The word of a build that had the lock and was killed; empty for none. */
  public Optional<String> abandoned() {
    return Optional.of(abandoned).filter(word -> !word.isEmpty());
  }

  /**
   * Waits for the lock.
   *
   * @param place what is locked; need not exist
   * @param waiting called once when somebody else has it for more than a moment
   * @throws IOException if the directory cannot be written to, or the thread is interrupted
   */
  public static PlaceLock of(Path place, Runnable waiting) throws IOException {
    Path absolute = place.toAbsolutePath().normalize();
    Path file = absolute.resolveSibling("." + absolute.getFileName() + ".lock");
    Files.createDirectories(absolute.getParent());
    for (int tries = 1; true; tries++) {
      PlaceLock lock = tryTake(file);
      if (lock != null) {
        return lock;
      }
      if (tries == TRIES_WITHOUT_A_WORD) {
        waiting.run();
      }
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another build was at work here");
    }
  }

  /** Whether nobody else works there; false where the file system knows no locks. */
  boolean isHeld() {
    return held;
  }

  /** Null where somebody else has it. */
  private static @Nullable PlaceLock tryTake(Path file) throws IOException {
    if (!Claims.take(file)) {
      return null;
    }
    boolean taken = false;
    FileChannel channel = null;
    try {
      create(file);
      Object before = key(file);
      channel =
          FileChannel.open(
              file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      Optional<Boolean> locked = lock(channel);
      // Whoever had it before may have removed the file after it was opened here.
      taken = locked.isEmpty() || (locked.get() && before.equals(key(file)));
      return taken ? new PlaceLock(file, channel, locked.isPresent()) : null;
    } catch (NoSuchFileException e) {
      // Removed right now by whoever had it.
      return null;
    } finally {
      if (!taken) {
        release(file, channel);
      }
    }
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // Somebody has it, or was killed.
      return;
    }
  }

  /**
   * Empty where the file system knows no locks; there, as with most tools, nobody is waited for.
   */
  private static Optional<Boolean> lock(FileChannel channel) {
    try {
      return Optional.of(channel.tryLock() != null);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What tells the file from another one of its name. */
  private static Object key(Path file) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isRegularFile()) {
      throw new IOException(file + ": expected a file for a lock, found something else");
    }
    return found.fileKey() == null ? "the system tells none" : found.fileKey();
  }

  private static void release(Path file, @Nullable FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      Claims.release(file);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (held) {
        Files.deleteIfExists(file);
      }
    } finally {
      release(file, channel);
    }
  }
}
