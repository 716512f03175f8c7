package io.github.providerkit.manifest;

import java.util.Locale;

/** How much a problem weighs: an error fails the build, a warning is only shown. */
public enum Severity {
  ERROR,
  WARNING;

  /** The word used on the console and in {@code validation.json}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
