package io.github.providerkit.format.gestalt.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.gestalt.catalog.EffectiveCatalog.Exposed;
import io.github.providerkit.format.gestalt.catalog.Operation.Reach;
import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.format.gestalt.rules.Told;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTargetsTest {
  private static final OperationPlace PLACE =
      new OperationPlace("catalog.yaml", "operations[0].id", Position.START);

  private final Problems problems = new Problems(RuleLevels.DEFAULT);

  private void check(String path, String target, Exposed exposed) {
    String text =
        "kind: plugin\nspec:\n  http:\n    hook:\n      path: %s\n      target: %s\n"
            .formatted(path, target);
    ManifestReader.Read manifest =
        ManifestReader.read(
                "manifest.yaml",
                text.getBytes(UTF_8),
                Mode.SOURCE,
                new Problems(RuleLevels.DEFAULT))
            .orElseThrow();
    HttpTargets.check(new Check(manifest.value(), Mode.SOURCE, "manifest.yaml", problems), exposed);
  }

  private static Exposed exposed(boolean complete, Operation... operations) {
    return new Exposed(List.of(operations), complete);
  }

  private static Operation operation(String name) {
    return new Operation(name, PLACE, Reach.FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"receive", "' receive '"})
  void takesATargetThatIsAnOperation(String target) {
    check("/hook", target, exposed(true, operation("receive")));

    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void warnsAboutATargetThatIsNoneAndSuggestsTheNearest() {
    check("/hook", "recieve", exposed(true, operation("receive")));

    assertThat(Told.by(problems))
        .containsExactly("6:15 warning gestalt/deploy spec.http.hook.target");
    assertThat(Told.hint(problems)).isEqualTo("did you mean \"receive\"?");
  }

  @Test
  void warnsAboutATargetThatOnlyAnMcpServerAnswers() {
    check(
        "/hook",
        "tool",
        exposed(true, operation("receive"), new Operation("tool", PLACE, Reach.NOT_BINDABLE)));

    assertThat(Told.by(problems))
        .containsExactly("6:15 warning gestalt/deploy spec.http.hook.target");
  }

  @Test
  void saysNothingUnlessAllOperationsAreKnown() {
    check("/hook", "other", exposed(false, operation("receive")));

    assertThat(Told.by(problems)).isEmpty();
  }

  @Test
  void saysNothingOfAPluginWithoutOperations() {
    check("/hook", "other", exposed(true));

    assertThat(Told.by(problems)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/receive", "receive", "/receive/", "//receive"})
  void warnsAboutAPathThatIsAnOperationsName(String path) {
    check(path, "receive", exposed(true, operation("receive")));

    assertThat(Told.by(problems))
        .containsExactly("5:13 warning gestalt/deploy spec.http.hook.path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/receive/all", "/Receive"})
  void takesOtherPaths(String path) {
    check(path, "receive", exposed(true, operation("receive")));

    assertThat(Told.by(problems)).isEmpty();
  }
}
