package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.format.gestalt.catalog.Catalog;
import io.github.providerkit.format.gestalt.catalog.CatalogReader;
import io.github.providerkit.format.gestalt.catalog.OpenApi;
import io.github.providerkit.format.gestalt.catalog.Operation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.openapi.OpenApiReader;
import io.github.providerkit.format.gestalt.rules.Surfaces;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operations of a released plugin in one deployment, in the server's order, as its lock lists
 * them ({@code docs/spec/gestalt-lock.md} section 5). What only a running GraphQL or MCP server
 * knows is not among them, for the server either.
 *
 * @param names as the world sees them
 * @param known whether there is a list at all
 * @param onlyInSessions whether nothing but an MCP server knows the operations
 */
public record ExposedOperations(List<String> names, boolean known, boolean onlyInSessions) {

  /** Where the plugin's files and documents come from. */
  @FunctionalInterface
  public interface Documents {
    /**
     * A file of the package, or a document by URL.
     *
     * @throws IOException if it is not there or cannot be had
     */
    byte[] read(String nameOrUrl) throws IOException;
  }

  /**
   * Lists a plugin's operations.
   *
   * @param catalog the package's {@code catalog.yaml}; empty when it has none
   * @param overrides the deployment's word on which operations are exposed, new name by name, the
   *     new one empty where it stays; empty for the manifest's own
   * @param mcpElsewhere whether the deployment names an MCP server
   * @throws ProviderException if an operation is named that there is not, or named twice
   */
  public static ExposedOperations of(
      ReleasedManifest manifest,
      Optional<byte[]> catalog,
      Documents documents,
      Optional<Map<String, String>> overrides,
      boolean mcpElsewhere)
      throws ProviderException {
    Value spec = manifest.value().get("spec");
    Surfaces surfaces = Surfaces.of(manifest.value());
    Optional<Map<String, String>> allowed = overrides.or(() -> ofManifest(spec));
    check(allowed);
    boolean mcp = mcpElsewhere || spec.get("surfaces").get("mcp").isPresent();
    if (!manifest.isExecutable() && surfaces.isSpecLoaded()) {
      Optional<List<String>> document = openApi(manifest, documents);
      Optional<List<String>> exposed = document.map(known -> sorted(selected(known, allowed)));
      return of(exposed, mcp && exposed.isEmpty());
    }
    if (!manifest.isExecutable() && surfaces.isDeclarative()) {
      List<String> operations = rest(spec);
      requireKnown(allowed, operations);
      return of(Optional.of(selected(operations, allowed)), false);
    }
    Optional<List<String>> code = code(manifest, catalog);
    if (!surfaces.isManifestBacked()) {
      requireKnown(allowed, code.orElse(List.of()));
      return of(code.map(known -> selected(known, allowed)), false);
    }
    Optional<List<String>> surface =
        surfaces.isDeclarative() ? Optional.of(rest(spec)) : openApi(manifest, documents);
    List<String> all = new ArrayList<>(code.orElse(List.of()));
    all.addAll(surface.orElse(List.of()));
    requireKnown(allowed, all);
    return of(merged(matching(code, allowed), matching(surface, allowed)), mcp && all.isEmpty());
  }

  private static ExposedOperations of(Optional<List<String>> names, boolean onlyInSessions) {
    return new ExposedOperations(names.orElse(List.of()), names.isPresent(), onlyInSessions);
  }

  private static Optional<Map<String, String>> ofManifest(Value spec) {
    Value allowed = spec.get("allowedOperations");
    if (allowed.data() == null) {
      return Optional.empty();
    }
    Map<String, String> names = new LinkedHashMap<>();
    allowed.entries().forEach((name, operation) -> names.put(name, operation.get("alias").text()));
    return Optional.of(names);
  }

  private static void check(Optional<Map<String, String>> allowed) throws ProviderException {
    if (allowed.isEmpty()) {
      return;
    }
    if (allowed.get().isEmpty()) {
      throw ProviderException.user(
          "allowedOperations: expected at least one operation, found an empty map",
          "leave it out to allow all of them");
    }
    Set<String> seen = new HashSet<>();
    for (Map.Entry<String, String> entry : allowed.get().entrySet()) {
      if (!seen.add(name(entry.getKey(), entry.getValue()))) {
        throw ProviderException.user(
            "allowedOperations: expected each name once, found \""
                + name(entry.getKey(), entry.getValue())
                + "\" for two operations",
            "give one of them another alias");
      }
    }
  }

  private static String name(String original, String alias) {
    return alias.isEmpty() ? original : alias;
  }

  private static void requireKnown(Optional<Map<String, String>> allowed, List<String> operations)
      throws ProviderException {
    for (String name : allowed.map(Map::keySet).orElse(Set.of())) {
      if (!operations.contains(name)) {
        throw ProviderException.user(
            "allowedOperations: expected the name of an operation, found \"" + name + "\"",
            Names.hint(name, operations, Map.of()));
      }
    }
  }

  private static List<String> selected(
      List<String> operations, Optional<Map<String, String>> allowed) {
    return allowed.isEmpty()
        ? operations
        : operations.stream()
            .filter(allowed.get()::containsKey)
            .map(operation -> name(operation, allowed.get().getOrDefault(operation, "")))
            .toList();
  }

  /** Beside code, a surface that none of the names belongs to is exposed as a whole. */
  private static Optional<List<String>> matching(
      Optional<List<String>> operations, Optional<Map<String, String>> allowed) {
    return operations.map(
        known ->
            allowed.filter(names -> known.stream().anyMatch(names::containsKey)).isPresent()
                ? selected(known, allowed)
                : known);
  }

  private static Optional<List<String>> merged(
      Optional<List<String>> code, Optional<List<String>> surface) throws ProviderException {
    if (code.isEmpty() || surface.isEmpty()) {
      return code.or(() -> surface);
    }
    List<String> merged = new ArrayList<>(code.get());
    for (String operation : surface.get()) {
      if (code.get().contains(operation)) {
        throw ProviderException.user(
            "expected each operation once, found \""
                + operation
                + "\" in the code and in a surface",
            "name in allowedOperations all but one of them");
      }
      merged.add(operation);
    }
    return Optional.of(merged);
  }

  private static List<String> rest(Value spec) {
    return spec.get("surfaces").get("rest").get("operations").items().stream()
        .map(operation -> operation.get("name").text())
        .toList();
  }

  private static Optional<List<String>> code(ReleasedManifest manifest, Optional<byte[]> catalog)
      throws ProviderException {
    if (catalog.isEmpty()) {
      if (!Surfaces.of(manifest.value()).isManifestBacked()) {
        throw ProviderException.user(
            "expected the plugin's operations in catalog.yaml, found no such file in its package",
            null);
      }
      return Optional.empty();
    }
    Problems problems = new Problems(RuleLevels.DEFAULT);
    Optional<Catalog> read =
        CatalogReader.read(Catalog.FILE, catalog.get(), Generations.of(manifest.value()), problems);
    return Optional.of(names(read.map(Catalog::operations), problems));
  }

  private static Optional<List<String>> openApi(ReleasedManifest manifest, Documents documents)
      throws ProviderException {
    String name = manifest.openApiDocument();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      Problems problems = new Problems(RuleLevels.DEFAULT);
      Optional<OpenApi> document = OpenApiReader.read(name, documents.read(name), problems);
      return Optional.of(sorted(names(document.map(OpenApi::operations), problems)));
    } catch (IOException e) {
      throw ProviderException.environment("cannot read the OpenAPI document " + name, e);
    }
  }

  private static List<String> names(Optional<List<Operation>> operations, Problems problems)
      throws ProviderException {
    if (problems.hasErrors() || operations.isEmpty()) {
      throw ProviderException.user(problems.sorted().get(0).message(), null);
    }
    return List.copyOf(Operation.names(operations.get()));
  }

  /** By code point, which is the server's order of bytes. */
  private static List<String> sorted(List<String> names) {
    return names.stream()
        .sorted(Comparator.comparing(name -> name.codePoints().toArray(), Arrays::compare))
        .toList();
  }
}
