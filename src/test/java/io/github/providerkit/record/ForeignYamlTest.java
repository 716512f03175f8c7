package io.github.providerkit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignYamlTest {
  private record Content(Map<String, Entry> packages, List<String> names) {}

  private record Entry(String version) {}

  private static Content read(String text) throws UnreadableDocumentException {
    return ForeignYaml.read(text.getBytes(StandardCharsets.UTF_8), Content.class);
  }

  private static UnreadableDocumentException refused(String text) {
    return catchThrowableOfType(UnreadableDocumentException.class, () -> read(text));
  }

  @Test
  void textIsWhatStandsThere() throws Exception {
    Content content = read("other: 1\npackages:\n  a@1: {version: 1.10}\nnames: [on, 'b']\n");
    assertThat(content.packages()).isEqualTo(Map.of("a@1", new Entry("1.10")));
    assertThat(content.names()).containsExactly("on", "b");
  }

  @Test
  void whatIsNotThereIsNull() throws Exception {
    assertThat(read("names: []\n").packages()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "packages: [",
        "packages: {a: 'b}",
        "packages: [1]",
        "packages: {a: {version: [1]}}",
        "a: b: c",
        "\tpackages: 1",
        "",
        "- 1",
        "packages: \u0001",
      })
  void whatIsNoneIsRefused(String text) {
    assertThat(refused(text).getMessage()).isNotBlank().doesNotContain("\n");
  }

  @Test
  void theProblemHasItsPlace() {
    assertThat(refused("packages:\n  a:\n    version: ]\n").position().line()).isEqualTo(3);
  }

  @Test
  void depthAndLengthAreBounded() {
    assertThat(refused("names: " + "[".repeat(100_000 / 2)).getMessage()).isNotBlank();
    assertThat(refused("names: []\n#" + "x".repeat(ForeignYaml.LONGEST_LINE)))
        .hasMessage("expected lines of at most 65536 bytes")
        .extracting(UnreadableDocumentException::position)
        .isEqualTo(new Position(2, 1));
    assertThat(refused("x\n".repeat(ForeignYaml.LARGEST / 2 + 1)).getMessage())
        .isEqualTo("expected at most 67108864 bytes, found 67108866");
  }

  @Test
  void namesOfOtherNodesAreNotFollowed() throws Exception {
    // A bomb of aliases stays what it is: texts.
    assertThat(read("names: [&a b, *a]\n").names()).containsExactly("b", "a");
  }
}
