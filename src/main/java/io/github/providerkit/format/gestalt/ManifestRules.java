package io.github.providerkit.format.gestalt;

import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.format.grammar.SemanticVersion;
import io.github.providerkit.format.grammar.SourceName;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Names;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All rules that a manifest by itself can break ({@code spec/gestalt-manifest.md} section 4), in
 * its order.
 */
final class ManifestRules {
  private ManifestRules() {}

  static void check(Check check) {
    Value manifest = check.manifest();
    identity(check, manifest);
    release(check, manifest.get("release"));
    Optional<Kind> kind = kind(check, manifest.get("kind"));
    artifacts(check, manifest.get("artifacts"));
    Value schema = check.spec().get("configSchemaPath");
    if (!schema.text().isEmpty()) {
      check.packagePath(schema);
    }
    kind.ifPresent(known -> ofKind(check, known));
  }

  private static void identity(Check check, Value manifest) {
    Value source = manifest.get("source");
    if (check.required(source, "where the provider comes from, host/owner/repository/path")) {
      SourceName.breach(source.text())
          .ifPresent(
              breach ->
                  check.expected(GestaltRules.SOURCE, source, breach.expected(), breach.hint()));
    }
    Value version = manifest.get("version");
    if (!version.broken() && !SemanticVersion.isValid(version.text())) {
      check.expected(
          GestaltRules.VERSION,
          version,
          "a semantic version of three numbers",
          SemanticVersion.hint(version.text()));
    }
    Value icon = manifest.get("iconFile");
    if (!icon.text().isEmpty()) {
      check.packagePath(icon);
    }
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

  private static void artifacts(Check check, Value artifacts) {
    Map<String, Value> byPath = new HashMap<>();
    Map<String, Value> byPlatform = new HashMap<>();
    for (Value artifact : artifacts.items()) {
      Value path = artifact.get("path");
      if (check.packagePath(path)) {
        once(check, path, path.text(), byPath, "each artifact path once");
      }
      Value digest = artifact.get("sha256");
      if (check.mode() == Mode.RELEASE && digest.text().isEmpty() && !digest.broken()) {
        check.expected(GestaltRules.ARTIFACT_DIGEST, digest, "the artifact's SHA-256 digest", null);
      }
      Value os = artifact.get("os");
      Value arch = artifact.get("arch");
      if (artifact.broken() || os.broken() || arch.broken()) {
        continue;
      }
      once(
          check,
          artifact,
          os.text() + "/" + arch.text(),
          byPlatform,
          "each platform once (the libc does not count)");
    }
  }

  private static void once(
      Check check, Value where, String key, Map<String, Value> seen, String expected) {
    Value first = seen.putIfAbsent(key, where);
    if (first != null) {
      check.report(
          GestaltRules.DUPLICATE_ARTIFACT,
          where,
          "expected %s, found \"%s\" again (first in line %s)"
              .formatted(expected, key, first.position().line()),
          null);
    }
  }

  private static void ofKind(Check check, Kind kind) {
    switch (kind) {
      case PLUGIN -> plugin(check);
      case UI -> UiRules.check(check);
      default -> entrypoint(check, check.mode() == Mode.RELEASE);
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
    entrypoint(
        check,
        check.mode() == Mode.RELEASE
            && !check.surfaces().isManifestBacked()
            && !check.surfaces().areUnclear());
  }

  private static void entrypoint(Check check, boolean required) {
    Value entrypoint = check.manifest().get("entrypoint");
    if (entrypoint.broken()) {
      return;
    }
    if (!entrypoint.isPresent()) {
      if (required) {
        check.expected(
            GestaltRules.REQUIRED,
            entrypoint,
            "an entrypoint",
            "packaging adds it for what it builds; a REST, OpenAPI, GraphQL or MCP surface needs none");
      }
      return;
    }
    Value path = entrypoint.get("artifactPath");
    if (!check.packagePath(path)) {
      return;
    }
    Value artifacts = check.manifest().get("artifacts");
    boolean known =
        artifacts.items().stream().anyMatch(a -> a.get("path").text().equals(path.text()));
    boolean unclear =
        artifacts.broken()
            || artifacts.items().stream().anyMatch(a -> a.broken() || a.get("path").broken());
    if (!known && !unclear) {
      check.expected(
          GestaltRules.ENTRYPOINT,
          path,
          "the path of one of the artifacts",
          Names.hint(
              path.text(),
              artifacts.items().stream().map(a -> a.get("path").text()).toList(),
              Map.of()));
    }
  }
}
