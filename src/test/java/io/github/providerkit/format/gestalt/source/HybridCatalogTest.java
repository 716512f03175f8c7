package io.github.providerkit.format.gestalt.source;

import static io.github.providerkit.format.gestalt.SamplePlugins.GRAPHQL;
import static io.github.providerkit.format.gestalt.SamplePlugins.OPENAPI;
import static io.github.providerkit.format.gestalt.SamplePlugins.REST;
import static io.github.providerkit.format.gestalt.SamplePlugins.catalog;
import static io.github.providerkit.format.gestalt.SamplePlugins.code;
import static io.github.providerkit.format.gestalt.SamplePlugins.names;
import static io.github.providerkit.format.gestalt.SamplePlugins.openApi;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.gestalt.SamplePlugins;
import io.github.providerkit.format.gestalt.catalog.Catalog;
import io.github.providerkit.format.gestalt.catalog.EffectiveCatalog.Exposed;
import io.github.providerkit.format.gestalt.catalog.OperationSources;
import io.github.providerkit.format.gestalt.rules.Told;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HybridCatalogTest {
  private final Problems problems = new Problems(RuleLevels.DEFAULT);

  private Exposed check(String spec, OperationSources sources) {
    return SamplePlugins.check(spec, sources, problems);
  }

  @Test
  void refusesAnOperationOfCodeAndRestSurface() {
    check(REST, code("x", "b"));

    assertThat(Told.by(problems))
        .containsExactly("5:105 error gestalt/catalog spec.surfaces.rest.operations[1].name");
    assertThat(Told.message(problems))
        .isEqualTo(
            "expected each operation once, found \"b\" both here and among those of the code"
                + " (catalog.yaml, line 7)");
  }

  @Test
  void refusesAnAliasThatMeetsAnOperationOfTheCode() {
    check("  allowedOperations: {x: ~, a: {alias: x}}\n" + REST, code("x"));

    assertThat(Told.by(problems))
        .containsExactly("5:40 error gestalt/catalog spec.allowedOperations.a.alias");
  }

  @Test
  void takesAnOperationTwiceWhenOneOfThemIsNotExposed() {
    Exposed exposed = check("  allowedOperations: {b: ~, x: ~}\n" + REST, code("x", "a"));

    assertThat(names(exposed)).containsExactly("x", "b");
    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void warnsThatNamesOfOneSourceLeaveTheOtherUnrestricted() {
    Exposed exposed = check("  allowedOperations: {a: ~}\n" + REST, code("x", "y"));

    assertThat(names(exposed)).containsExactly("x", "y", "a");
    assertThat(Told.by(problems))
        .containsExactly("5:22 warning gestalt/exposure spec.allowedOperations");
    assertThat(Told.message(problems)).contains("operation of the code");
  }

  @Test
  void refusesANameThatNeitherCodeNorSurfaceHas() {
    check("  allowedOperations: {a: ~, x: ~, z: ~}\n" + REST, code("x"));

    assertThat(Told.by(problems))
        .containsExactly("5:35 error gestalt/allowed-operations spec.allowedOperations.z");
  }

  @Test
  void saysNothingOfUnknownNamesUntilTheCodeHasWrittenItsCatalog() {
    Exposed exposed =
        check(
            "  allowedOperations: {a: ~, z: ~}\n" + REST,
            new OperationSources(true, Optional.empty(), Optional.empty()));

    assertThat(names(exposed)).containsExactly("a");
    assertThat(exposed.complete()).isFalse();
    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void refusesNamesOfGraphqlOperationsBesideCode() {
    check("  allowedOperations: {a: ~, x: ~}\n" + GRAPHQL, code("x"));

    assertThat(Told.by(problems))
        .containsExactly("5:23 error gestalt/allowed-operations spec.allowedOperations.a");
  }

  @Test
  void refusesAnOperationOfCodeAndOpenApiDocument() {
    check(OPENAPI, new OperationSources(true, catalog("a"), openApi("a")));

    assertThat(Told.by(problems)).containsExactly("7:9 error gestalt/catalog a");
    assertThat(problems.sorted().get(0).file()).isEqualTo("openapi.yaml");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void warnsAboutASurfaceThatIsNotServed(boolean executable) {
    String surfaces = REST.replace("surfaces: {", "surfaces: {openapi: {document: openapi.yaml}, ");

    Exposed exposed =
        check(surfaces, new OperationSources(executable, Optional.of(Catalog.NONE), openApi("o")));

    assertThat(names(exposed)).isEqualTo(executable ? List.of("a", "b") : List.of("o"));
    assertThat(Told.by(problems)).containsExactly("5:13 warning gestalt/exposure spec.surfaces");
  }
}
