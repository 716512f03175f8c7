package io.github.providerkit.papers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.parts.Library;
import io.github.providerkit.provenance.BuildFacts;
import io.github.providerkit.provenance.GitSource;
import io.github.providerkit.provenance.Provenance;
import io.github.providerkit.release.ArtifactList.Item;
import io.github.providerkit.release.ReleasePapers;
import io.github.providerkit.sbom.CycloneDx;
import io.github.providerkit.sbom.Inventory;
import io.github.providerkit.sbom.InventoryReader;
import io.github.providerkit.sbom.PackageNeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes what is asked for, and removes what an earlier run left of the rest: nobody should take it
 * for this release's.
 */
public final class Papers implements ReleasePapers {
  private static final String SBOM = "sbom";
  private static final String PROVENANCE = "provenance";
  private static final String TYPE = "json";

  private final PapersRequest request;
  private final Consumer<String> output;
  private final Consumer<String> warnings;

  /**
   * Prepares writing.
   *
   * @param output receives what was written
   * @param warnings receives what is missing
   */
  public Papers(PapersRequest request, Consumer<String> output, Consumer<String> warnings) {
    this.request = request;
    this.output = output;
    this.warnings = warnings;
  }

  @Override
  public List<Paper> write(List<Item> items) throws ProviderException {
    Path bill = request.directory().resolve("sbom.cdx.json");
    Path provenance = request.directory().resolve("provenance.intoto.json");
    List<Paper> papers = new ArrayList<>();
    List<Item> all = new ArrayList<>(items);
    try {
      Files.deleteIfExists(bill);
      Files.deleteIfExists(provenance);
      boolean looked = request.sbom() || request.page().isPresent();
      Optional<Inventory> inventory = looked ? Optional.of(inventory()) : Optional.empty();
      if (request.sbom()) {
        papers.add(write(SBOM, "bill of materials", bill, billOf(inventory.orElseThrow())));
        all.add(item(SBOM, bill));
      }
      if (request.provenance().isPresent()) {
        papers.add(write(PROVENANCE, "provenance", provenance, Provenance.write(facts(), all)));
        all.add(item(PROVENANCE, provenance));
      }
      new PageFiles(request, output).write(inventory, all);
      return papers;
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to " + request.directory(), e);
    }
  }

  private Paper write(String role, String what, Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(UTF_8));
    output.accept(what + " in " + ManifestCheck.shownAs(request.project(), file));
    return new Paper(role, TYPE, file);
  }

  private static Item item(String role, Path file) throws IOException {
    String name = file.getFileName().toString();
    return new Item(role, name, null, Files.size(file), Sha256.of(file), null);
  }

  private Inventory inventory() throws ProviderException {
    boolean packages = request.release().plan().tarballs().isPresent();
    Map<String, List<Library>> needs = packages ? PackageNeeds.of(request.sources()) : Map.of();
    return new InventoryReader(request.binaries(), needs).read(request.release());
  }

  private String billOf(Inventory inventory) {
    for (String program : inventory.opaque()) {
      warnings.accept(
          "sbom: %s: nobody wrote down which libraries are in this program; those that are compiled with -Dprovider.sbom=true have it in their records"
              .formatted(program));
    }
    return CycloneDx.write(request.subject(), inventory, request.time());
  }

  private BuildFacts facts() throws ProviderException {
    Optional<GitSource> git = GitSource.of(request.host(), request.sources(), request.directory());
    if (git.isEmpty()) {
      warnings.accept(
          "provenance: no commit of git in %s, or no git: it does not say which sources these are"
              .formatted(request.sources()));
    } else if (git.get().changed()) {
      warnings.accept(
          "provenance: %s holds what commit %s does not have: it says \"modified\""
              .formatted(request.sources(), git.get().commit()));
    }
    return new BuildFacts(
        ManifestCheck.shownAs(request.project(), request.manifest()),
        request.subject().version(),
        request.subject().tag(),
        request.subject().kind(),
        request.layout(),
        git,
        request.binaries().stream().map(BuiltBinary::record).toList(),
        request.provenance().orElseThrow(),
        request.subject().builder());
  }
}
