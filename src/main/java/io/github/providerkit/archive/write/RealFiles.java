package io.github.providerkit.archive.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens files by paths that had no link in them when they were listed, and follows none that came
 * since: the directory is opened name by name from the top, where the system allows it, and the
 * file by its name in it. What is no regular file is not opened: a pipe would never end. For one
 * thread.
 */
final class RealFiles implements AutoCloseable {
  private static final Class<BasicFileAttributeView> VIEW = BasicFileAttributeView.class;

  private @Nullable Path directory;
  private @Nullable SecureDirectoryStream<Path> opened;

  /**
   * Opens a file.
   *
   * @param file absolute, without links
   * @throws IOException if it cannot be read, or is not what was listed
   */
  InputStream open(Path file) throws IOException {
    Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent(), "no file");
    if (!parent.equals(directory)) {
      close();
      opened = open(parent.getRoot(), parent);
      directory = parent;
    }
    Path name = file.getFileName();
    if (opened == null) {
      requireRegular(Files.getFileAttributeView(file, VIEW, LinkOption.NOFOLLOW_LINKS));
      return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }
    requireRegular(opened.getFileAttributeView(name, VIEW, LinkOption.NOFOLLOW_LINKS));
    return Channels.newInputStream(
        opened.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
  }

  private static void requireRegular(BasicFileAttributeView found) throws IOException {
    if (!found.readAttributes().isRegularFile()) {
      throw new IOException("it was a file when it was listed, and is none now");
    }
  }

  /** Null where directories cannot be opened by their names in others. */
  @SuppressWarnings("StreamResourceLeak") // Closed on every way but the one that hands it on.
  private static @Nullable SecureDirectoryStream<Path> open(Path top, Path directory)
      throws IOException {
    DirectoryStream<Path> current = Files.newDirectoryStream(top);
    try {
      for (Path name : top.relativize(directory)) {
        if (!(current instanceof SecureDirectoryStream<Path> above)) {
          break;
        }
        if (!name.toString().isEmpty()) {
          current = above.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
          above.close();
        }
      }
    } catch (AccessDeniedException e) {
      // A directory above may be passed through and not listed.
      current.close();
      return unopened(directory);
    } catch (IOException e) {
      current.close();
      throw e;
    }
    if (current instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    current.close();
    return unopened(directory);
  }

  private static @Nullable SecureDirectoryStream<Path> unopened(Path directory) throws IOException {
    if (!directory.toRealPath().equals(directory)) {
      throw new IOException("a directory above it has become a link");
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    directory = null;
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }
}
