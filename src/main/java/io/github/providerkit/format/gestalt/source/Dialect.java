package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.code.CodeDetector;
import io.github.providerkit.code.Kind;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.ManifestFile;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.rules.GenerationChoice;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the generation of a source manifest is found ({@code docs/spec/gestalt-app.md} section 8).
 *
 * @param named the generation that the user names; empty for what each manifest says
 * @param neighbours the generation of the others in the same build; asked where a manifest says
 *     nothing, and empty where they say several or none
 */
public record Dialect(
    Optional<Generation> named, Function<SeenFiles, Optional<Generation>> neighbours) {
  /** Of a manifest that nobody knows the neighbours of. */
  public static Dialect of(Optional<Generation> named) {
    return new Dialect(named, seen -> Optional.empty());
  }

  GenerationChoice choice(ManifestFile file) {
    return named
        .map(GenerationChoice::of)
        .orElseGet(
            () ->
                GenerationChoice.bySigns(
                    kind -> neighbours.apply(file.seen()).orElseGet(() -> byCode(file, kind))));
  }

  /** The generation of May compiles the code that it finds; today's compiles none by itself. */
  private static Generation byCode(ManifestFile file, Kind kind) {
    if (file.request().files() == FileChecks.NONE) {
      return Generations.MAY;
    }
    CodeDetector.Detection found =
        CodeDetector.detect(file.directory(), kind, file.request().code().language(), file.seen());
    return found.equals(CodeDetector.Detection.NONE) ? Generations.APP : Generations.MAY;
  }
}
