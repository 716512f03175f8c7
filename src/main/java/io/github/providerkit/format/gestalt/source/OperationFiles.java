package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.code.Kind;
import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files that say which operations a plugin has, its catalog and its OpenAPI document, and
 * checks them against each other and the manifest ({@code docs/spec/gestalt-manifest.md} section
 * 10).
 */
public final class OperationFiles {
  private final SourcePackage source;
  private final Problems problems;
  private final SeenFiles seen;

  private OperationFiles(SourcePackage source, Problems problems) {
    this.source = source;
    this.problems = problems;
    this.seen = source.file().seen();
  }

  /**
   * Checks a provider's operations.
   *
   * @param written the catalog that its code wrote down; empty when there is none yet
   */
  public static void check(SourcePackage source, Optional<Path> written, Problems problems) {
    if (source.kind() == Kind.PLUGIN && !source.awaitsBuild() && !source.spec().broken()) {
      new OperationFiles(source, problems).run(written);
    }
  }

  private void run(Optional<Path> written) {
    boolean prebuilt = source.value().get("entrypoint").isPresent();
    boolean code = source.code().isPresent();
    Optional<Catalog> catalog;
    if (code) {
      // What it offers is known once it was compiled, whatever a catalog in the repository says.
      catalog =
          written.flatMap(
              file ->
                  read(
                      Objects.requireNonNull(file.getParent()),
                      file,
                      "the catalog of the compiled code"));
    } else {
      catalog = catalog(prebuilt && !source.isManifestBacked());
    }
    Check check = new Check(source.value(), Mode.SOURCE, source.shownAs(), problems);
    EffectiveCatalog.check(check, new OperationSources(prebuilt || code, catalog, openApi()));
  }

  /** Empty when the catalog is not known. */
  private Optional<Catalog> catalog(boolean wanted) {
    Path file = source.directory().resolve(Catalog.FILE);
    if (!seen.exists(file)) {
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
    return read(source.directory(), file, SourceCode.shownAs(source.file(), Catalog.FILE));
  }

  private Optional<Catalog> read(Path root, Path file, String shownAs) {
    try {
      byte[] bytes = seen.readIn(root, file);
      return LastDefence.check(
          shownAs, problems, () -> CatalogReader.read(shownAs, bytes, problems));
    } catch (IOException e) {
      unreadable(source.spec(), shownAs, e);
      return Optional.empty();
    }
  }

  /** Empty when the document is not known. */
  private Optional<OpenApi> openApi() {
    Value document = source.spec().get("surfaces").get("openapi").get("document");
    String name = document.text();
    if (name.isEmpty()) {
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
