package io.github.providerkit.host;

/** Marks that everything in this process sees, whichever loader its classes come from. */
public final class ProcessWide {
  private static final String PREFIX = "io.github.providerkit.";

  private ProcessWide() {}

  /**
   * Sets a mark; only one caller sets it until it is removed.
   *
   * @return false where it is set already
   */
  public static boolean mark(String name) {
    return System.getProperties().putIfAbsent(PREFIX + name, "") == null;
  }

  /** Removes a mark; that it is not there is no fault. */
  public static void unmark(String name) {
    System.getProperties().remove(PREFIX + name);
  }
}
