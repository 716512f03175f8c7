package io.github.providerkit.maven.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseRangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1.0,2.0)                 | 1.5.0          | true
          [1.0,2.0)                 | 1.0            | true
          [1.0,2.0)                 | 2.0.0          | false
          [1.0,2.0)                 | 2.0.0-alpha.1  | false
          [1.0,2.0)                 | 1.5.0-rc.1     | false
          [1.0,2.0)                 | 1.5.0.RC1      | false
          [1.0,2.0)                 | 1.5.0-SNAPSHOT | false
          [1.0,2.0)                 | 1.5.0.Final    | true
          [1.0,2.0)                 | 1.5.0-ga       | true
          [1.0,2.0)                 | 1.5.0+build.7  | true
          [1.0,2.0.0-rc.1]          | 1.5.0-beta     | true
          [1.0,2.0.0-rc.1]          | 2.0.0-rc.1     | true
          [1.0.0-alpha,2.0)         | 2.0.0-alpha.1  | true
          [2.0.0-alpha.1]           | 2.0.0-alpha.1  | true
          [1.0,2.0),[3.0.0-beta,4)  | 3.0.0-rc.1     | true
          [1.0,2.0),[3.0.0-beta,4)  | 1.9.0-rc.1     | false
          (,1.0),[1.2,)             | 1.1            | false
          (,1.0),[1.2,)             | 7              | true
          [1.0,2.0)                 | 1.0-m3         | false
          [1.0,2.0)                 | 1.1.m3         | false
          """)
  void takesPreviewsOnlyWhereABoundNamesOne(String range, String version, boolean taken)
      throws Exception {
    assertThat(ReleaseRange.parse(range).accepts(version)).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0.0-alpha.1", "1.5.0-rc.1"})
  void knowsWhatIsPassedOverForBeingAPreview(String version) throws Exception {
    ReleaseRange range = ReleaseRange.parse("[1.0,2.0)");
    assertThat(range.passesOver(version)).isTrue();
    assertThat(range.passesOver("1.5.0")).isFalse();
    assertThat(range.passesOver("2.0.0")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.10.0", "1.9.0"})
  void sortsAsMavenDoes(String first) {
    assertThat(ReleaseRange.sorted(List.of(first, "1.2.0", "1.10.0-rc.1")))
        .startsWith("1.2.0")
        .last()
        .isEqualTo(first.equals("1.10.0") ? "1.10.0" : "1.10.0-rc.1");
  }
}
