package io.github.providerkit.format.gestalt.catalog;

import static io.github.providerkit.format.gestalt.SamplePlugins.GRAPHQL;
import static io.github.providerkit.format.gestalt.SamplePlugins.OPENAPI;
import static io.github.providerkit.format.gestalt.SamplePlugins.REST;
import static io.github.providerkit.format.gestalt.SamplePlugins.catalog;
import static io.github.providerkit.format.gestalt.SamplePlugins.code;
import static io.github.providerkit.format.gestalt.SamplePlugins.names;
import static io.github.providerkit.format.gestalt.SamplePlugins.noCode;
import static io.github.providerkit.format.gestalt.SamplePlugins.openApi;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.gestalt.SamplePlugins;
import io.github.providerkit.format.gestalt.catalog.EffectiveCatalog.Exposed;
import io.github.providerkit.format.gestalt.rules.Told;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveCatalogTest {
  private final Problems problems = new Problems(RuleLevels.DEFAULT);

  private Exposed check(String spec, OperationSources sources) {
    return SamplePlugins.check(spec, sources, problems);
  }

  @Test
  void exposesAllOperationsOfTheCode() {
    Exposed exposed = check("", code("x", "y"));

    assertThat(names(exposed)).containsExactly("x", "y");
    assertThat(exposed.complete()).isTrue();
    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void exposesAllowedOperationsUnderTheirAliases() {
    Exposed exposed = check("  allowedOperations: {x: {alias: ex}, y: ~}\n", code("x", "y", "z"));

    assertThat(names(exposed)).containsExactly("ex", "y");
    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void refusesAnUnknownNameAndSuggestsTheNearest() {
    check("  allowedOperations:\n    forecats: {}\n", code("forecast"));

    assertThat(Told.by(problems))
        .containsExactly("6:5 error gestalt/allowed-operations spec.allowedOperations.forecats");
    assertThat(Told.hint(problems)).isEqualTo("did you mean \"forecast\"?");
  }

  @Test
  void refusesTheNameOfAGraphqlOperationWithoutQuery() {
    check("  allowedOperations:\n    graphql: {}\n", code("graphql"));

    assertThat(Told.by(problems))
        .containsExactly("6:5 error gestalt/allowed-operations spec.allowedOperations.graphql");
    assertThat(Told.hint(problems)).isEqualTo("give it a query in catalog.yaml, line 7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x: {alias: e}\n    y: {alias: e}", "x: ~\n    y: {alias: x}"})
  void refusesTwoOperationsUnderOneName(String allowed) {
    check("  allowedOperations:\n    " + allowed + "\n", code("x", "y"));

    assertThat(Told.by(problems))
        .containsExactly("7:16 error gestalt/allowed-operations spec.allowedOperations.y.alias");
  }

  @Test
  void refusesAnAliasThatALaterOperationBears() {
    check("  allowedOperations:\n    x: {alias: y}\n    y: ~\n", code("x", "y"));

    assertThat(Told.by(problems))
        .containsExactly("6:16 error gestalt/allowed-operations spec.allowedOperations.x.alias");
  }

  @Test
  void findsCollisionsEvenWhenTheOperationsAreNotKnown() {
    Exposed exposed =
        check(
            "  allowedOperations: {x: {alias: e}, y: {alias: e}}\n",
            new OperationSources(true, Optional.empty(), Optional.empty()));

    assertThat(Told.by(problems)).hasSize(1);
    assertThat(exposed.complete()).isFalse();
  }

  @Test
  void warnsThatAnEmptyMapExposesEverything() {
    assertThat(names(check("  allowedOperations: {}\n", code("x")))).containsExactly("x");
    assertThat(Told.by(problems))
        .containsExactly("5:22 warning gestalt/exposure spec.allowedOperations");
  }

  @Test
  void takesNoMapForNoRestriction() {
    assertThat(names(check("  allowedOperations: ~\n", code("x")))).containsExactly("x");
    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void refusesAnUnknownNameBesideRestOperations() {
    assertThat(names(check("  allowedOperations: {a: ~, c: ~}\n" + REST, noCode(Optional.empty()))))
        .containsExactly("a");
    assertThat(Told.by(problems))
        .containsExactly("5:29 error gestalt/allowed-operations spec.allowedOperations.c");
  }

  @Test
  void doesNotCompareTheCatalogWithRestOperationsWithoutCode() {
    check(REST, new OperationSources(false, catalog("a"), Optional.empty()));

    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void warnsAboutANameThatTheOpenApiDocumentDoesNotHave() {
    Exposed exposed =
        check("  allowedOperations: {a: {alias: A}, z: ~}\n" + OPENAPI, noCode(openApi("a", "b")));

    assertThat(names(exposed)).containsExactly("A");
    assertThat(Told.by(problems))
        .containsExactly("5:38 warning gestalt/exposure spec.allowedOperations.z");
  }

  @Test
  void warnsThatNamesOfNoOperationExposeNothing() {
    Exposed exposed = check("  allowedOperations: {z: ~}\n" + OPENAPI, noCode(openApi("a")));

    assertThat(exposed.operations()).isEmpty();
    assertThat(Told.by(problems))
        .containsExactly(
            "5:22 warning gestalt/exposure spec.allowedOperations",
            "5:23 warning gestalt/exposure spec.allowedOperations.z");
    assertThat(Told.message(problems)).endsWith("the plugin exposes nothing");
  }

  @Test
  void warnsThatAnAliasHidesAnOperationOfTheOpenApiDocument() {
    check("  allowedOperations: {a: {alias: b}, b: ~}\n" + OPENAPI, noCode(openApi("a", "b")));

    assertThat(Told.by(problems))
        .containsExactly("5:34 warning gestalt/exposure spec.allowedOperations.a.alias");
  }

  @Test
  void knowsNothingOfARemoteOpenApiDocument() {
    Exposed exposed = check("  allowedOperations: {a: ~}\n" + OPENAPI, noCode(Optional.empty()));

    assertThat(exposed.operations()).isEmpty();
    assertThat(exposed.complete()).isFalse();
    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void leavesNamesToTheServerThatOnlyItKnows() {
    Exposed exposed = check("  allowedOperations: {a: ~}\n" + GRAPHQL, noCode(Optional.empty()));

    assertThat(exposed.complete()).isFalse();
    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void looksAtPluginsOnly() {
    Exposed exposed =
        SamplePlugins.checkText(
            "kind: cache\nspec: {allowedOperations: {}}\n", code("x"), problems);

    assertThat(exposed.operations()).isEmpty();
    assertThat(Told.by(problems)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a]", "{a: b}", "{a: {alias: [b]}}"})
  void saysNothingOfWhatCouldNotBeRead(String allowed) {
    Exposed exposed = check("  allowedOperations: " + allowed + "\n", code("x"));

    assertThat(exposed.complete()).isFalse();
    assertThat(Told.by(problems)).isEmpty();
  }
}
