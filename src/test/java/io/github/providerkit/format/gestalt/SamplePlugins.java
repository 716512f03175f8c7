package io.github.providerkit.format.gestalt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.format.gestalt.catalog.Catalog;
import io.github.providerkit.format.gestalt.catalog.EffectiveCatalog;
import io.github.providerkit.format.gestalt.catalog.EffectiveCatalog.Exposed;
import io.github.providerkit.format.gestalt.catalog.OpenApi;
import io.github.providerkit.format.gestalt.catalog.Operation;
import io.github.providerkit.format.gestalt.catalog.Operation.Reach;
import io.github.providerkit.format.gestalt.catalog.OperationPlace;
import io.github.providerkit.format.gestalt.catalog.OperationSources;
import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Plugins with operations from all sources, and what a check makes of them. */
public final class SamplePlugins {
  /** A surface with the operations a and b. */
  public static final String REST =
      "  surfaces: {rest: {baseUrl: 'https://x.example', operations: [{name: a, method: GET, path:"
          + " /a}, {name: b, method: GET, path: /b}]}}\n";

  public static final String OPENAPI = "  surfaces: {openapi: {document: openapi.yaml}}\n";
  public static final String GRAPHQL = "  surfaces: {graphql: {url: 'https://x.example'}}\n";

  private static final String HEAD =
      "kind: plugin\nsource: github.com/acme/plugins/weather\nversion: 1.0.0\n";

  private SamplePlugins() {}

  /** Checks a plugin with the given fields of its spec. */
  public static Exposed check(String spec, OperationSources sources, Problems problems) {
    return checkText(HEAD + (spec.isEmpty() ? "spec: {}\n" : "spec:\n" + spec), sources, problems);
  }

  public static Exposed checkText(String text, OperationSources sources, Problems problems) {
    ManifestReader.Read manifest =
        ManifestReader.read(
                "manifest.yaml",
                text.getBytes(UTF_8),
                Mode.SOURCE,
                new Problems(RuleLevels.DEFAULT))
            .orElseThrow();
    return EffectiveCatalog.check(
        new Check(manifest.value(), Mode.SOURCE, "manifest.yaml", problems), sources);
  }

  private static List<Operation> operations(String file, String... names) {
    return Arrays.stream(names)
        .map(
            name ->
                new Operation(
                    name, new OperationPlace(file, name, new Position(7, 9)), reach(name)))
        .toList();
  }

  private static Reach reach(String name) {
    return name.startsWith("graphql") ? Reach.NOT_SELECTABLE : Reach.FULL;
  }

  public static Optional<Catalog> catalog(String... names) {
    return Optional.of(new Catalog("c", operations("catalog.yaml", names)));
  }

  public static Optional<OpenApi> openApi(String... names) {
    return Optional.of(new OpenApi(operations("openapi.yaml", names)));
  }

  /** A plugin with code that has the given operations. */
  public static OperationSources code(String... names) {
    return new OperationSources(true, catalog(names), Optional.empty());
  }

  public static OperationSources noCode(Optional<OpenApi> document) {
    return new OperationSources(false, Optional.of(Catalog.NONE), document);
  }

  public static List<String> names(Exposed exposed) {
    return exposed.operations().stream().map(Operation::name).toList();
  }
}
