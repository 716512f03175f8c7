package io.github.providerkit.archive.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DeflateFlavourTest {

  @Test
  void knowsTheReference() {
    assertThat(new DeflateFlavour(DeflateFlavour.REFERENCE).isReference()).isTrue();
    assertThat(new DeflateFlavour("0".repeat(64)).isReference()).isFalse();
  }

  @Test
  void isTheSameInTheWholeProcess() {
    assertThat(DeflateFlavour.current()).isSameAs(DeflateFlavour.current());
    assertThat(DeflateFlavour.current().sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void isTheReferenceWhereZlibIsTheOriginal() {
    // Given a JVM with zlib itself: skipped elsewhere, since nothing here is wrong then
    DeflateFlavour flavour = DeflateFlavour.current();
    Assumptions.assumeTrue(
        flavour.isReference(), "this JVM compresses with something else than the original zlib");

    // Then archives have the bytes that are recorded in other tests
    assertThat(flavour.sha256()).isEqualTo(DeflateFlavour.REFERENCE);
  }
}
