package io.github.providerkit.files;

import io.github.providerkit.host.ProcessWide;
import java.nio.file.Path;

/**
 * The files that this virtual machine has locked, whichever loader this class comes from. A locked
 * file must not be opened twice in one process: whoever closes it first ends the lock of the other
 * ({@code fcntl}).
 */
final class Claims {
  private static final String PREFIX = "claimed.";

  private Claims() {}

  /** Claims a file; false where another thread has it. */
  static boolean take(Path file) {
    return ProcessWide.mark(PREFIX + file.toUri());
  }

  /** Gives a claim up, after the file was closed. */
  static void release(Path file) {
    ProcessWide.unmark(PREFIX + file.toUri());
  }
}
