package io.github.providerkit.format.gestalt.layout;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.code.Kind;
import io.github.providerkit.files.FileTree;
import io.github.providerkit.files.TreeListing;
import io.github.providerkit.format.AddedFiles;
import io.github.providerkit.format.gestalt.catalog.Catalog;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.source.LocalFiles;
import io.github.providerkit.format.gestalt.source.OwnedUi;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects what goes into a package: the manifest, the files that it names and nothing else ({@code
 * docs/spec/gestalt-release.md} section 7). Modes follow from what a file is to the package; only
 * in directories, where that is not known, who may run a file counts as part of its contents.
 */
public final class PackageLayout {
  private final Problems problems;
  private final LayoutReport report;
  private final Optional<PackagedCode> code;
  private final Map<String, ArchiveEntry> entries = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> manifestPrefixes = new HashSet<>();

  /**
   * Creates an empty layout.
   *
   * @param problems receives what stands in the way
   * @param code what was compiled into the package
   */
  public PackageLayout(Problems problems, Optional<PackagedCode> code) {
    this.problems = problems;
    this.report = new LayoutReport(problems);
    this.code = code;
  }

  /**
   * What was collected.
   *
   * @param archive the entries
   * @param notes what the author should know
   */
  public record Contents(ArchiveContents archive, List<String> notes) {}

  /** Everything that was added; empty when something stands in the way. */
  public Optional<Contents> contents(SourcePackage source) {
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    ArchiveContents archive = ArchiveContents.of(entries.values());
    for (List<String> names : archive.caseClashes()) {
      report.tell(
          GestaltRules.CASE_CLASH,
          source,
          source.value(),
          "expected names that differ in more than case, found " + String.join(" and ", names),
          "on many machines only one of them can be unpacked");
    }
    return Optional.of(new Contents(archive, List.copyOf(notes)));
  }

  /**
   * Adds a package.
   *
   * @param prefix directory in the archive; empty or with a slash at its end
   * @param version the version that the manifest gets
   */
  public void add(SourcePackage source, String prefix, String version) {
    FileTree tree = addNamedFiles(source, prefix);
    if (tree == null) {
      return;
    }
    Optional<PackagedCode> compiled = code(prefix);
    catalog(source, prefix, tree, compiled);
    note(source);
    Optional<String> uiPath = source.ownedUi().map(ui -> addOwnedUi(source, ui, prefix));
    ReleaseManifest.Text manifest =
        ReleaseManifest.of(source, version, uiPath, compiled, filesBelow(prefix), problems);
    if (manifest != null) {
      addManifest(source, prefix + manifest.fileName(), manifest.bytes());
    }
  }

  /**
   * Adds the files that a manifest names, and what was compiled.
   *
   * @param prefix as for {@link #add}
   * @return the files of the package's directory; null when it cannot be read, which was reported
   */
  public @Nullable FileTree addNamedFiles(SourcePackage source, String prefix) {
    FileTree tree = tree(source);
    if (tree != null) {
      for (LocalFiles.Named file : LocalFiles.of(source.value())) {
        // What was compiled takes the place of every artifact.
        if (code(prefix).isEmpty() || file.role() != LocalFiles.Role.ARTIFACT) {
          String path = PackagePath.clean(file.path().replace('\\', '/'));
          add(source, prefix, file, MadeFiles.list(source, tree, path));
        }
      }
      code(prefix)
          .ifPresent(b -> addUnnamedFiles(source, AssetTree.published(source, b.files(), report)));
    }
    return tree;
  }

  /** The provider comes first, so a UI of its own, which has no code, has a prefix. */
  private Optional<PackagedCode> code(String prefix) {
    return prefix.isEmpty() ? code : Optional.empty();
  }

  /** Adds files that no field names; what cannot be archived is reported for the whole manifest. */
  public void addUnnamedFiles(SourcePackage source, TreeListing listing) {
    report.tell(source, source.value(), listing);
    listing.files().forEach(file -> put(source, source.value(), file));
  }

  /**
   * Adds what the build names, after all else.
   *
   * @param read names of files that the server looks for beside a manifest
   */
  public void addFromBuild(AddedFiles added, Collection<String> read) {
    Predicate<String> isRead =
        name ->
            manifestPrefixes.stream()
                .anyMatch(p -> name.startsWith(p) && read.contains(name.substring(p.length())));
    added
        .fitting(entries, isRead, LayoutReport.RULES, problems)
        .forEach(file -> entries.put(file.name(), file));
  }

  /** Adds the manifest. */
  public void addManifest(SourcePackage source, String name, byte[] bytes) {
    manifestPrefixes.add(name.substring(0, name.lastIndexOf('/') + 1));
    put(source, source.value(), ArchiveEntry.ofBytes(name, bytes));
  }

  /** What was added so far, by path in the archive. */
  public Map<String, ArchiveEntry> files() {
    return filesBelow("");
  }

  private @Nullable FileTree tree(SourcePackage source) {
    try {
      return FileTree.of(source.directory()).excluding(List.of(source.request().outputDirectory()));
    } catch (IOException e) {
      report.tell(
          DocumentRules.UNREADABLE,
          source,
          source.value(),
          "expected a readable directory, found " + source.directory() + ": " + e.getMessage(),
          null);
      return null;
    }
  }

  private String addOwnedUi(SourcePackage source, SourcePackage ui, String prefix) {
    String path = source.spec().get("ui").get("path").text();
    String directory = OwnedUi.directory(path);
    add(ui, prefix + directory + "/", ui.value().get("version").text());
    return directory + "/" + ReleaseManifest.fileName(ui);
  }

  private void add(
      SourcePackage source, String prefix, LocalFiles.Named file, TreeListing listing) {
    report.tell(source, file.where(), listing);
    for (ArchiveEntry found : listing.files()) {
      boolean executable = file.role().isProgram(found.executable());
      put(
          source,
          file.where(),
          new ArchiveEntry(prefix + found.name(), executable, found.content()));
    }
    if (file.role() == LocalFiles.Role.ASSETS) {
      AssetTree.check(source, file.where(), listing, report);
    }
  }

  private void catalog(
      SourcePackage source, String prefix, FileTree tree, Optional<PackagedCode> compiled) {
    Optional<ArchiveEntry> written = compiled.flatMap(PackagedCode::catalog);
    if (written.isPresent()) {
      put(source, source.spec(), written.get());
      return;
    }
    boolean present = Files.exists(source.rootOf(Catalog.FILE).resolve(Catalog.FILE));
    if (source.kind() == Kind.PLUGIN && present) {
      TreeListing listing = MadeFiles.list(source, tree, Catalog.FILE);
      report.tell(source, source.spec(), listing);
      for (ArchiveEntry file : listing.files()) {
        put(source, source.spec(), new ArchiveEntry(prefix + file.name(), false, file.content()));
      }
    }
  }

  private void note(SourcePackage source) {
    String document = source.spec().get("surfaces").get("openapi").get("document").text();
    if (LocalFiles.isUrl(document) && source.request().fetcher().isEmpty()) {
      notes.add(
          "the OpenAPI document "
              + Shown.url(document)
              + " was not fetched; -Dprovider.fetchRemoteDocuments checks it as well");
    }
  }

  private void put(SourcePackage source, Value where, ArchiveEntry entry) {
    ArchiveEntry before = entries.putIfAbsent(entry.name(), entry);
    if (before != null && !before.content().equals(entry.content())) {
      report.tell(
          GestaltRules.DUPLICATE_ENTRY,
          source,
          where,
          "expected each name in the package once, found \"" + entry.name() + "\" again",
          "two fields name different files that would get the same place");
    } else if (before != null && entry.executable()) {
      entries.put(entry.name(), entry);
    }
  }

  private Map<String, ArchiveEntry> filesBelow(String prefix) {
    Map<String, ArchiveEntry> files = new LinkedHashMap<>();
    entries.forEach(
        (name, entry) -> {
          if (name.startsWith(prefix)) {
            files.put(name.substring(prefix.length()), entry);
          }
        });
    return files;
  }
}
