package io.github.providerkit.format.checkstack;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.files.ExecutableBits;
import io.github.providerkit.files.LfsPointers;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.files.TreeListing;
import io.github.providerkit.format.AddedFiles;
import io.github.providerkit.format.checkstack.rules.CheckstackRules;
import io.github.providerkit.format.checkstack.rules.PackageSelection;
import io.github.providerkit.format.checkstack.rules.Report;
import io.github.providerkit.npm.BuildOutput;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.PackedFiles;
import io.github.providerkit.npm.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes into the tarball of one package, and what its author should know about it ({@code
 * docs/spec/checkstack.md} section 2.2).
 */
final class TarballContents {
  private static final String PREFIX = "package/";
  private static final String TARBALL = ".tgz";

  private static final AddedFiles.Rules RULES =
      new AddedFiles.Rules(
          CheckstackRules.UNPACKABLE_FILE,
          CheckstackRules.UNPACKABLE_FILE,
          CheckstackRules.DUPLICATE_ENTRY,
          CheckstackRules.SUSPICIOUS_FILE,
          CheckstackRules.LFS_POINTER);

  /** What a platform loads a frontend from ({@code docs/spec/checkstack.md} section 1.7). */
  private static final String REMOTE = "dist/mf-manifest.json";

  private final PluginPackage source;
  private final PackageSelection selection;
  private final Report report;

  private TarballContents(PluginPackage source, PackageSelection selection, Report report) {
    this.source = source;
    this.selection = selection;
    this.report = report;
  }

  /**
   * Lays out a tarball.
   *
   * @param output where builds write
   * @param workspace what the package is developed in
   * @param added what the build adds to each of the plugin's tarballs
   * @throws IOException if a directory cannot be read
   */
  static ArchiveContents of(
      PluginPackage source,
      BuildOutput output,
      Workspace workspace,
      AddedFiles added,
      Report report)
      throws IOException {
    PackageSelection selection =
        source.installed()
            ? PackageSelection.ofInstalled(source.json())
            : PackageSelection.of(source.json(), output, workspace, report);
    return new TarballContents(source, selection, report).contents(added);
  }

  private ArchiveContents contents(AddedFiles added) throws IOException {
    Map<String, ArchiveEntry> entries = new LinkedHashMap<>();
    put(entries, ArchiveEntry.ofBytes(PackageJson.NAME, source.releasedText()));
    Path directory = source.json().directory();
    Path real = directory.toRealPath();
    ExecutableBits bits = ExecutableBits.in(real);
    for (Map.Entry<String, PackedFiles.Found> file : selection.files().entrySet()) {
      PackedFiles.Found found = file.getValue();
      Path path = real.resolve(directory.relativize(found.path()));
      ArchiveEntry entry = ArchiveEntry.ofFile(file.getKey(), path, found.size());
      boolean program = selection.isProgram(file.getKey()) || bits.of(found.path());
      put(entries, program ? entry.asExecutable() : entry);
    }
    warn();
    added
        .fitting(entries, name -> false, RULES, report.problems())
        .forEach(file -> put(entries, file));
    boolean built = !isFrontend() || selection.files().containsKey(REMOTE);
    if (built) {
      // Of a frontend that was not built everything is missing, which was told.
      EntryPoints.check(source.json().root(), entries.keySet(), report);
    }
    return ArchiveContents.of(
        entries.values().stream()
            .map(e -> new ArchiveEntry(PREFIX + e.name(), e.executable(), e.content()))
            .toList());
  }

  private static void put(Map<String, ArchiveEntry> entries, ArchiveEntry entry) {
    entries.put(entry.name(), entry);
  }

  private void warn() {
    JsonValue files = source.json().root().get("files");
    for (String name : listing().notFetched()) {
      report.tell(
          CheckstackRules.LFS_POINTER,
          files,
          "expected the file " + name + ", found " + LfsPointers.WORDS,
          LfsPointers.HINT);
    }
    for (String name : listing().suspicious()) {
      report.tell(
          CheckstackRules.SUSPICIOUS_FILE,
          files,
          "packed: " + name + ", which is rarely meant for others",
          "leave it out with \"files\" or .npmignore");
    }
    for (String name : selection.files().keySet()) {
      if (name.endsWith(TARBALL)) {
        report.tell(
            CheckstackRules.OLD_TARBALL,
            files,
            "packed: " + name + ", a tarball in the tarball",
            "remove it, or leave it out with \"files\" or .npmignore");
      }
    }
    for (String name : selection.links()) {
      report.tell(
          CheckstackRules.SKIPPED_LINK,
          files,
          "not packed: " + name + ", a symbolic link",
          "a tarball holds files only; replace the link by what it leads to");
    }
    main();
    if (isFrontend()) {
      remote();
    } else if (selection.files().isEmpty()) {
      report.tell(
          CheckstackRules.NOTHING_PACKED,
          files,
          "expected files of a plugin beside package.json, found none",
          files.isPresent()
              ? "see that \"files\" names what the build makes"
              : "see that no .npmignore or .gitignore names everything");
    }
  }

  private TreeListing listing() {
    List<ArchiveEntry> named = new ArrayList<>();
    selection
        .files()
        .forEach((name, found) -> named.add(ArchiveEntry.ofFile(name, found.path(), found.size())));
    return new TreeListing(named, List.of());
  }

  private boolean isFrontend() {
    return source.json().type().equals("frontend");
  }

  private void main() {
    JsonValue main = source.json().root().get("main");
    String path = main.text().startsWith("./") ? main.text().substring(2) : main.text();
    boolean lost =
        !path.isEmpty()
            && !selection.files().containsKey(path)
            && SlashPath.below(source.json().directory(), path)
                .filter(Files::isRegularFile)
                .isPresent();
    if (lost) {
      report.expected(
          CheckstackRules.MAIN_NOT_PACKED,
          main,
          "a file that is packed",
          "add it to \"files\"; Bun leaves it out, npm would not");
    }
  }

  private void remote() {
    PackageJson json = source.json();
    if (!selection.files().containsKey(REMOTE)) {
      report.tell(
          CheckstackRules.FRONTEND_DIST,
          json.checkstack().get("type"),
          "expected "
              + REMOTE
              + " among the packed files of a frontend, found none;"
              + " a platform would show nothing",
          json.script("build").isPresent()
              ? "run provider:build-artifacts first, and see that \"files\" has dist"
              : "add a script \"build\" that makes it");
    }
  }
}
