package io.github.providerkit.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.message.ProviderException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagFormatTest {
  private static final TagFormat.Module ECHO =
      new TagFormat.Module("plugins/echo", "tools/echo", "echo", "acme-echo");
  private static final TagFormat.Module ALONE = new TagFormat.Module("", "", "echo", "echo");

  @ParameterizedTest
  @CsvSource({
    "{path}/v{version}, plugins/echo/v1.2.0",
    "{directory}/v{version}, tools/echo/v1.2.0",
    "{artifact}-{version}, acme-echo-1.2.0",
    "{name}@{version}, echo@1.2.0",
    "v{version}/{name}, v1.2.0/echo",
  })
  void placeholdersStandForTheModule(String pattern, String tag) throws Exception {
    TagFormat format = TagFormat.of(pattern);
    assertThat(format.tag(ECHO, "1.2.0")).isEqualTo(tag);
    assertThat(format.version(ECHO, tag)).contains("1.2.0");
    assertThat(format.version(ALONE, "nothing/of/ours")).isEmpty();
  }

  @Test
  void aSlashBehindNothingGoes() throws Exception {
    assertThat(TagFormat.DEFAULT.tag(ALONE, "1.0.0")).isEqualTo("v1.0.0");
    assertThat(TagFormat.of("{directory}/{path}/v{version}").tag(ALONE, "1.0.0"))
        .isEqualTo("v1.0.0");
  }

  @Test
  void theModuleIsReadOfTheTagThatConsumersLookFor() {
    assertThat(TagFormat.Module.of("plugins/echo/v1.0.0", "1.0.0", "x", "echo", "e").path())
        .isEqualTo("plugins/echo");
    assertThat(TagFormat.Module.of("v1.0.0", "1.0.0", "", "echo", "e").path()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{path}", "v", "{version}-{version}", "{paht}/v{version}", ""})
  void aFormatHasKnownPlaceholdersAndTheVersionOnce(String pattern) {
    assertThatThrownBy(() -> TagFormat.of(pattern))
        .isInstanceOf(ProviderException.class)
        .hasMessageStartingWith("provider.tagFormat: expected ");
  }

  @Test
  void theNameThatWasMeantIsProposed() {
    assertThatThrownBy(() -> TagFormat.of("{paht}/v{version}"))
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.hint()).isEqualTo("did you mean \"path\"?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{path} {version}",
        "-{version}",
        "/{version}",
        "a..{version}",
        "a~{version}",
        "a:{version}",
        "{version}.lock",
        "{version}/",
        "{version}.",
        "a//{version}",
        ".a/{version}",
        "a@{{version}"
      })
  void whatGitTakesForNoNameIsRefused(String pattern) {
    assertThatThrownBy(() -> TagFormat.of(pattern)).isInstanceOf(ProviderException.class);
  }

  @Test
  void theHighestVersionIsTheLastRelease() {
    ReleaseTags tags =
        new ReleaseTags(
            Map.of(
                "plugins/echo/v0.9.0", "a",
                "plugins/echo/v0.10.0-alpha.1", "b",
                "plugins/echo/v0.2.0", "c",
                "plugins/echo/vnext", "d",
                "plugins/echo2/v3.0.0", "e",
                "v7.0.0", "f"),
            TagFormat.DEFAULT);
    assertThat(tags.last(ECHO).orElseThrow().commit()).isEqualTo("b");
    assertThat(tags.last(ALONE).orElseThrow().tag()).isEqualTo("v7.0.0");
    assertThat(tags.last(new TagFormat.Module("plugins/other", "", "", ""))).isEmpty();
    assertThat(tags.commit("plugins/echo/vnext")).contains("d");
  }
}
