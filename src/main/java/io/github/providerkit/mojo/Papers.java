package io.github.providerkit.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.parts.Library;
import io.github.providerkit.release.Release;
import io.github.providerkit.release.ReleasePapers.Paper;
import io.github.providerkit.sbom.CycloneDx;
import io.github.providerkit.sbom.Inventory;
import io.github.providerkit.sbom.InventoryReader;
import io.github.providerkit.sbom.PackageNeeds;
import io.github.providerkit.sbom.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes what tells of a release, as far as somebody asks for it. */
final class Papers {
  private static final String SBOM = "sbom.cdx.json";

  private final Subject subject;
  private final Optional<Instant> time;
  private final Path directory;
  private final Consumer<String> output;
  private final Consumer<String> warnings;

  /**
   * Prepares writing.
   *
   * @param subject which release it is
   * @param time when it was made, as the build says
   * @param directory where the papers go
   * @param output receives what was written
   * @param warnings receives what is missing
   */
  Papers(
      Subject subject,
      Optional<Instant> time,
      Path directory,
      Consumer<String> output,
      Consumer<String> warnings) {
    this.subject = subject;
    this.time = time;
    this.directory = directory;
    this.output = output;
    this.warnings = warnings;
  }

  /**
   * Writes the papers that are asked for, and removes what an earlier run left of the others.
   *
   * @param sources the provider's directory
   * @param sbom whether a bill of materials is asked for
   * @return those to be published
   */
  List<Paper> write(Release release, List<BuiltBinary> binaries, Path sources, boolean sbom)
      throws ProviderException {
    List<Paper> papers = new ArrayList<>();
    try {
      Files.deleteIfExists(directory.resolve(SBOM));
      if (sbom) {
        papers.add(bill(inventory(release, binaries, sources)));
      }
      return papers;
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to " + directory, e);
    }
  }

  private static Inventory inventory(Release release, List<BuiltBinary> binaries, Path sources)
      throws ProviderException {
    Map<String, List<Library>> needs =
        release.plan().tarballs().isPresent() ? PackageNeeds.of(sources) : Map.of();
    return new InventoryReader(binaries, needs).read(release);
  }

  private Paper bill(Inventory inventory) throws IOException {
    for (String program : inventory.opaque()) {
      warnings.accept(
          "sbom: %s: nobody wrote down which libraries are in this program; those that are compiled with -Dprovider.sbom=true have it in their records"
              .formatted(program));
    }
    Path file = directory.resolve(SBOM);
    AtomicFile.write(file, CycloneDx.write(subject, inventory, time).getBytes(UTF_8));
    output.accept("bill of materials in " + file);
    return new Paper("sbom", "json", file);
  }
}
