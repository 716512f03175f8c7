package io.github.providerkit.format.gestalt.catalog;

import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Binder;
import io.github.providerkit.manifest.shape.Value;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code catalog.yaml} and checks what it can break ({@code docs/spec/gestalt-manifest.md}
 * section 10).
 */
public final class CatalogReader {
  /** The catalog's key by the name that manifests or earlier generations have for it. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("display_name", "displayName"),
          Map.entry("icon_svg", "iconSvg"),
          Map.entry("icon", "iconSvg"),
          Map.entry("base_url", "baseUrl"),
          Map.entry("auth_style", "authStyle"),
          Map.entry("tools", "operations"),
          Map.entry("name", "id"),
          Map.entry("operationid", "id"),
          Map.entry("provider_id", "providerId"),
          Map.entry("input_schema", "inputSchema"),
          Map.entry("output_schema", "outputSchema"),
          Map.entry("allowed_roles", "allowedRoles"),
          Map.entry("params", "parameters"),
          Map.entry("required_scopes", "requiredScopes"),
          Map.entry("read_only", "readOnly"),
          Map.entry("in", "location"));

  private CatalogReader() {}

  /**
   * Reads and checks a catalog. It is YAML, whatever its name.
   *
   * @param file name to show in problems
   * @param bytes the whole file
   * @param generation whose servers read it
   * @param problems receives everything that is wrong
   * @return what it declares; empty when that is not known
   */
  public static Optional<Catalog> read(
      String file, byte[] bytes, Generation generation, Problems problems) {
    Document document;
    try {
      document = DocumentReader.read(file, bytes, Document.Syntax.YAML, problems);
    } catch (UnreadableDocumentException e) {
      problems.add(DocumentRules.SYNTAX, file, "", e.position(), e.getMessage(), e.hint());
      return Optional.empty();
    }
    Value value = Binder.bind(document, CatalogShape.CATALOG, problems, OTHER_NAMES);
    if (value.broken()) {
      return Optional.empty();
    }
    CatalogRules.check(new Check(value, Mode.SOURCE, file, problems), generation);
    return Catalog.of(file, value);
  }
}
