package io.github.providerkit.archive.read;

/** In what the gzip readers of the consumers differ, where RFC 1952 leaves it open. */
public enum GzipDialect {
  /**
   * Go's, for the server: file name and comment of less than 512 bytes, reserved flags are passed
   * over, and whatever stands behind a member is the next one.
   */
  GO,
  /**
   * zlib's as Node uses it, for the installer: texts of any length, no reserved flags, and a zero
   * byte behind a member is the beginning of padding.
   */
  NODE;

  private static final int RESERVED_FLAGS = 0xe0;
  private static final int LONGEST_TEXT_IN_GO = 511;

  boolean accepts(int flags) {
    return this == GO || (flags & RESERVED_FLAGS) == 0;
  }

  boolean acceptsText(int length) {
    return this == NODE || length <= LONGEST_TEXT_IN_GO;
  }

  boolean isPadding(int firstByte) {
    return this == NODE && firstByte == 0;
  }
}
