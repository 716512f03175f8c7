package io.github.providerkit.transfer;

import java.util.Locale;

/** Writes sizes and speeds as Maven does. */
final class Amounts {
  private static final double NANOS = 1e9;

  private Amounts() {}

  /** For example {@code (5.2 MB at 11 MB/s)}. */
  static String transferred(long bytes, long nanos) {
    double perSecond = bytes / Math.max(1e-3, nanos / NANOS);
    return "(" + size((double) bytes) + " at " + size(perSecond) + "/s)";
  }

  private static String size(double bytes) {
    String[] units = {"B", "kB", "MB", "GB"};
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    String digits = value >= 10 || unit == 0 ? "%.0f" : "%.1f";
    return String.format(Locale.ROOT, digits, value) + " " + units[unit];
  }
}
