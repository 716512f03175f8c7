package io.github.providerkit.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells whether a file holds what it held before. Length and time of modification prove nothing:
 * {@code cp -p} and tools that restore times keep both. What nobody can keep is the time of change
 * that a Unix system writes by itself, together with the number of the file; where there is none,
 * the contents decide.
 */
public final class FileStamp {
  /** Systems of files that note each change of contents in the time of change. */
  private static final Set<String> NOTING_CHANGES =
      Set.of(
          "apfs",
          "bcachefs",
          "btrfs",
          "ext2",
          "ext3",
          "ext4",
          "f2fs",
          "hfs",
          "jfs",
          "overlay",
          "tmpfs",
          "ufs",
          "xfs",
          "zfs");

  /** More than the clock that changes are noted by takes for a step: at most 10 on Linux. */
  private static final long CLOCK_STEP_MILLIS = 20;

  private static final Map<Object, Boolean> NOTES_CHANGES = new ConcurrentHashMap<>();

  private FileStamp() {}

  /**
   * A text that is another one after the contents have changed. The same contents may get another
   * one.
   *
   * @throws IOException if the file cannot be looked at, or has to be read and cannot be
   */
  public static String of(Path file) throws IOException {
    if (!notesChanges(file)) {
      return Sha256.of(file);
    }
    Map<String, Object> seen = Files.readAttributes(file, "unix:ctime,ino,lastModifiedTime,size");
    return "%s %s %s %s"
        .formatted(
            seen.get("ctime"), seen.get("ino"), seen.get("lastModifiedTime"), seen.get("size"));
  }

  /**
   * When a file was last changed, in milliseconds since 1970: by anybody and in any way where the
   * system notes it, else when it says that it was modified.
   *
   * @throws IOException if the file cannot be looked at
   */
  public static long lastChange(Path file) throws IOException {
    FileTime time =
        notesChanges(file)
            ? (FileTime) Files.getAttribute(file, "unix:ctime")
            : Files.getLastModifiedTime(file);
    return time.toMillis();
  }

  /**
   * Whether a file may have changed since a time although it says that it was modified before.
   *
   * @param since in milliseconds since 1970
   * @throws IOException if the file cannot be looked at
   */
  public static boolean mayHideChange(Path file, long since) throws IOException {
    return Files.getLastModifiedTime(file).toMillis() <= since
        && (!notesChanges(file) || lastChange(file) >= since);
  }

  /**
   * Waits until a change from now on is noted with another time than all changes before.
   *
   * @throws InterruptedIOException if the thread is interrupted
   */
  public static void awaitNextTime() throws InterruptedIOException {
    try {
      Thread.sleep(CLOCK_STEP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static boolean notesChanges(Path file) throws IOException {
    if (!file.getFileSystem().equals(FileSystems.getDefault())
        || !file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return false;
    }
    Object device = Files.getAttribute(file, "unix:dev");
    Boolean known = NOTES_CHANGES.get(device);
    if (known == null) {
      known = NOTING_CHANGES.contains(storeType(file));
      NOTES_CHANGES.put(device, known);
    }
    return known;
  }

  private static String storeType(Path file) {
    try {
      return Files.getFileStore(file).type();
    } catch (IOException | SecurityException e) {
      // A container may hide what is mounted.
      return "";
    }
  }
}
