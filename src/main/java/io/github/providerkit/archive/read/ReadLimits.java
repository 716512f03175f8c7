package io.github.providerkit.archive.read;

/**
 * How much of a foreign archive is read before it is refused. Upstream has no limits ({@code
 * docs/spec/gestalt-lock.md} section 3), so a small download can fill a disk there.
 *
 * @param maxEntries most entries, directories included
 * @param maxTotalBytes most bytes after decompression
 * @param maxRatio most bytes after decompression for each byte before; looked at from 16 MiB on,
 *     since small archives of empty files exceed any ratio
 */
public record ReadLimits(int maxEntries, long maxTotalBytes, long maxRatio) {
  /** 100,000 entries, 8 GiB and 200 to 1: several times what real packages have. */
  public static final ReadLimits DEFAULT = new ReadLimits(100_000, 8L << 30, 200);

  /** Checks that every limit lets something through. */
  public ReadLimits {
    if (maxEntries < 1 || maxTotalBytes < 1 || maxRatio < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
