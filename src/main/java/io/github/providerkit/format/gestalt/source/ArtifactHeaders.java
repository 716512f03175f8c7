package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.gestalt.rules.BinaryRules;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.platform.ProgramFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Holds prebuilt artifacts against the platforms that the manifest gives them. */
public final class ArtifactHeaders {
  private final SourcePackage source;
  private final Problems problems;

  private ArtifactHeaders(SourcePackage source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Checks all artifacts of a manifest. */
  public static void check(SourcePackage source, Problems problems) {
    if (!source.awaitsBuild() && !source.generation().made().program()) {
      ArtifactHeaders headers = new ArtifactHeaders(source, problems);
      source.value().get("artifacts").items().forEach(headers::check);
    }
  }

  private void check(Value artifact) {
    Optional<Platform> platform = BinaryRules.platform(artifact);
    String path = artifact.get("path").text();
    // What is no path of the package was reported with the other files.
    Optional<Path> place = SlashPath.below(source.directory(), path);
    if (platform.isEmpty() || PackagePath.breach(path).isPresent() || place.isEmpty()) {
      return;
    }
    Path file = place.get();
    try {
      if (source.file().seen().see(() -> Files.isRegularFile(file))) {
        BinaryRules.check(
            artifact,
            platform.get(),
            source.file().seen().see(() -> ProgramFile.read(file)),
            (rule, where, message, hint) ->
                problems.add(
                    rule, source.shownAs(), where.path(), where.position(), message, hint));
      }
    } catch (IOException e) {
      // Whoever packs the file will find out, and tell.
      return;
    }
  }
}
