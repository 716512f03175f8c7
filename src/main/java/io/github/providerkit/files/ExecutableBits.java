package io.github.providerkit.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Whether a file may be run: part of its contents, as for git. What the owner may run, everybody
 * may; nothing else of its permissions counts. On systems of files without such a bit, a file that
 * begins with {@code #!} is one to be run.
 */
public final class ExecutableBits {
  /** Systems of files that give every file the same permissions. */
  private static final Set<String> WITHOUT =
      Set.of("9p", "drvfs", "exfat", "fuseblk", "msdos", "ntfs", "ntfs3", "vfat");

  private final boolean kept;

  private ExecutableBits(boolean kept) {
    this.kept = kept;
  }

  /** Those of the system of files that a directory is in. */
  public static ExecutableBits in(Path directory) {
    return new ExecutableBits(isKept(directory));
  }

  private static boolean isKept(Path directory) {
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    try {
      return !WITHOUT.contains(Files.getFileStore(directory).type());
    } catch (IOException | SecurityException e) {
      // A container may hide what is mounted.
      return true;
    }
  }

  /**
   * Whether a file may be run.
   *
   * @param file a regular one, and no link
   * @throws IOException if it cannot be looked at
   */
  public boolean of(Path file) throws IOException {
    if (!kept) {
      return hasInterpreter(file);
    }
    return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes()
        .permissions()
        .contains(PosixFilePermission.OWNER_EXECUTE);
  }

  private static boolean hasInterpreter(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.read() == '#' && in.read() == '!';
    }
  }
}
