package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.format.gestalt.generation.Phase;
import io.github.providerkit.format.grammar.Breach;
import io.github.providerkit.format.grammar.GoDuration;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.shape.Value;
import java.util.List;
import java.util.Optional;

/**
 * Rules of the phases in which an author's own commands install, build and run a provider ({@code
 * docs/spec/gestalt-app.md} sections 2 and 7).
 */
final class PhaseRules {
  private static final List<String> PHASES = List.of("install", "build", "run");

  private PhaseRules() {}

  static void check(Check check) {
    for (String name : PHASES) {
      if (check.manifest().knows(name)) {
        phase(check, name, check.manifest().get(name));
      }
    }
  }

  private static void phase(Check check, String name, Value phase) {
    if (!phase.isPresent() || phase.broken()) {
      return;
    }
    if (check.mode() == Mode.RELEASE) {
      check.report(
          GestaltRules.RELEASE_BLOCK,
          phase,
          "expected no %s in a finished package, found one".formatted(name),
          "it belongs into the source manifest; packaging removes it");
    }
    if (phase.items().isEmpty()) {
      check.expected(
          GestaltRules.REQUIRED, phase, "at least one command", "for example [[npm, run, build]]");
    } else if (Phase.isFlat(phase)) {
      phase.items().forEach(argument -> check.requiredText(argument, "an argument"));
    } else {
      phase.items().forEach(step -> step(check, step));
    }
  }

  private static void step(Check check, Value step) {
    if (step.broken()) {
      return;
    }
    Value command = step.get("command");
    if (!command.broken() && command.items().isEmpty()) {
      check.expected(
          GestaltRules.REQUIRED,
          command,
          "a command as a list of arguments",
          "for example [npm, run, build]");
    }
    command.items().forEach(argument -> check.requiredText(argument, "an argument"));
    Value workdir = step.get("workdir");
    if (!workdir.text().isEmpty()) {
      sourcePath(check, workdir);
    }
    if (step.knows("inputs")) {
      step.get("inputs").items().forEach(input -> input(check, input));
    }
    if (step.knows("readyTimeout")) {
      timeout(check, step.get("readyTimeout"));
    }
    if (step.knows("role")) {
      role(check, step.get("role"));
    }
  }

  private static void input(Check check, Value input) {
    boolean isPath = sourcePath(check, input);
    if (isPath && input.text().matches("(?s).*[*?\\[].*")) {
      check.expected(
          GestaltRules.PHASE,
          input,
          "a file or directory by its name",
          "the consumer knows no patterns; a directory stands for all that is in it");
    }
  }

  /** A path in the author's directory, which may be that directory. */
  private static boolean sourcePath(Check check, Value value) {
    if (value.broken() || value.text().equals(".")) {
      return !value.broken();
    }
    Optional<Breach> breach = PackagePath.breach(value.text());
    breach.ifPresent(
        found -> check.expected(GestaltRules.PACKAGE_PATH, value, found.expected(), found.hint()));
    return breach.isEmpty();
  }

  private static void timeout(Check check, Value timeout) {
    if (!timeout.text().isEmpty() && !GoDuration.isValid(timeout.text())) {
      check.expected(GestaltRules.PHASE, timeout, "a duration", "for example 30s or 1m30s");
    }
  }

  private static void role(Check check, Value role) {
    if (!GoText.isBlank(role.text()) && !GoText.trim(role.text()).equals("ui")) {
      check.expected(GestaltRules.PHASE, role, "ui", null);
    }
  }
}
