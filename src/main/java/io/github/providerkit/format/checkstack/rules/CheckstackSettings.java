package io.github.providerkit.format.checkstack.rules;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a build can choose for this format.
 *
 * @param ranges how ranges of the workspace are written
 * @param platform a JSON object of the versions that a platform has loaded, by package name; empty
 *     when no platform is compared with
 */
public record CheckstackSettings(RangeStyle ranges, Optional<Path> platform) {
  /** Ranges as Checkstack's packer writes them, and no platform. */
  public static final CheckstackSettings DEFAULT =
      new CheckstackSettings(RangeStyle.CARET, Optional.empty());
}
