package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.platform.NoProgram;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.platform.Platforms;
import io.github.providerkit.platform.ProgramFile;
import java.util.Optional;

/**
 * Holds programs against the platforms that a manifest gives them. The original packs and unpacks
 * whatever it is given ({@code docs/spec/gestalt-release.md} section 12), and the server finds out.
 */
public final class BinaryRules {
  private BinaryRules() {}

  /** The platform of one of a manifest's artifacts; empty when it is none that is known. */
  public static Optional<Platform> platform(Value artifact) {
    Platform platform =
        new Platform(
            artifact.get("os").text(), artifact.get("arch").text(), artifact.get("libc").text());
    return Optional.of(platform).filter(Platforms::isKnown);
  }

  /**
   * Checks a program.
   *
   * @param artifact one of a manifest's artifacts
   * @param platform its platform
   * @param found what its file is
   * @param findings receives what does not fit
   */
  public static void check(
      Value artifact, Platform platform, ProgramFile found, Findings findings) {
    Value where = artifact.get("path");
    if (found.other().isPresent()) {
      NoProgram other = found.other().get();
      findings.add(
          GestaltRules.WRONG_BINARY,
          where,
          "expected an executable for " + platform + ", found " + other.words(),
          other.hint());
      return;
    }
    if (found.program().isEmpty()) {
      findings.add(
          GestaltRules.BINARY_FORMAT,
          where,
          "expected an executable for " + platform + ", found no format that is known",
          "a script needs its interpreter on the server");
      return;
    }
    found
        .program()
        .get()
        .mismatch(platform)
        .ifPresent(
            mismatch ->
                findings.add(
                    GestaltRules.WRONG_BINARY,
                    where,
                    mismatch,
                    "correct os, arch or libc, or pack the right file"));
  }
}
