package io.github.providerkit.format.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.format.gestalt.layout.ArtifactDigests;
import io.github.providerkit.format.gestalt.layout.PackagedCode;
import io.github.providerkit.format.gestalt.migration.PlainValues;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.manifest.edit.DocumentEditor;
import io.github.providerkit.manifest.shape.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The manifest of a finished package: the author's own text with the version of the release and the
 * digests of its artifacts. Unlike the original's it keeps comments, order, empty fields and the
 * connection {@code plugin} ({@code docs/spec/gestalt-legacy.md} section 6).
 */
final class PackageManifest {
  private final SourcePackage source;
  private final Value author;
  private final Problems problems;

  /**
   * Prepares a manifest.
   *
   * @param source the package in today's terms
   * @param author the manifest's fields as the author wrote them
   * @param problems receives what stands in the way
   */
  PackageManifest(SourcePackage source, Value author, Problems problems) {
    this.source = source;
    this.author = author;
    this.problems = problems;
  }

  /**
   * Its bytes; empty when something stands in the way.
   *
   * @param files the package's files by their path in it
   * @param code what was compiled into the package
   */
  Optional<byte[]> of(
      String version, Map<String, ArchiveEntry> files, Optional<PackagedCode> code) {
    if (code.isPresent()) {
      return bytes(version, data -> withCode(data, code.get()));
    }
    Optional<Map<String, String>> digests = new ArtifactDigests(source, problems).of(files);
    if (digests.isEmpty()) {
      refuseIncompletePackage();
      return Optional.empty();
    }
    return bytes(version, data -> artifacts(data, digests.get()));
  }

  private Optional<byte[]> bytes(String version, Consumer<Map<String, Object>> change) {
    Map<String, Object> data = PlainValues.of(author);
    data.put("version", version);
    change.accept(data);
    byte[] bytes = DocumentEditor.edit(source.manifest().document(), data).getBytes(UTF_8);
    return isRefused(bytes) ? Optional.empty() : Optional.of(bytes);
  }

  /** Whoever turns the rules of missing files off does not get a package without a manifest. */
  private void refuseIncompletePackage() {
    if (!problems.hasErrors()) {
      problems.add(
          GestaltRules.RELEASE_MANIFEST,
          source.shownAs(),
          "artifacts",
          author.get("artifacts").position(),
          "expected all artifacts in the package, found some of them missing or outside",
          null);
    }
  }

  /**
   * What was compiled takes the place of every artifact ({@code docs/spec/gestalt-legacy.md}
   * section 6).
   */
  @SuppressWarnings("unchecked") // The plain data of a struct.
  private static void withCode(Map<String, Object> data, PackagedCode code) {
    Map<String, Object> artifact = code.artifact();
    // A field of later generations; these programs need no C library.
    artifact.remove("libc");
    data.put("artifacts", List.of(artifact));
    if (data.get("provider") instanceof Map<?, ?> provider) {
      Map<String, Object> fields = (Map<String, Object>) provider;
      Map<String, Object> exec = new LinkedHashMap<>();
      if (fields.get("exec") instanceof Map<?, ?> given) {
        exec.putAll((Map<String, Object>) given);
      }
      exec.put("artifact_path", code.path());
      fields.put("exec", exec);
    }
  }

  @SuppressWarnings("unchecked") // The plain data of a list of structs.
  private static void artifacts(Map<String, Object> data, Map<String, String> digests) {
    List<Map<String, Object>> artifacts =
        (List<Map<String, Object>>) data.getOrDefault("artifacts", List.of());
    artifacts.forEach(artifact -> artifact.put("sha256", digests.get(artifact.get("path"))));
  }

  /** Reads the result as the consumer will: a package that it refuses must not be written. */
  private boolean isRefused(byte[] bytes) {
    // What the user turned off in the source manifest is fine in the package's.
    Problems ofPackage =
        new Problems(new RuleLevels(Map.of(LegacyRules.LATER.code(), RuleLevels.Level.OFF)));
    LegacyReader.read(source.shownAs(), bytes, Mode.RELEASE, ofPackage);
    List<Problem> errors =
        ofPackage.sorted().stream().filter(p -> p.severity() == Severity.ERROR).toList();
    for (Problem problem : errors) {
      problems.add(
          GestaltRules.RELEASE_MANIFEST,
          source.shownAs(),
          problem.path(),
          author.position(),
          "in the package's manifest: " + problem.message(),
          problem.hint());
    }
    return !errors.isEmpty();
  }
}
