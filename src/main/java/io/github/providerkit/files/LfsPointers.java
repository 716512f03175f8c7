package io.github.providerkit.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.ArchiveEntry;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What Git LFS leaves in place of files that it did not fetch: a text of less than 1,024 bytes with
 * the digest of the file.
 */
public final class LfsPointers {
  /** To be read behind "found". */
  public static final String WORDS = "a pointer of Git LFS in its place";

  public static final String HINT =
      "run \"git lfs pull\"; in CI, let the checkout fetch the files of LFS";

  /** What every pointer begins with, whatever its version. */
  private static final byte[] SIGN = "version https://git-lfs.github.com/spec/".getBytes(UTF_8);

  private static final FileStarts PLACES = new FileStarts(SIGN.length + 1, 1_023, SIGN.length);

  private LfsPointers() {}

  /** The names of pointers among files, in their order; what cannot be read is none. */
  static List<String> among(Collection<ArchiveEntry> files) {
    return PLACES.among(files, LfsPointers::is);
  }

  /** Whether a file that begins so is a pointer. */
  public static boolean is(byte[] start) {
    return start.length >= SIGN.length
        && Arrays.equals(start, 0, SIGN.length, SIGN, 0, SIGN.length);
  }
}
