package io.github.providerkit.archive.read;

/**
 * How much of a foreign archive is read before it is refused. Upstream has no limits ({@code
 * docs/spec/gestalt-lock.md} section 3), so a small download can fill a disk there. What this
 * plugin packs keeps them too.
 *
 * @param maxEntries most entries, the directories that they lie in included
 * @param maxTotalBytes most bytes after decompression
 * @param maxRatio most bytes after decompression for each byte before
 * @param ratioFrom bytes after decompression from which on the ratio is looked at, since small
 *     archives of little but zeros exceed any
 */
public record ReadLimits(int maxEntries, long maxTotalBytes, long maxRatio, long ratioFrom) {
  /** Archives of a few empty files exceed any ratio. */
  private static final long RATIO_FROM = 16L << 20;

  /**
   * 500,000 entries, 8 GiB, and 200 to 1 from 512 MiB on: several times what real packages have.
   */
  public static final ReadLimits DEFAULT = new ReadLimits(500_000, 8L << 30, 200, 512L << 20);

  /** Checks that every limit lets something through. */
  public ReadLimits {
    if (maxEntries < 1 || maxTotalBytes < 1 || maxRatio < 1 || ratioFrom < 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** Limits whose ratio is looked at from 16 MiB on. */
  public ReadLimits(int maxEntries, long maxTotalBytes, long maxRatio) {
    this(maxEntries, maxTotalBytes, maxRatio, RATIO_FROM);
  }

  /**
   * Whether so much comes out of so little that it can only be meant to fill a disk.
   *
   * @param packed bytes before decompression
   * @param unpacked bytes after it
   */
  public boolean isBomb(long packed, long unpacked) {
    return unpacked > ratioFrom && unpacked / maxRatio > packed;
  }
}
