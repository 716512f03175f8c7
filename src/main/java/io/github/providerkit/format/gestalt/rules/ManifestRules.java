package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Names;
import java.util.Optional;

/**
 * All rules that a manifest by itself can break ({@code docs/spec/gestalt-manifest.md} section 4),
 * in its order.
 */
final class ManifestRules {
  private ManifestRules() {}

  static void check(Check check) {
    Value manifest = check.manifest();
    IdentityRules.check(check);
    release(check, manifest.get("release"));
    Optional<Kind> kind = kind(check, manifest.get("kind"));
    ArtifactRules.check(check);
    IdentityRules.configSchema(check);
    kind.ifPresent(known -> ofKind(check, known));
  }

  private static void release(Check check, Value release) {
    if (!release.isPresent()) {
      return;
    }
    if (check.mode() == Mode.RELEASE) {
      check.report(
          GestaltRules.RELEASE_BLOCK,
          release,
          "expected no release block in a finished package, found one",
          "it belongs into the source manifest; packaging removes it");
    }
    Value build = release.get("build");
    if (!build.isPresent() || build.broken()) {
      return;
    }
    Value workdir = build.get("workdir");
    if (!workdir.text().isEmpty()) {
      check.packagePath(workdir);
    }
    Value command = build.get("command");
    if (!command.broken() && command.items().isEmpty()) {
      check.expected(
          GestaltRules.REQUIRED,
          command,
          "a command as a list of arguments",
          "for example [npm, run, build]");
    }
    command.items().forEach(argument -> check.requiredText(argument, "an argument"));
  }

  private static Optional<Kind> kind(Check check, Value value) {
    if (!check.required(value, "the kind of provider: " + Check.alternatives(Kind.words()))) {
      return Optional.empty();
    }
    Optional<Kind> kind = Kind.of(value.text());
    if (kind.isEmpty()) {
      check.expected(
          GestaltRules.KIND,
          value,
          Check.alternatives(Kind.words()),
          Names.hint(GoText.trim(value.text()), Kind.words(), Kind.FORMER));
    }
    return kind;
  }

  private static void ofKind(Check check, Kind kind) {
    switch (kind) {
      case PLUGIN -> plugin(check);
      case UI -> UiRules.check(check);
      default -> ArtifactRules.entrypoint(check, check.mode() == Mode.RELEASE);
    }
  }

  private static void plugin(Check check) {
    Value spec = check.spec();
    if (!spec.isPresent()) {
      check.expected(
          GestaltRules.REQUIRED, spec, "a spec", "write spec: {} if there is nothing to say");
    } else {
      HttpRules.check(check);
      ConnectionRules.check(check);
      SurfaceRules.check(check);
      UiRules.ownedUi(check);
    }
    ArtifactRules.entrypoint(
        check,
        check.mode() == Mode.RELEASE
            && !check.surfaces().isManifestBacked()
            && !check.surfaces().areUnclear());
  }
}
