package io.github.providerkit.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveEntry.ByteContent;
import io.github.providerkit.archive.ArchiveEntry.FileContent;
import io.github.providerkit.archive.gzip.ParallelGzipOutputStream;
import io.github.providerkit.archive.write.WrittenArchive;
import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.FileStamp;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.edit.JsonWriter;
import io.github.providerkit.manifest.read.JsonData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what the archives of a release were made from, so that one whose files did not change
 * is not compressed again. Files with the same length and time have changed unless {@link
 * FileStamp} tells that nobody was at them, or the archive holds the same. What changed while it
 * was packed is not remembered.
 */
final class ArchiveMemory {
  /** Changes when archives of the same files get other bytes. */
  private static final String WRITER = "2";

  private final Path file;
  private final Map<String, Object> before;
  private final Map<String, Object> now = new LinkedHashMap<>();

  /** Proof of what archives are made from in this run, by their names. */
  private final Map<String, String> proofs = new HashMap<>();

  private ArchiveMemory(Path file, Map<String, Object> before) {
    this.file = file;
    this.before = before;
  }

  /** What an earlier run remembered; nothing if that cannot be read. */
  static ArchiveMemory of(Path file) {
    try {
      return new ArchiveMemory(
          file,
          Files.exists(file)
              ? JsonData.object(file.toString(), Files.readAllBytes(file))
              : Map.of());
    } catch (IOException | UnreadableDocumentException e) {
      return new ArchiveMemory(file, Map.of());
    }
  }

  /**
   * The archive of an earlier release, if it is what would be written again.
   *
   * @param archive that archive's file
   */
  Optional<WrittenArchive> unchanged(PlannedArchive planned, Instant modified, Path archive)
      throws IOException {
    String proof = proof(planned);
    proofs.put(planned.fileName(), proof);
    if (!(before.get(planned.fileName()) instanceof Map<?, ?> known) || !Files.exists(archive)) {
      return Optional.empty();
    }
    return ParallelGzipOutputStream.coding().equals(known.get("compression"))
            && recipe(planned, modified).equals(known.get("recipe"))
            && known.get("sha256") instanceof String sha256
            && (FileStamp.of(archive).equals(known.get("stamp"))
                || Sha256.of(archive).equals(sha256))
            && (proof.equals(known.get("proof"))
                || ArchivedContents.areIn(archive, planned.contents()))
        ? Optional.of(new WrittenArchive(Files.size(archive), sha256))
        : Optional.empty();
  }

  /**
   * Remembers an archive in its final place, unless a file of it changed since {@link #unchanged}
   * was asked.
   */
  void remember(PlannedArchive planned, Instant modified, Path archive, String sha256)
      throws IOException {
    String proof = proof(planned);
    if (!proof.equals(proofs.get(planned.fileName()))) {
      return;
    }
    Map<String, Object> known = new LinkedHashMap<>();
    known.put("compression", ParallelGzipOutputStream.coding());
    known.put("recipe", recipe(planned, modified));
    known.put("proof", proof);
    known.put("stamp", FileStamp.of(archive));
    known.put("sha256", sha256);
    now.put(planned.fileName(), known);
  }

  /** Keeps what was remembered for the next run, and nothing else. */
  void save() throws IOException {
    AtomicFile.write(file, JsonWriter.write(now).getBytes(UTF_8));
  }

  private static String recipe(PlannedArchive planned, Instant modified) throws IOException {
    StringBuilder recipe = new StringBuilder(WRITER);
    recipe.append(' ').append(modified);
    for (ArchiveEntry entry : planned.contents().entries()) {
      recipe.append('\n').append(entry.mode()).append(' ').append(entry.name()).append(' ');
      if (entry.content() instanceof FileContent content) {
        Path path = content.file();
        recipe.append(path.toAbsolutePath()).append(' ').append(Files.size(path));
        recipe.append(' ').append(Files.getLastModifiedTime(path));
      } else if (entry.content() instanceof ByteContent content) {
        recipe.append(Sha256.of(content.bytes()));
      }
    }
    return Sha256.of(recipe.toString().getBytes(UTF_8));
  }

  /** Another text when a file may have changed, whatever its length and time say. */
  private static String proof(PlannedArchive planned) throws IOException {
    StringBuilder proof = new StringBuilder();
    for (ArchiveEntry entry : planned.contents().entries()) {
      if (entry.content() instanceof FileContent content) {
        proof.append(FileStamp.of(content.file())).append('\n');
      }
    }
    return Sha256.of(proof.toString().getBytes(UTF_8));
  }
}
