package io.github.providerkit.format;

import io.github.providerkit.format.gestalt.GestaltFormat;
import java.util.List;

/** The registered formats: one line each. */
public final class Formats {
  private static final List<ProviderFormat> ALL = List.of(new GestaltFormat());

  private Formats() {}

  /** All formats. */
  public static List<ProviderFormat> all() {
    return ALL;
  }
}
