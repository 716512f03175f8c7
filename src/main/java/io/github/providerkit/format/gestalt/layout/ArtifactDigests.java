package io.github.providerkit.format.gestalt.layout;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the digests of prebuilt artifacts, and holds those that the author gave against the
 * files ({@code docs/spec/gestalt-release.md} section 9).
 */
public final class ArtifactDigests {
  private final SourcePackage source;
  private final Problems problems;

  /**
   * Creates a comparison.
   *
   * @param problems receives what differs
   */
  public ArtifactDigests(SourcePackage source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /**
   * The digests by artifact path.
   *
   * @param files the package's files by their path in it
   * @return empty when a file is missing or differs, which was reported
   */
  public Optional<Map<String, String>> of(Map<String, ArchiveEntry> files) {
    Map<String, String> digests = new LinkedHashMap<>();
    boolean sound = true;
    for (Value artifact : source.value().get("artifacts").items()) {
      String path = artifact.get("path").text();
      ArchiveEntry file = files.get(path);
      // A file that is not there was refused, and told, with the other files of the package.
      String digest = file == null ? null : digest(artifact, file);
      sound &= digest != null && agrees(artifact, digest);
      digests.put(path, digest);
    }
    return sound ? Optional.of(digests) : Optional.empty();
  }

  private @Nullable String digest(Value artifact, ArchiveEntry file) {
    try (InputStream content = file.content().open()) {
      return Sha256.of(content);
    } catch (IOException e) {
      report(
          DocumentRules.UNREADABLE,
          artifact,
          "expected a readable file, found " + file.name() + ": " + e.getMessage(),
          null);
      return null;
    }
  }

  private boolean agrees(Value artifact, String digest) {
    Value given = artifact.get("sha256");
    if (given.text().isEmpty() || given.text().equals(digest)) {
      return true;
    }
    report(
        GestaltRules.DIGEST_MISMATCH,
        given,
        "expected the digest of %s, %s, found \"%s\""
            .formatted(artifact.get("path").text(), digest, given.text()),
        "remove sha256 to have it filled in");
    return false;
  }

  private void report(Rule rule, Value where, String message, @Nullable String hint) {
    problems.add(rule, source.shownAs(), where.path(), where.position(), message, hint);
  }
}
