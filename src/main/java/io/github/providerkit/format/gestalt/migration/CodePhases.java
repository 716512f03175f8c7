package io.github.providerkit.format.gestalt.migration;

import io.github.providerkit.code.CodeDetector;
import io.github.providerkit.code.CodeProblem;
import io.github.providerkit.code.Kind;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.Surfaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The commands that stand for what the generation of May 2026 did by itself with the code beside a
 * manifest ({@code docs/spec/gestalt-app.md} section 8).
 */
final class CodePhases {
  private static final List<String> GO =
      List.of("go", "run", "github.com/valon-technologies/gestalt/sdk/go/cmd/gestalt");
  private static final List<String> PYTHON = List.of("uv", "run", "gestalt");
  private static final List<String> TYPESCRIPT = List.of("bun", "run", "gestalt");

  private final Check check;
  private final CodeDetector.Detection found;

  /**
   * Prepares.
   *
   * @param check the manifest as its author wrote it, and where problems go
   * @param found the code beside it
   */
  CodePhases(Check check, CodeDetector.Detection found) {
    this.check = check;
    this.found = found;
  }

  /** Phase by name, in order; empty where there is no code, or it has to be written by hand. */
  Map<String, List<String>> get() {
    for (CodeProblem problem : found.problems()) {
      tell("%s: %s".formatted(problem.file(), problem.message()));
    }
    if (found.code().isEmpty()) {
      boolean app =
          check.kind().orElseThrow() == Kind.PLUGIN || check.kind().orElseThrow() == Kind.UI;
      if (found.problems().isEmpty() && !(app && isComplete())) {
        tell("no code was found beside the manifest that commands could be written for");
      }
      return Map.of();
    }
    ProviderCode code = found.code().get();
    return switch (code.language()) {
      case GO -> go(code);
      case PYTHON -> phases(List.of("uv", "sync", "--frozen"), PYTHON, code.entry());
      case TYPESCRIPT ->
          phases(List.of("bun", "install", "--frozen-lockfile"), TYPESCRIPT, code.entry());
      default -> byHand(code);
    };
  }

  private boolean isComplete() {
    return Surfaces.of(check.manifest()).isManifestBacked();
  }

  private Map<String, List<String>> go(ProviderCode code) {
    // The SDK's command serves every kind but apps, and programs of one's own need no SDK.
    return code.isWrapped() && check.kind().orElseThrow() != Kind.PLUGIN
        ? phases(List.of("go", "mod", "download"), GO, "")
        : byHand(code);
  }

  private Map<String, List<String>> byHand(ProviderCode code) {
    tell("no SDK has a command that builds this code (%s)".formatted(code.language().title()));
    return Map.of();
  }

  private static Map<String, List<String>> phases(
      List<String> install, List<String> command, String target) {
    Map<String, List<String>> phases = new LinkedHashMap<>();
    phases.put("install", install);
    phases.put("build", with(command, List.of("build")));
    phases.put(
        "run", with(command, target.isEmpty() ? List.of("run") : List.of("run", ".", target)));
    return phases;
  }

  private static List<String> with(List<String> command, List<String> more) {
    return java.util.stream.Stream.concat(command.stream(), more.stream()).toList();
  }

  private void tell(String message) {
    check.report(
        GestaltRules.NO_COUNTERPART,
        check.manifest().get("kind"),
        "no build was written: " + message,
        "write a build that puts the program to .gestaltd/bin/"
            + check.manifest().get("source").text().replaceFirst(".*/", ""));
  }
}
