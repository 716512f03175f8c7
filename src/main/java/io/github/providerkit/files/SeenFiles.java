package io.github.providerkit.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at files and notes what it saw: which are there, and the digests of those that were read.
 * So it can be asked later whether everything would still look the same, and what was concluded
 * from it still holds. One thread looks; once {@linkplain #end() nothing more is noted}, any may
 * ask.
 */
public final class SeenFiles {
  private final List<Sight> sights = new ArrayList<>();
  private boolean ended;

  /**
   * A look at the disk that can be taken again.
   *
   * @param <T> what is seen; compared with {@code equals}
   */
  @FunctionalInterface
  public interface Look<T> {
    /** Looks; never null. */
    T take() throws IOException;
  }

  private record Sight(Look<?> look, Object seen) {
    boolean isSame() {
      try {
        return look.take().equals(seen);
      } catch (IOException e) {
        return new Failure(e).equals(seen);
      }
    }
  }

  /** Also that something cannot be read is a sight. */
  private record Failure(String text) {
    Failure(IOException e) {
      this(e.toString());
    }
  }

  /**
   * Looks at whatever the caller looks at, and notes the outcome.
   *
   * @throws IOException if the look does; this is noted, too
   */
  public <T> T see(Look<T> look) throws IOException {
    try {
      T seen = look.take();
      note(look, seen);
      return seen;
    } catch (IOException e) {
      note(look, new Failure(e));
      throw e;
    }
  }

  /**
   * The bytes of a file that the user named, of which the digest is noted.
   *
   * @throws IOException if it cannot be read, as {@link InputFile#read} says
   */
  public byte[] read(Path file) throws IOException {
    return bytes(() -> InputFile.read(file));
  }

  /**
   * The bytes of a file of a package, of which the digest is noted.
   *
   * @param root the package's directory
   * @throws IOException if it cannot be read, as {@link InputFile#readIn} says
   */
  public byte[] readIn(Path root, Path file) throws IOException {
    return bytes(() -> InputFile.readIn(root, file));
  }

  private byte[] bytes(Look<byte[]> reading) throws IOException {
    Look<String> digest = () -> Sha256.of(reading.take());
    try {
      byte[] bytes = reading.take();
      note(digest, Sha256.of(bytes));
      return bytes;
    } catch (IOException e) {
      note(digest, new Failure(e));
      throw e;
    }
  }

  /** Whether there is anything at a path. */
  public boolean exists(Path path) {
    boolean seen = Files.exists(path);
    note(() -> Files.exists(path), seen);
    return seen;
  }

  /** Whether there is a directory at a path. */
  public boolean isDirectory(Path path) {
    boolean seen = Files.isDirectory(path);
    note(() -> Files.isDirectory(path), seen);
    return seen;
  }

  /** Whether there is a file at a path, and nothing else. */
  public boolean isFile(Path path) {
    boolean seen = Files.isRegularFile(path);
    note(() -> Files.isRegularFile(path), seen);
    return seen;
  }

  private void note(Look<?> look, Object seen) {
    if (!ended) {
      sights.add(new Sight(look, seen));
    }
  }

  /** Ends the notes: what is looked at from now on led to no conclusion that is to be kept. */
  public void end() {
    ended = true;
  }

  /** Whether everything that was noted would be seen again. Looks at all of it. */
  public boolean unchanged() {
    return sights.stream().allMatch(Sight::isSame);
  }
}
