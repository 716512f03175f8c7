package io.github.providerkit.maven.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseCoordinatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          com.acme:weather:1.2.0     | https://r.example/x/com/acme/weather/1.2.0/weather-1.2.0.yaml   | true
          com.acme:weather:1.2.1     | https://r.example/x/com/acme/weather/1.2.0/weather-1.2.0.yaml   | false
          com.acme:weather:[1.0,2.0) | https://r.example/x/com/acme/weather/1.2.0/weather-1.2.0.yaml   | true
          com.acme:weather:[1.0,2.0) | https://r.example/x/com/acme/weather/2.0/weather-2.0.yaml       | false
          com.acme:weather:[1.0,2.0) | https://r.example/x/com/acme/weather/2.0-rc1/weather-2.0-rc1.yaml | false
          com.acme:weather:[2.0,)    | https://r.example/x/com/acme/weather/1.2.0/weather-1.2.0.yaml   | false
          com.acme:weather:[1,2),[3,)| https://r.example/x/com/acme/weather/3.1/weather-3.1.yaml       | true
          com.acme:weather:1.2.0     | https://r.example/x/com/acme/forecast/1.2.0/forecast-1.2.0.yaml | false
          org.acme:weather:1.2.0     | https://r.example/x/com/acme/weather/1.2.0/weather-1.2.0.yaml   | false
          com.acme:weather:1.2.0     | https://r.example/releases/provider-release.yaml               | false
          com.acme:weather:1.2.0     | null                                                           | false
          """)
  void knowsItsReleases(String coordinates, String url, boolean covered) throws Exception {
    assertThat(ReleaseCoordinates.parse(coordinates).covers(url)).isEqualTo(covered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "com.acme:weather", "com.acme::1", "a:b:1:yaml"})
  void refusesOtherTexts(String text) {
    assertThatThrownBy(() -> ReleaseCoordinates.parse(text))
        .hasMessageContaining("expected mvn:group:artifact:version, found \"mvn:" + text + "\"");
  }

  @Test
  void refusesARangeThatIsNone() throws Exception {
    ReleaseCoordinates coordinates = ReleaseCoordinates.parse("com.acme:weather:[2.0,1.0]");
    assertThatThrownBy(() -> coordinates.covers("https://r.example/com/acme/weather/1.2/x.yaml"))
        .hasMessageContaining("expected a version range, found \"[2.0,1.0]\"");
  }
}
