package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A {@code package.json} that was meant as a manifest and is none, without any other beside it. */
class UnusablePackageTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\": \"x\",} | 1:14 | document/syntax",
        "{ /* why */ \"name\": \"x\"} | 1:3 | document/syntax",
        "\ufeff{\"name\": \"x\"} | 1:1 | document/syntax",
        "{\"name\": \"x\"} {} | 1:15 | document/syntax",
        "[] | 1:1 | document/type",
      })
  void whatIsNoObjectIsToldWithItsPlace(String text, String place, String code) throws Exception {
    PluginPackaging packaging =
        PluginPackaging.in(directory).file("package.json", text).checkDirectory();
    assertThat(packaging.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(
                      problem.file()
                          + ":"
                          + problem.position().line()
                          + ":"
                          + problem.position().column())
                  .isEqualTo("package.json:" + place);
            });
  }

  @Test
  void aMissingBlockIsTold() throws Exception {
    PluginPackaging packaging =
        PluginPackaging.in(directory).file("package.json", "{\"name\": \"x\"}").checkDirectory();
    assertThat(packaging.told())
        .contains(
            "package.json checkstack checkstack/required"
                + " expected an object with the plugin's type and pluginId, found nothing");
  }

  @ParameterizedTest
  @CsvSource({"checkStack", "Checkstack", "chekstack", "check-stack"})
  void aMisspeltBlockIsToldWhereItStands(String name) throws Exception {
    PluginPackaging packaging =
        PluginPackaging.in(directory)
            .file(
                "package.json",
                PluginPackaging.packageJson("widget", "backend").replace("checkstack", name))
            .checkDirectory();
    assertThat(packaging.told())
        .containsExactly(
            "package.json %s checkstack/required expected checkstack, found \"%s\""
                .formatted(name, name));
    assertThat(packaging.problems().get(0).position().line()).isEqualTo(8);
    assertThat(packaging.problems().get(0).hint()).isEqualTo("did you mean \"checkstack\"?");
  }

  @Test
  void aBlockOfAnotherTypeIsTold() throws Exception {
    PluginPackaging packaging =
        PluginPackaging.in(directory)
            .file("package.json", "{\"checkstack\": true}")
            .checkDirectory();
    assertThat(packaging.told())
        .contains(
            "package.json checkstack document/type"
                + " expected an object with the plugin's type and pluginId, found true");
  }
}
