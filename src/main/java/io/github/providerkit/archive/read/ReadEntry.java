package io.github.providerkit.archive.read;

/**
 * An entry of an archive that is read.
 *
 * @param name where it would be unpacked: a relative slash path with no empty, {@code .} or {@code
 *     ..} segment
 * @param nameInArchive the name as written there, such as {@code ./a} or {@code dir/}; some
 *     consumers compare it exactly
 * @param directory whether it is a directory
 * @param size length in bytes; 0 for a directory
 * @param mode permission bits without set-uid and the like, at most 0777
 */
public record ReadEntry(String name, String nameInArchive, boolean directory, long size, int mode) {

  /**
   * Whether the consumer finds the entry by its name when it looks into the archive; one whose name
   * begins with a slash it only unpacks.
   */
  public boolean isFound() {
    return !nameInArchive.startsWith("/", nameInArchive.startsWith("./") ? 2 : 0);
  }

  /** Whether any execute bit is set. */
  public boolean executable() {
    return (mode & 0111) != 0;
  }
}
