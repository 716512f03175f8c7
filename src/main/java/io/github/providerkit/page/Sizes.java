package io.github.providerkit.page;

import java.util.Locale;

/** Sizes and shares in words. */
final class Sizes {
  private static final String[] UNITS = {"kB", "MB", "GB"};

  private Sizes() {}

  /** Such as {@code 812 bytes} or {@code 1.5 MB}. */
  static String words(long bytes) {
    if (bytes < 1_000) {
      return bytes + (bytes == 1 ? " byte" : " bytes");
    }
    double size = bytes / 1e3;
    int unit = 0;
    while (size >= 999.95 && unit < UNITS.length - 1) {
      size /= 1e3;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
  }

  /** A part of a whole in percent with one decimal; nothing of nothing is nothing. */
  static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f", whole == 0 ? 0.0 : 100.0 * part / whole);
  }
}
