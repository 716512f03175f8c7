package io.github.providerkit.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.ReleaseVersion.Policy;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseVersionTest {

  @ParameterizedTest(name = "{1}: build {0}, manifest {2}")
  @CsvSource({
    "1.0.0, STRICT, 1.0.0, true",
    "1.0.0-SNAPSHOT, STRICT, 1.0.0, true",
    "1.0.0, STRICT, 1.0.0-SNAPSHOT, true",
    "1.0.0-SNAPSHOT, STRICT, 1.0.0-SNAPSHOT, true",
    "1.0.1, STRICT, 1.0.0, false",
    "1.0.1-SNAPSHOT, STRICT, 1.0.0, true",
    "1.0.0-SNAPSHOT, STRICT, 1.0.0-rc.1, true",
    "1.0.0-SNAPSHOT, STRICT, 1.0.1, false",
    "1.0-SNAPSHOT, STRICT, 0.9.0, false",
    "1.0.0-SNAPSHOT, STRICT, next, false",
    "1.0, STRICT, 1.0.0, false",
    "1.0.0-snapshot, STRICT, 1.0.0, false",
    "1.0.0-SNAPSHOT-1, STRICT, 1.0.0, false",
    "1.0.0+a, STRICT, 1.0.0, false",
    ", STRICT, 1.0.0, true",
    "2.0.0, OVERRIDE, 1.0.0, true",
    ", OVERRIDE, 1.0.0, true"
  })
  void buildAndManifestAgreeUnlessTheBuildOverrides(
      String build, Policy policy, String manifest, boolean agrees) {
    assertThat(new ReleaseVersion(Optional.ofNullable(build), policy).agreesWith(manifest))
        .isEqualTo(agrees);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0.0-SNAPSHOT, STRICT, 1.0.0, 1.0.0-SNAPSHOT",
    "2.0.0, OVERRIDE, 1.0.0, 2.0.0",
    ", STRICT, 1.0.0, 1.0.0"
  })
  void theBuildsVersionIsReleased(String build, Policy policy, String manifest, String released) {
    assertThat(new ReleaseVersion(Optional.ofNullable(build), policy).resolve(manifest))
        .isEqualTo(released);
  }

  @ParameterizedTest
  @CsvSource({"strict, STRICT", "' Override ', OVERRIDE", "STRICT, STRICT", "lenient, ", "'', "})
  void aPolicyIsAWordInAnyCase(String word, Policy policy) {
    assertThat(Policy.of(word).orElse(null)).isEqualTo(policy);
  }
}
