package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.code.CodeDetector;
import io.github.providerkit.code.CodeProblem;
import io.github.providerkit.code.Kind;
import io.github.providerkit.code.Language;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.format.ManifestFile;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.gestalt.rules.Surfaces;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the code that a provider is compiled from ({@code docs/spec/gestalt-release.md} sections 3
 * and 4). A UI has none, and a prebuilt provider brings along what its code was compiled to.
 */
final class SourceCode {
  private SourceCode() {}

  static Optional<ProviderCode> find(
      ManifestFile file, ManifestReader.Read manifest, Kind kind, Problems problems) {
    boolean complete = Surfaces.of(manifest.value()).isManifestBacked() && kind == Kind.PLUGIN;
    boolean unwanted = file.request().code().declarativeOnly() && complete;
    if (manifest.generation().made().program()) {
      boolean declarative =
          file.request().code().declarativeOnly()
              && kind == Kind.PLUGIN
              && Surfaces.of(manifest.value()).isManifestBacked();
      return SourcePhases.makeAProgram(manifest.value()) && !declarative
          ? Optional.of(
              new ProviderCode(
                  Language.COMMANDS,
                  file.directory(),
                  file.path().getFileName().toString(),
                  "build"))
          : Optional.empty();
    }
    if (kind == Kind.UI || manifest.value().get("entrypoint").isPresent() || unwanted) {
      return Optional.empty();
    }
    CodeDetector.Detection found =
        CodeDetector.detect(file.directory(), kind, file.request().code().language(), file.seen());
    found.problems().forEach(problem -> report(file, problem, problems));
    if (!found.others().isEmpty()) {
      warnAboutOthers(file, found, problems);
    }
    return found.code();
  }

  private static void report(ManifestFile file, CodeProblem problem, Problems problems) {
    problems.add(
        GestaltRules.SOURCE_CODE,
        problem.file().isEmpty() ? file.shownAs() : shownAs(file, problem.file()),
        problem.path(),
        problem.position(),
        problem.message(),
        problem.hint());
  }

  private static void warnAboutOthers(
      ManifestFile file, CodeDetector.Detection found, Problems problems) {
    ProviderCode taken = found.code().orElseThrow();
    String others =
        found.others().stream()
            .map(code -> "%s (%s)".formatted(code.language().title(), code.sign()))
            .collect(Collectors.joining(" and "));
    problems.add(
        GestaltRules.TWO_LANGUAGES,
        file.shownAs(),
        "",
        Position.START,
        "expected code in one language, found %s (%s), which is taken, and %s"
            .formatted(taken.language().title(), taken.sign(), others),
        "provider.language=%s takes the other".formatted(found.others().get(0).language().word()));
  }

  /** A file beside the manifest, named as the manifest is. */
  static String shownAs(ManifestFile manifest, String file) {
    String name = manifest.shownAs();
    return name.substring(0, name.lastIndexOf('/') + 1) + file;
  }
}
