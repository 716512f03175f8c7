package io.github.providerkit.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionStepTest {
  @ParameterizedTest
  @CsvSource({
    "1.2.3,1.2.4,PATCH",
    "1.2.3,1.3.0,MINOR",
    "1.2.3,2.0.0,MAJOR",
    "1.2.3,2.0.0-rc.1,MAJOR",
    "1.2.3,1.2.4-SNAPSHOT,PATCH",
    "0.1.0,0.1.1,MINOR",
    "0.1.0,0.2.0,MAJOR",
    "0.0.1,0.0.2,MAJOR",
    "0.1.0,1.0.0,MAJOR",
    "1.0.0-rc.1,1.0.0,MAJOR",
    "today,tomorrow,MAJOR",
  })
  void eachStepAllowsSomething(String before, String now, Judgement judgement) {
    assertThat(VersionStep.allows(before, now)).isEqualTo(judgement);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3,PATCH,1.2.4",
    "1.2.3,MINOR,1.3.0",
    "1.2.3,MAJOR,2.0.0",
    "0.1.2,PATCH,0.1.3",
    "0.1.2,MINOR,0.1.3",
    "0.1.2,MAJOR,0.2.0",
    "0.0.2,MAJOR,0.0.3",
  })
  void eachChangeHasItsNextVersion(String before, Judgement change, String next) {
    assertThat(VersionStep.next(before, change)).isEqualTo(next);
    assertThat(VersionStep.allows(before, next)).isGreaterThanOrEqualTo(change);
  }

  @Test
  void theReleaseBeforeIsTheGreatestBelow() {
    List<String> released =
        List.of("1.10.0", "1.9.0", "1.0.0", "2.0.0-rc.1", "1.9.1-SNAPSHOT", "latest", "2.0.0");
    assertThat(VersionStep.before("2.0.1", released)).hasValue("2.0.0");
    assertThat(VersionStep.before("2.0.0", released)).hasValue("1.10.0");
    assertThat(VersionStep.before("2.0.0-SNAPSHOT", released)).hasValue("1.10.0");
    assertThat(VersionStep.before("2.0.0-rc.2", released)).hasValue("1.10.0");
    assertThat(VersionStep.before("1.0.1", released))
        .as("of an older line its own")
        .hasValue("1.0.0");
    assertThat(VersionStep.before("1.0.0", released)).isEmpty();
    assertThat(VersionStep.before("yesterday", released)).isEmpty();
  }
}
