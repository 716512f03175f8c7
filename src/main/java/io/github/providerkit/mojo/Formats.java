package io.github.providerkit.mojo;

import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.format.checkstack.CheckstackFormat;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.format.gestalt.GestaltFormat;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.legacy.LegacyFormat;
import java.util.List;
import java.util.Optional;

/** The registered formats: one line each. */
public final class Formats {
  private Formats() {}

  /** All formats with nothing chosen. */
  public static List<ProviderFormat> all() {
    return all(CheckstackSettings.DEFAULT);
  }

  /**
   * All formats.
   *
   * @param checkstack what a build chose for one of them
   */
  public static List<ProviderFormat> all(CheckstackSettings checkstack) {
    return all(checkstack, Optional.empty());
  }

  /**
   * All formats.
   *
   * @param checkstack what a build chose for one of them
   * @param dialect the generation of another; empty for what each manifest says
   */
  public static List<ProviderFormat> all(
      CheckstackSettings checkstack, Optional<Generation> dialect) {
    return List.of(
        new GestaltFormat(dialect), new LegacyFormat(), new CheckstackFormat(checkstack));
  }
}
