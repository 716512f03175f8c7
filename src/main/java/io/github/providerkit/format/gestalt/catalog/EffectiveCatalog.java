package io.github.providerkit.format.gestalt.catalog;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.Surfaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operations that a plugin exposes: those of its code, of its REST surface and of its OpenAPI
 * document, as far as {@code allowedOperations} lets them through ({@code
 * docs/spec/gestalt-manifest.md} section 10.3).
 */
public final class EffectiveCatalog {
  private final Check check;
  private final OperationSources sources;
  private final Surfaces surfaces;
  private final AllowedOperations allowed;

  private EffectiveCatalog(Check check, OperationSources sources) {
    this.check = check;
    this.sources = sources;
    this.surfaces = check.surfaces();
    this.allowed = new AllowedOperations(check);
  }

  /**
   * What a plugin exposes.
   *
   * @param operations under the names that the world sees
   * @param complete whether there are no others
   */
  public record Exposed(List<Operation> operations, boolean complete) {}

  /**
   * Checks a plugin's operations and everything in its manifest that names one.
   *
   * @return what it exposes, as far as that is known; nothing for other kinds
   */
  public static Exposed check(Check check, OperationSources sources) {
    EffectiveCatalog catalog = new EffectiveCatalog(check, sources);
    boolean isPlugin = Generations.kindOf(check.manifest()).filter(Kind.PLUGIN::equals).isPresent();
    if (!isPlugin || check.spec().data() == null || !catalog.allowed.isKnown()) {
      return new Exposed(List.of(), false);
    }
    Exposed exposed = catalog.run();
    HttpTargets.check(check, exposed);
    return exposed;
  }

  private Exposed run() {
    allowed.warnAboutEmptyMap();
    if (!sources.executable() && surfaces.isSpecLoaded()) {
      return specLoaded();
    }
    if (!sources.executable() && surfaces.isDeclarative()) {
      return alone(sources.ofRest(check));
    }
    if (!surfaces.isManifestBacked()) {
      return alone(sources.ofCode());
    }
    if (!surfaces.isDeclarative()) {
      return hybrid(sources.ofOpenApi(check), OperationSources.areServersAsked(check));
    }
    if (surfaces.isSpecLoaded()) {
      warnAboutTwoSurfaces("with code of its own, the plugin serves only the former");
    }
    return hybrid(sources.ofRest(check), false);
  }

  /**
   * Without code, the consumer takes OpenAPI, GraphQL and MCP surfaces and passes over names it
   * does not find.
   */
  private Exposed specLoaded() {
    if (surfaces.isDeclarative()) {
      warnAboutTwoSurfaces("without code of its own, the plugin serves only the latter");
    }
    boolean more = OperationSources.areServersAsked(check);
    Optional<List<Operation>> document = sources.ofOpenApi(check);
    document.ifPresent(
        known -> {
          if (!more) {
            allowed.reportUnknown(
                Operation.names(known), GestaltRules.EXPOSURE, "; the consumer ignores it");
            allowed.warnAboutNoMatch(known, "the document", "nothing");
          }
          allowed.reportCollisions(
              allowed.namesIn(known), GestaltRules.EXPOSURE, "; the consumer keeps one of the two");
        });
    return exposed(document.map(allowed::select), more);
  }

  /** One source of operations: each name has to be one of them. */
  private Exposed alone(Optional<List<Operation>> operations) {
    allowed.reportCollisions(allowed.names(), GestaltRules.ALLOWED_OPERATIONS, "");
    operations.ifPresent(
        known -> {
          allowed.reportUnknown(Operation.names(known), GestaltRules.ALLOWED_OPERATIONS, "");
          allowed.reportUnselectable(known);
        });
    return exposed(operations.map(allowed::select), false);
  }

  /** Code and a surface: each is restricted on its own, unless no name is one of its operations. */
  private Exposed hybrid(Optional<List<Operation>> ofSurface, boolean more) {
    Optional<List<Operation>> ofCode = sources.ofCode();
    Optional<List<Operation>> code = ofCode.map(known -> restricted(known, "the code"));
    Optional<List<Operation>> surface = ofSurface.map(known -> restricted(known, "the surface"));
    if (code.isEmpty() || surface.isEmpty()) {
      return new Exposed(code.or(() -> surface).orElse(List.of()), false);
    }
    Set<String> known = Operation.names(ofCode.get());
    known.addAll(Operation.names(ofSurface.get()));
    allowed.reportUnknown(known, GestaltRules.ALLOWED_OPERATIONS, "");
    reportDuplicates(code.get(), surface.get());
    List<Operation> merged = new ArrayList<>(code.get());
    merged.addAll(surface.get());
    return new Exposed(List.copyOf(merged), !more);
  }

  private List<Operation> restricted(List<Operation> operations, String whose) {
    Set<String> names = allowed.namesIn(operations);
    allowed.reportUnselectable(operations);
    allowed.reportCollisions(names, GestaltRules.ALLOWED_OPERATIONS, "");
    allowed.warnAboutNoMatch(operations, whose, "all of them");
    return names.isEmpty() ? operations : allowed.select(operations);
  }

  private void reportDuplicates(List<Operation> ofCode, List<Operation> ofSurface) {
    Map<String, Operation> seen = new HashMap<>();
    ofCode.forEach(operation -> seen.putIfAbsent(operation.name(), operation));
    for (Operation operation : ofSurface) {
      Operation first = seen.get(operation.name());
      if (first != null) {
        operation
            .place()
            .report(
                check.problems(),
                GestaltRules.CATALOG,
                ("expected each operation once,"
                        + " found \"%s\" both here and among those of the code (%s)")
                    .formatted(operation.name(), first.place().inWords()),
                "rename one of the two, or name in allowedOperations all but one of them");
      }
    }
  }

  private void warnAboutTwoSurfaces(String consequence) {
    check.report(
        GestaltRules.EXPOSURE,
        check.spec().get("surfaces"),
        "expected either REST operations or an OpenAPI, GraphQL or MCP surface, found both; "
            + consequence,
        null);
  }

  private static Exposed exposed(Optional<List<Operation>> operations, boolean more) {
    return new Exposed(operations.orElse(List.of()), operations.isPresent() && !more);
  }
}
