package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Names;
import java.util.HashMap;
import java.util.Map;

/** Rules of prebuilt artifacts and of the entrypoint, which is one of them. */
final class ArtifactRules {
  private ArtifactRules() {}

  static void check(Check check) {
    if (isLeftToPackaging(check)) {
      return;
    }
    Map<String, Value> byPath = new HashMap<>();
    Map<String, Value> byPlatform = new HashMap<>();
    for (Value artifact : check.manifest().get("artifacts").items()) {
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

  /** Whether packaging alone writes artifacts: what has to go anyway needs no further advice. */
  static boolean isLeftToPackaging(Check check) {
    return check.mode() == Mode.SOURCE && check.generation().made().program();
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

  /**
   * Checks what the consumer runs.
   *
   * @param required whether there has to be something to run
   */
  static void entrypoint(Check check, boolean required) {
    Value entrypoint = check.manifest().get("entrypoint");
    if (entrypoint.broken() || isLeftToPackaging(check)) {
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
          artifacts.items().isEmpty()
              ? "list it under artifacts with os, arch and path"
              : Names.hint(
                  path.text(),
                  artifacts.items().stream().map(a -> a.get("path").text()).toList(),
                  Map.of()));
    }
  }
}
