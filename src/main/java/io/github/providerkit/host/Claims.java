package io.github.providerkit.host;

import java.nio.file.Path;

/**
 * The files that this virtual machine has locked, whichever loader this class comes from. A locked
 * file must not be opened twice in one process: whoever closes it first ends the lock of the other
 * ({@code fcntl}).
 */
public final class Claims {
  private static final String PREFIX = "io.github.providerkit.claimed.";

  private Claims() {}

  /** Claims a file; false where another thread has it. */
  public static boolean take(Path file) {
    return System.getProperties().putIfAbsent(PREFIX + file.toUri(), "") == null;
  }

  /** Gives a claim up, after the file was closed. */
  public static void release(Path file) {
    System.getProperties().remove(PREFIX + file.toUri());
  }
}
