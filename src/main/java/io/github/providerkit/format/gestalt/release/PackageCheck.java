package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.format.gestalt.rules.Findings;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges a finished archive as the server does when it locks and unpacks one, and holds the
 * programs in it against their platforms ({@code docs/spec/gestalt-lock.md} section 3). It is for
 * archives of both generations of manifests; what differs is who reads the manifest.
 */
public final class PackageCheck {
  /** As much as the server downloads. */
  private static final long MOST_BYTES = 512L << 20;

  private final List<String> manifests;
  private final Manifests reader;
  private final Consumer<PackageJudge> alone;
  private final Problems problems;

  /** Reads and judges the manifest of a package. */
  @FunctionalInterface
  public interface Manifests {
    /**
     * Reads a manifest.
     *
     * @param file its name in problems
     * @return its fields in today's terms; empty when it cannot be read
     */
    Optional<Value> read(String file, byte[] bytes, Problems problems);
  }

  /**
   * Creates a check.
   *
   * @param manifests names of manifests at the top of a package, the one that wins first
   * @param reader reads them
   * @param alone asks for everything that is judged of a package alone
   * @param problems receives everything for which the server would refuse an archive
   */
  public PackageCheck(
      List<String> manifests, Manifests reader, Consumer<PackageJudge> alone, Problems problems) {
    this.manifests = manifests;
    this.reader = reader;
    this.alone = alone;
    this.problems = problems;
  }

  /**
   * Judges an archive alone.
   *
   * @param shownAs its name in problems
   * @throws ProviderException if it cannot be read
   */
  public void check(Path archive, String shownAs) throws ProviderException {
    check(archive, shownAs, (scan, judge) -> alone.accept(judge));
  }

  /** Judges an archive as one of a release. */
  void check(Path archive, String shownAs, ReleaseBeside release) throws ProviderException {
    List<String> targets = release.targets(archive);
    check(
        archive,
        shownAs,
        (scan, judge) -> {
          for (String target : targets) {
            digest(scan.sha256(), release.descriptor().artifact(target).sha256(), shownAs);
            judge.as(release.descriptor(), target, release.locations());
          }
          judge.operations();
        });
  }

  /** What is held against a package besides the rules for all. */
  private interface Against {
    void judge(PackageScan scan, PackageJudge judge);
  }

  private void check(Path archive, String shownAs, Against against) throws ProviderException {
    try {
      if (Files.size(archive) > MOST_BYTES) {
        problems.add(
            GestaltRules.ARCHIVE_SIZE,
            shownAs,
            "",
            Position.START,
            "expected at most %s bytes, found %s".formatted(MOST_BYTES, Files.size(archive)),
            "a server takes more from its own disk only");
      }
      PackageScan scan = PackageScan.of(shownAs, archive, ReadLimits.DEFAULT, manifests);
      if (scan.manifestName().isEmpty()) {
        refuse(
            shownAs,
            "expected a manifest at the top, found none",
            "it is named %s and lies in no directory".formatted(String.join(", ", manifests)));
        return;
      }
      String file = shownAs + "/" + scan.manifestName().get();
      Optional<ReleasedManifest> manifest =
          reader.read(file, scan.manifest(), problems).flatMap(ReleasedManifest::of);
      if (manifest.isPresent() && !isRefused(file)) {
        Findings findings =
            (rule, where, message, hint) ->
                problems.add(rule, file, where.path(), where.position(), message, hint);
        PackageFacts facts = scan.facts(manifest.get());
        PackageJudge judge = new PackageJudge(manifest.get(), facts, findings);
        against.judge(scan, judge);
        BinaryHeaders.check(archive, manifest.get(), facts, findings);
      }
    } catch (ArchiveException e) {
      // The problem names the archive already.
      String message = e.getCause() instanceof ArchiveException c ? c.getMessage() : e.getMessage();
      refuse(shownAs, message, e.hint());
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + archive, e);
    }
  }

  private boolean isRefused(String file) {
    return problems.sorted().stream()
        .anyMatch(p -> p.file().equals(file) && p.severity() == Severity.ERROR);
  }

  private void digest(String found, String expected, String shownAs) {
    if (!found.equals(expected.strip())) {
      problems.add(
          GestaltRules.DIGEST_MISMATCH,
          shownAs,
          "",
          Position.START,
          "expected the digest %s of %s, found %s"
              .formatted(expected.strip(), ReleaseBeside.NAME, found),
          "it was damaged, or changed after its metadata was written");
    }
  }

  private void refuse(String shownAs, String message, @Nullable String hint) {
    problems.add(GestaltRules.ARCHIVE, shownAs, "", Position.START, message, hint);
  }
}
