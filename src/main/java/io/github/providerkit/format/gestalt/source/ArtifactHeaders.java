package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.platform.BinaryFile;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.platform.Platforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Holds prebuilt artifacts against the platforms that the manifest gives them. The original packs
 * whatever it is given ({@code docs/spec/gestalt-release.md} section 12), and the server finds out.
 */
public final class ArtifactHeaders {
  private final SourcePackage source;
  private final Problems problems;

  private ArtifactHeaders(SourcePackage source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Checks all artifacts of a manifest. */
  public static void check(SourcePackage source, Problems problems) {
    if (!source.awaitsBuild()) {
      ArtifactHeaders headers = new ArtifactHeaders(source, problems);
      source.value().get("artifacts").items().forEach(headers::check);
    }
  }

  private void check(Value artifact) {
    Platform platform =
        new Platform(
            artifact.get("os").text(), artifact.get("arch").text(), artifact.get("libc").text());
    String path = artifact.get("path").text();
    // What is no path of the package was reported with the other files.
    Optional<Path> place = SlashPath.below(source.directory(), path);
    if (!Platforms.isKnown(platform) || PackagePath.breach(path).isPresent() || place.isEmpty()) {
      return;
    }
    Path file = place.get();
    try {
      if (source.file().seen().see(() -> Files.isRegularFile(file) && Files.size(file) > 0)) {
        Optional<BinaryFile> found = source.file().seen().see(() -> BinaryFile.read(file));
        check(artifact.get("path"), platform, found);
      }
    } catch (IOException e) {
      // Whoever packs the file will find out, and tell.
      return;
    }
  }

  private void check(Value where, Platform platform, Optional<BinaryFile> found) {
    if (found.isEmpty()) {
      report(
          GestaltRules.BINARY_FORMAT,
          where,
          "expected an executable for " + platform + ", found no format that is known",
          "a script needs its interpreter on the server");
    } else {
      found
          .get()
          .mismatch(platform)
          .ifPresent(
              mismatch ->
                  report(
                      GestaltRules.WRONG_BINARY,
                      where,
                      mismatch,
                      "correct os, arch or libc, or pack the right file"));
    }
  }

  private void report(Rule rule, Value where, String message, String hint) {
    problems.add(rule, source.shownAs(), where.path(), where.position(), message, hint);
  }
}
