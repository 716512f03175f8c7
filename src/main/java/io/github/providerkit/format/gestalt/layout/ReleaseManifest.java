package io.github.providerkit.format.gestalt.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.format.gestalt.rules.EffectiveManifest;
import io.github.providerkit.format.gestalt.rules.FreeValues;
import io.github.providerkit.format.gestalt.rules.GenerationChoice;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.manifest.edit.DocumentEditor;
import io.github.providerkit.manifest.shape.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of a finished package: the author's own, with what a release changes ({@code
 * docs/spec/gestalt-manifest.md} section 8.2).
 */
final class ReleaseManifest {
  /** What says how to build. */
  private static final Set<String> OF_SOURCES = Set.of("release", "install", "build", "run");

  private ReleaseManifest() {}

  /** A manifest's text under the name that it has in the package. */
  record Text(String fileName, byte[] bytes) {}

  static String fileName(SourcePackage source) {
    return source.manifest().document().syntax() == Document.Syntax.YAML
        ? "manifest.yaml"
        : "manifest.json";
  }

  /**
   * The manifest for a release; null when something stands in the way, which was reported.
   *
   * @param uiPath where the package has the manifest of the provider's own UI
   * @param code what was compiled into the package
   * @param files the package's files by their path in it
   */
  static @Nullable Text of(
      SourcePackage source,
      String version,
      Optional<String> uiPath,
      Optional<PackagedCode> code,
      Map<String, ArchiveEntry> files,
      Problems problems) {
    Map<String, Object> data = EffectiveManifest.of(source.value());
    data.keySet().removeAll(OF_SOURCES);
    data.put("version", version);
    if (code.isPresent()) {
      data = withCode(source, data, code.get());
    } else {
      Optional<Map<String, String>> digests = new ArtifactDigests(source, problems).of(files);
      if (digests.isEmpty()) {
        return null;
      }
      artifacts(data, digests.get());
    }
    Map<String, Object> edited = data;
    uiPath.ifPresent(path -> ui(edited, path));
    if (freeValues(source, problems)) {
      return null;
    }
    byte[] bytes = DocumentEditor.edit(source.manifest().document(), edited).getBytes(UTF_8);
    verify(source, bytes, problems);
    return new Text(fileName(source), bytes);
  }

  /** What was compiled takes the place of every artifact, as the consumer's own tool has it. */
  private static Map<String, Object> withCode(
      SourcePackage source, Map<String, Object> data, PackagedCode code) {
    Map<String, Object> changed = new LinkedHashMap<>(data);
    if (code.hasAssets()) {
      Map<String, Object> spec = new LinkedHashMap<>(spec(data));
      spec.put("assetRoot", PackagedCode.ASSET_ROOT);
      changed.put("spec", spec);
    }
    if (!code.binary().isProgram()) {
      return changed;
    }
    Map<String, Object> entrypoint = new LinkedHashMap<>();
    if (data.get("entrypoint") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> entrypoint.put((String) key, value));
    }
    entrypoint.put("artifactPath", code.path());
    changed.put("artifacts", List.of(code.artifact()));
    changed.put("entrypoint", entrypoint);
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (String field : source.generation().shape().fields().keySet()) {
      if (changed.containsKey(field)) {
        ordered.put(field, changed.get(field));
      }
    }
    return ordered;
  }

  @SuppressWarnings("unchecked") // The plain data of a struct.
  private static Map<String, Object> spec(Map<String, Object> data) {
    return (Map<String, Object>) data.getOrDefault("spec", Map.of());
  }

  @SuppressWarnings("unchecked") // The plain data of a list of structs.
  private static void artifacts(Map<String, Object> data, Map<String, String> digests) {
    List<Map<String, Object>> artifacts =
        (List<Map<String, Object>>) data.getOrDefault("artifacts", List.of());
    artifacts.forEach(artifact -> artifact.put("sha256", digests.get(artifact.get("path"))));
  }

  @SuppressWarnings("unchecked") // The plain data of a struct.
  private static void ui(Map<String, Object> data, String path) {
    // The provider that brings the interface names it in its manifest.
    var spec = (Map<String, Object>) Objects.requireNonNull(data.get("spec"));
    ((Map<String, Object>) Objects.requireNonNull(spec.get("ui"))).put("path", path);
  }

  /** What is a warning in a source manifest cannot be written into a package. */
  private static boolean freeValues(SourcePackage source, Problems problems) {
    Map<Value, String> obstacles = FreeValues.obstacles(source.value());
    obstacles.forEach(
        (value, obstacle) ->
            problems.add(
                GestaltRules.NOT_JSON,
                source.shownAs(),
                value.path(),
                value.position(),
                FreeValues.message(obstacle),
                FreeValues.hint(obstacle)));
    return !obstacles.isEmpty();
  }

  /** Reads the result as the consumer will: a package that it refuses must not be written. */
  private static void verify(SourcePackage source, byte[] bytes, Problems problems) {
    Problems ofRelease = new Problems(RuleLevels.DEFAULT);
    ManifestReader.read(
        fileName(source), bytes, Mode.RELEASE, GenerationChoice.of(source.generation()), ofRelease);
    ofRelease.sorted().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .forEach(
            problem ->
                problems.add(
                    GestaltRules.RELEASE_MANIFEST,
                    source.shownAs(),
                    problem.path(),
                    source.value().position(),
                    "in the package's manifest: " + problem.message(),
                    problem.hint()));
  }
}
