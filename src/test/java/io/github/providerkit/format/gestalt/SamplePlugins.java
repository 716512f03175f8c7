package io.github.providerkit.format.gestalt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.format.gestalt.EffectiveCatalog.Exposed;
import io.github.providerkit.format.gestalt.Operation.Reach;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Plugins with operations from all sources, and what a check makes of them. */
final class SamplePlugins {
  /** A surface with the operations a and b. */
  static final String REST =
      "  surfaces: {rest: {baseUrl: 'https://x.example', operations: [{name: a, method: GET, path:"
          + " /a}, {name: b, method: GET, path: /b}]}}\n";

  static final String OPENAPI = "  surfaces: {openapi: {document: openapi.yaml}}\n";
  static final String GRAPHQL = "  surfaces: {graphql: {url: 'https://x.example'}}\n";

  private static final String HEAD =
      "kind: plugin\nsource: github.com/acme/plugins/weather\nversion: 1.0.0\n";

  private SamplePlugins() {}

  /** Checks a plugin with the given fields of its spec. */
  static Exposed check(String spec, OperationSources sources, Problems problems) {
    return checkText(HEAD + (spec.isEmpty() ? "spec: {}\n" : "spec:\n" + spec), sources, problems);
  }

  static Exposed checkText(String text, OperationSources sources, Problems problems) {
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
        .map(name -> new Operation(name, new Place(file, name, new Position(7, 9)), reach(name)))
        .toList();
  }

  private static Reach reach(String name) {
    return name.startsWith("graphql") ? Reach.NOT_SELECTABLE : Reach.FULL;
  }

  static Optional<Catalog> catalog(String... names) {
    return Optional.of(new Catalog("c", operations("catalog.yaml", names)));
  }

  static Optional<OpenApi> openApi(String... names) {
    return Optional.of(new OpenApi(operations("openapi.yaml", names)));
  }

  /** A plugin with code that has the given operations. */
  static OperationSources code(String... names) {
    return new OperationSources(true, catalog(names), Optional.empty());
  }

  static OperationSources noCode(Optional<OpenApi> document) {
    return new OperationSources(false, Optional.of(Catalog.NONE), document);
  }

  static List<String> names(Exposed exposed) {
    return exposed.operations().stream().map(Operation::name).toList();
  }
}
