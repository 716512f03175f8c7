package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.ReadEntry;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.format.gestalt.rules.BinaryRules;
import io.github.providerkit.format.gestalt.rules.Findings;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.platform.ProgramFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Holds the programs in an archive against the platforms that its manifest gives them. */
final class BinaryHeaders {
  private final Map<String, Value> wanted = new HashMap<>();
  private final Findings findings;

  private BinaryHeaders(Findings findings) {
    this.findings = findings;
  }

  /**
   * Checks the programs that are in an archive.
   *
   * @throws ArchiveException if the archive is another one meanwhile
   * @throws IOException if the archive cannot be read, or nothing can be written to the directory
   *     for temporary files
   */
  static void check(Path archive, ReleasedManifest manifest, PackageFacts facts, Findings findings)
      throws IOException {
    BinaryHeaders headers = new BinaryHeaders(findings);
    for (ReleasedManifest.Artifact artifact : manifest.artifacts()) {
      boolean known = BinaryRules.platform(artifact.value()).isPresent();
      if (known && artifact.sha256().equals(facts.digests().get(artifact.path()))) {
        headers.wanted.put(artifact.path(), artifact.value());
      }
    }
    if (!headers.wanted.isEmpty()) {
      headers.read(archive);
    }
  }

  /** Headers lie anywhere in a file, so it is put where it can be read at any place. */
  private void read(Path archive) throws IOException {
    Path file = Files.createTempFile("provider-binary-", ".tmp");
    try {
      new TarGzReader(ReadLimits.DEFAULT)
          .read(archive, (entry, content) -> check(entry, content, file));
    } finally {
      Files.delete(file);
    }
  }

  private void check(ReadEntry entry, InputStream content, Path file) throws IOException {
    Value artifact = entry.isFound() && !entry.directory() ? wanted.get(entry.name()) : null;
    if (artifact != null) {
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
      Optional<Platform> platform = BinaryRules.platform(artifact);
      BinaryRules.check(artifact, platform.orElseThrow(), ProgramFile.read(file), findings);
    }
  }
}
