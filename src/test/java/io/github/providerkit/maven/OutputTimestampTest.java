package io.github.providerkit.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTimestampTest {

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"x", "-", " "})
  void nothingOrOneCharacterThatIsNoDigitMeansNotSet(String value) {
    assertThat(OutputTimestamp.parse(value)).isEmpty();
  }

  @Test
  void theDefaultOfMaven4MeansNotSet() {
    assertThat(OutputTimestamp.parse("1980-02-01T00:00:00Z")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z",
    "7, 1970-01-01T00:00:07Z",
    "1795219200, 2026-11-21T00:00:00Z",
    "8589934591, 2242-03-16T12:56:31Z",
    "2026-11-21T10:30:00Z, 2026-11-21T10:30:00Z",
    "2026-11-21T10:30Z, 2026-11-21T10:30:00Z",
    "2026-11-21T10:30:00+02:00, 2026-11-21T08:30:00Z",
    "2026-11-21T10:30:00.987Z, 2026-11-21T10:30:00Z",
  })
  void readsSecondsAndDateTimes(String value, Instant expected) {
    assertThat(OutputTimestamp.parse(value)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-21", "2026-11-21T10:30:00", "${git.commit.time}", "-5", "+5", "1 ", "no"})
  void refusesAnythingElse(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutputTimestamp.parse(value))
        .withMessageStartingWith("project.build.outputTimestamp: expected a date-time with offset")
        .withMessageEndingWith("found \"" + value + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8589934592",
        "20261121103000",
        "99999999999999999999",
        "9223372036854775807",
        "1969-12-31T23:59:59Z",
        "2300-01-01T00:00:00Z"
      })
  void refusesWhatNoArchiveCanHold(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutputTimestamp.parse(value))
        .withMessage(
            "project.build.outputTimestamp: expected a time between 1970-01-01T00:00:00Z and"
                + " 2242-03-16T12:56:31Z, found \""
                + value
                + "\"");
  }
}
