package io.github.providerkit.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.message.Place;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of a module, named from where Maven was started. */
class ModulePathTest {
  private static final Path ROOT = Path.of("repository").toAbsolutePath();

  @ParameterizedTest
  @CsvSource({
    "weather, weather, true",
    "providers/weather, acme-weather, true",
    "providers/weather, com.acme.weather, true",
    "Weather, weather, true",
    "providers/weather, forecast, false",
    "er, weather, false",
    "., repository, false"
  })
  void theDirectoryMayTellTheModule(String directory, String module, boolean tells) {
    assertThat(path(directory).tells(module)).isEqualTo(tells);
  }

  @Test
  void whatLiesBelowIsNamedFromThere() {
    assertThat(path("providers/weather").prefix()).isEqualTo("providers/weather/");
    assertThat(path(".").prefix()).isEmpty();
    assertThat(path("../other").prefix()).isEqualTo(ROOT.resolveSibling("other") + "/");
  }

  @Test
  void anAbsoluteNameStaysAsItIs() {
    assertThat(ModulePath.from("a/", "manifest.yaml")).isEqualTo("a/manifest.yaml");
    assertThat(ModulePath.from("a/", "/b/manifest.yaml")).isEqualTo("/b/manifest.yaml");
    assertThat(ModulePath.from("a/", "C:\\b\\manifest.yaml")).isEqualTo("C:\\b\\manifest.yaml");
    assertThat(ModulePath.from("a/", "../ui/manifest.yaml")).isEqualTo("a/../ui/manifest.yaml");
  }

  @Test
  void onlyALineThatBeginsWithAPlaceIsNamedFromThere() {
    Path file = ROOT.resolve("weather/cmd/main.go");
    List<Place> places =
        List.of(new Place(file, 3, 5, "undefined: x"), new Place(file, 30, 5, "undefined: y"));
    ModulePath path = path("weather");
    assertThat(path.place("cmd/main.go:30:5: undefined: y\nhint: z", places))
        .contains("weather/cmd/main.go:30:5: undefined: y\nhint: z");
    assertThat(path.place("cmd/main.go:3:50: undefined: x", places)).isEmpty();
    assertThat(path.place("exit status 1", places)).isEmpty();
  }

  private static ModulePath path(String directory) {
    return new ModulePath(ROOT, ROOT.resolve(directory).normalize());
  }
}
