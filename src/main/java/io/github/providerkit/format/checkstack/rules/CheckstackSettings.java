package io.github.providerkit.format.checkstack.rules;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a build can choose for this format.
 *
 * @param ranges how ranges of the workspace are written
 * @param platform a JSON object of the versions that a platform has loaded, by package name; empty
 *     when no platform is compared with
 * @param siblings where the packages of a bundle are
 */
public record CheckstackSettings(
    RangeStyle ranges, Optional<Path> platform, SiblingSource siblings) {
  /** Ranges as Checkstack's packer writes them, and no platform. */
  public static final CheckstackSettings DEFAULT =
      new CheckstackSettings(RangeStyle.CARET, Optional.empty());

  /** The same with siblings in the workspace. */
  public CheckstackSettings(RangeStyle ranges, Optional<Path> platform) {
    this(ranges, platform, SiblingSource.WORKSPACE);
  }
}
