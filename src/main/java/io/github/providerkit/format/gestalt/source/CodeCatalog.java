package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.Phases;
import io.github.providerkit.format.gestalt.catalog.Catalog;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The file that says which operations a provider has beside those of its surfaces: what is judged,
 * packaged and told in metadata is this one alone.
 *
 * @param file where it is
 * @param shownAs its name in problems
 */
public record CodeCatalog(Path file, String shownAs) {
  /** Whose operations are known once it was compiled, whatever a catalog in the repository says. */
  private static final String WRITTEN = "the catalog of the compiled code";

  /**
   * Finds it.
   *
   * @param compiled what was compiled; empty where nothing was yet, or nothing is
   * @return empty when there is none, or none yet
   */
  public static Optional<CodeCatalog> of(SourcePackage source, Optional<CompiledCode> compiled) {
    boolean kept =
        source.code().isEmpty() || SourcePhases.of(source).filter(Phases::keepCatalog).isPresent();
    return Optional.of(source)
        .filter(own -> kept)
        .flatMap(CodeCatalog::authors)
        .or(
            () ->
                compiled
                    .flatMap(CompiledCode::catalog)
                    .map(written -> new CodeCatalog(written, WRITTEN)));
  }

  /** The one beside the manifest, whether it counts or not; empty when there is none. */
  public static Optional<CodeCatalog> authors(SourcePackage source) {
    Path file = source.rootOf(Catalog.FILE).resolve(Catalog.FILE);
    return source.file().seen().exists(file)
        ? Optional.of(new CodeCatalog(file, SourceCode.shownAs(source.file(), Catalog.FILE)))
        : Optional.empty();
  }

  /** The directory that holds it. */
  public Path directory() {
    return Objects.requireNonNull(file.getParent());
  }
}
