package io.github.providerkit.files;

import io.github.providerkit.host.Claims;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that is written beside the one it will be. Its name is the same each time, so that what a
 * killed build left there makes room for the next one; only who finds another at work takes a name
 * of its own.
 */
final class Temporary implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private boolean moved;

  private Temporary(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Starts an empty file; never one that was there, which could be a link. */
  static Temporary beside(Path target) throws IOException {
    Path usual = target.resolveSibling("." + target.getFileName() + ".tmp");
    if (Claims.take(usual)) {
      discardAbandoned(usual);
      Optional<Temporary> free = create(usual).filter(Temporary::isOurs);
      if (free.isPresent()) {
        return free.get();
      }
      Claims.release(usual);
    }
    String unique = "." + target.getFileName() + "." + UUID.randomUUID() + ".tmp";
    Path own = target.resolveSibling(unique);
    Claims.take(own);
    return create(own).orElseThrow(() -> new FileAlreadyExistsException(own.toString()));
  }

  /**
   * Not {@link Files#createTempFile}: its files are readable by their owner only, and would stay so
   * under the final name.
   */
  private static Optional<Temporary> create(Path path) throws IOException {
    try {
      return Optional.of(
          new Temporary(
              path,
              FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    }
  }

  /** Whether nobody took it for abandoned before it was locked. */
  private boolean isOurs() {
    if (isFree(channel) && Files.exists(path)) {
      return true;
    }
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written to it.
      return false;
    }
    return false;
  }

  /** Removes a file that nobody writes any more. */
  private static void discardAbandoned(Path path) throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (isFree(channel)) {
        Files.deleteIfExists(path);
      }
    } catch (FileSystemException e) {
      // It is gone by now, or somebody else's.
      return;
    }
  }

  /** Whether no other process writes to a file; from now on none does. */
  private static boolean isFree(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (IOException e) {
      // Some network file systems know no locks.
      return false;
    }
  }

  /** Takes what is written; it may be closed or not. */
  OutputStream stream() {
    return new FilterOutputStream(Channels.newOutputStream(channel)) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() {
        // The channel ends with its owner.
      }
    };
  }

  /** Gives the file its name, before anybody could take it for abandoned. */
  void moveTo(Path target) throws IOException {
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }
    moved = true;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      if (!moved) {
        Files.deleteIfExists(path);
      }
    } finally {
      Claims.release(path);
    }
  }
}
