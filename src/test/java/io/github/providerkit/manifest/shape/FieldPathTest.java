package io.github.providerkit.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldPathTest {

  @Test
  void aPathIsWrittenFromTheTop() {
    assertThat(FieldPath.ROOT).hasToString("");
    assertThat(FieldPath.ROOT.child("spec").child("routes").item(0).child("a b"))
        .hasToString("spec.routes[0][\"a b\"]");
    assertThat(FieldPath.ROOT.item(3)).hasToString("[3]");
  }

  @Test
  void ofALongKeyTheBeginningIsTold() {
    assertThat(FieldPath.ROOT.child("k".repeat(1_000_000)).child("a").toString())
        .startsWith("[\"" + "k".repeat(200) + "…\"]")
        .endsWith(".a");
  }

  @Test
  void ofADeepPathTheEndIsTold() {
    // Given
    FieldPath path = FieldPath.ROOT;
    for (int i = 0; i < 100_000; i++) {
      path = path.child("level");
    }

    // Then
    assertThat(path.child("last").toString())
        .startsWith("….level.level.")
        .endsWith(".level.last")
        .hasSizeLessThan(500);
  }
}
