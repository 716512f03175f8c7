package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Names;
import java.util.List;
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
    if (manifest.knows("release")) {
      release(check, manifest.get("release"));
    }
    Optional<Kind> kind = kind(check, manifest.get("kind"));
    PhaseRules.check(check);
    made(check);
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
    Generation generation = check.generation();
    List<String> words = generation.kindWords();
    if (!check.required(value, "the kind of provider: " + Check.alternatives(words))) {
      return Optional.empty();
    }
    Optional<Kind> kind = generation.kindOf(value.text());
    if (kind.isEmpty()) {
      String name = GoText.trim(value.text());
      check.expected(
          GestaltRules.KIND,
          value,
          Check.alternatives(words),
          OtherGenerations.kindHint(
              generation, name, Names.hint(name, words, generation.formerKinds())));
    }
    return kind;
  }

  /** What a source manifest leaves to packaging. */
  private static void made(Check check) {
    Generation.Made made = check.generation().made();
    if (check.mode() == Mode.RELEASE) {
      return;
    }
    if (made.program()) {
      left(check, check.manifest().get("artifacts"), "artifacts");
      left(check, check.manifest().get("entrypoint"), "an entrypoint");
    }
    Value assets = check.spec().get("assetRoot");
    boolean app = check.kind().filter(Kind.PLUGIN::equals).isPresent();
    if (made.assets() && app && (assets.broken() || !assets.text().isEmpty())) {
      left(check, assets, "an assetRoot");
    }
  }

  private static void left(Check check, Value value, String what) {
    boolean empty = value.data() instanceof List<?> list && list.isEmpty();
    if (value.isPresent() && !empty) {
      check.report(
          GestaltRules.GENERATED,
          value,
          "expected no %s in a source manifest, found one".formatted(what.replaceFirst("^an ", "")),
          "remove it: packaging writes it from what the build makes");
    }
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
    boolean served =
        check.generation().made().assets() && !check.spec().get("assetRoot").text().isEmpty();
    if (served) {
      check.packagePath(check.spec().get("assetRoot"));
    }
    ArtifactRules.entrypoint(
        check,
        check.mode() == Mode.RELEASE
            && !served
            && !check.surfaces().isManifestBacked()
            && !check.surfaces().areUnclear());
  }
}
