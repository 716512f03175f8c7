package io.github.providerkit.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which interpreters a project can be built with. */
class RequiredPythonTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ">=3.11 | 3.11.0 | true",
        ">=3.11 | 3.10.12 | false",
        ">=3.9 | 3.11.7 | true",
        ">=3.14 | 3.14.0rc1 | true",
        ">=3.11,<3.13 | 3.12.9 | true",
        ">=3.11,<3.13 | 3.13.0 | false",
        "==3.14.* | 3.14.2 | true",
        "==3.14.* | 3.11.2 | false",
        "==3.14.* | 3.1.4 | false",
        "==3.11 | 3.11.0 | true",
        "==3.11 | 3.11.1 | false",
        "!=3.11.* | 3.11.4 | false",
        "!=3.11.4 | 3.11.5 | true",
        "~=3.11 | 3.14.0 | true",
        "~=3.11 | 4.0.0 | false",
        "~=3.11.2 | 3.12.0 | false",
        "~=3.11.2 | 3.11.1 | false",
        "> 3.10 | 3.10.1 | true",
        "<=3.11 | 3.11.1 | false",
        "^3.11 | 3.9.0 | true",
        "nonsense | 3.9.0 | true",
        ">=3.11 | no version | true"
      })
  void clausesAreThoseOfPackaging(String required, String version, boolean met) {
    assertThat(new RequiredPython(required).isMetBy(version)).isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[project]⏎requires-python = \">=3.11\"|>=3.11",
        "[project]⏎requires-python = 3|",
        "[project]⏎name = \"x\"|",
        "[project|"
      })
  void standsInTheProjectsTable(String text, String expected) throws IOException {
    Files.writeString(directory.resolve("pyproject.toml"), text.replace("⏎", "\n"));
    assertThat(RequiredPython.of(directory).map(RequiredPython::text).orElse(null))
        .isEqualTo(expected);
  }

  @Test
  void aDirectoryWithoutAProjectDemandsNothing() {
    assertThat(RequiredPython.of(directory)).isEmpty();
  }
}
