package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.code.Kind;
import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.NotFetchedException;
import io.github.providerkit.format.gestalt.catalog.Catalog;
import io.github.providerkit.format.gestalt.catalog.CatalogReader;
import io.github.providerkit.format.gestalt.catalog.EffectiveCatalog;
import io.github.providerkit.format.gestalt.catalog.OpenApi;
import io.github.providerkit.format.gestalt.catalog.OperationSources;
import io.github.providerkit.format.gestalt.openapi.OpenApiReader;
import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.read.LastDefence;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files that say which operations a plugin has, its catalog and its OpenAPI document, and
 * checks them against each other and the manifest ({@code docs/spec/gestalt-manifest.md} section
 * 10).
 */
public final class OperationFiles {
  private final SourcePackage source;
  private final Optional<CompiledCode> compiled;
  private final Problems problems;
  private final SeenFiles seen;

  private OperationFiles(SourcePackage source, Optional<CompiledCode> compiled, Problems problems) {
    this.source = source;
    this.compiled = compiled;
    this.problems = problems;
    this.seen = source.file().seen();
  }

  /**
   * Checks a provider's operations, as far as they are known: all of them once it was compiled.
   *
   * @param compiled what was compiled; empty where nothing was yet, or nothing is
   */
  public static void check(
      SourcePackage source, Optional<CompiledCode> compiled, Problems problems) {
    boolean later = compiled.isEmpty() && source.awaitsBuild() && SourcePhases.of(source).isEmpty();
    if (source.kind() == Kind.PLUGIN && !later && !source.spec().broken()) {
      new OperationFiles(source, compiled, problems).run();
    }
  }

  private void run() {
    boolean prebuilt = source.value().get("entrypoint").isPresent();
    boolean code = source.code().isPresent();
    Optional<Catalog> catalog =
        code ? catalogOfCode() : catalog(prebuilt && !source.isManifestBacked());
    // Files to serve may be all that a build makes; until then a program is what it is for.
    boolean program =
        compiled
            .map(made -> made.binaries().stream().anyMatch(CompiledCode.Binary::isProgram))
            .orElse(code);
    Check check = new Check(source.value(), Mode.SOURCE, source.shownAs(), problems);
    EffectiveCatalog.check(check, new OperationSources(prebuilt || program, catalog, openApi()));
  }

  /** Empty when the catalog is not known, for example since the code has yet to write it. */
  private Optional<Catalog> catalogOfCode() {
    Optional<CodeCatalog> file = CodeCatalog.of(source, compiled);
    if (file.isPresent()) {
      return read(file.get().directory(), file.get().file(), file.get().shownAs());
    }
    if (compiled.isEmpty() || !source.isManifestBacked()) {
      return Optional.empty();
    }
    if (compiled.get().binaries().stream().anyMatch(CompiledCode.Binary::isProgram)) {
      report(
          GestaltRules.EXPOSURE,
          source.spec().get("surfaces"),
          "expected the program's own operations beside those of the surfaces, found that it wrote"
              + " none down; the release has those of the surfaces alone",
          "list them in catalog.yaml beside the manifest, or have the program write them to the file"
              + " in GESTALT_APP_WRITE_CATALOG");
    }
    return Optional.of(Catalog.NONE);
  }

  /** Empty when the catalog is not known. */
  private Optional<Catalog> catalog(boolean wanted) {
    Optional<CodeCatalog> file = CodeCatalog.of(source, compiled);
    if (file.isPresent()) {
      return read(file.get().directory(), file.get().file(), file.get().shownAs());
    }
    if (source.awaitsPreparation()) {
      return Optional.empty();
    }
    if (wanted) {
      report(
          GestaltRules.MISSING_FILE,
          source.spec(),
          "expected the plugin's operations in catalog.yaml beside the manifest, found no such"
              + " file",
          "it lists what the artifact can do; a REST, OpenAPI, GraphQL or MCP surface would say"
              + " so too");
    }
    return wanted ? Optional.empty() : Optional.of(Catalog.NONE);
  }

  private Optional<Catalog> read(Path root, Path file, String shownAs) {
    try {
      byte[] bytes = seen.readIn(root, file);
      return LastDefence.check(
          shownAs,
          problems,
          () -> CatalogReader.read(shownAs, bytes, source.generation(), problems));
    } catch (IOException e) {
      unreadable(source.spec(), shownAs, e);
      return Optional.empty();
    }
  }

  /** Empty when the document is not known. */
  private Optional<OpenApi> openApi() {
    Value document = source.spec().get("surfaces").get("openapi").get("document");
    String name = document.text();
    boolean later = source.awaitsBuild() && !LocalFiles.isUrl(name);
    if (name.isEmpty() || later) {
      return Optional.empty();
    }
    try {
      Optional<byte[]> bytes = bytes(name);
      return bytes.flatMap(
          b -> LastDefence.check(name, problems, () -> OpenApiReader.read(name, b, problems)));
    } catch (NotFetchedException e) {
      report(
          GestaltRules.NOT_FETCHED,
          document,
          "expected the document "
              + Shown.url(name)
              + " to be checked too, found that "
              + e.getMessage(),
          null);
      return Optional.empty();
    } catch (IOException e) {
      unreadable(document, name, e);
      return Optional.empty();
    }
  }

  private Optional<byte[]> bytes(String name) throws IOException {
    if (LocalFiles.isUrl(name)) {
      return source.request().fetcher().isPresent()
          ? Optional.of(source.request().fetcher().get().fetch(name))
          : Optional.empty();
    }
    // What is missing or outside was reported with the other files.
    String path = name.replace('\\', '/');
    Path root = source.rootOf(path);
    Optional<Path> file = SlashPath.below(root, path).filter(seen::isFile);
    return file.isPresent() && seen.see(() -> InputFile.obstacle(root, file.get())).isEmpty()
        ? Optional.of(seen.readIn(root, file.get()))
        : Optional.empty();
  }

  private void unreadable(Value where, String name, IOException e) {
    report(
        DocumentRules.UNREADABLE,
        where,
        "expected a readable document, found " + Shown.url(name) + ": " + InputFile.words(e),
        null);
  }

  private void report(Rule rule, Value where, String message, @Nullable String hint) {
    problems.add(rule, source.shownAs(), where.path(), where.position(), message, hint);
  }
}
