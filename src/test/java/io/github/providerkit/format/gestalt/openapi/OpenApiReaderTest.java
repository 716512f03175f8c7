package io.github.providerkit.format.gestalt.openapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.gestalt.catalog.Operation;
import io.github.providerkit.format.gestalt.rules.Told;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiReaderTest {
  private static final String HEAD = "openapi: 3.0.0\ninfo: {title: t, version: '1'}\n";
  private static final String MINIMAL = HEAD + "paths: {/a: {get: {operationId: a}}}\n";

  private final Problems problems = new Problems(RuleLevels.DEFAULT);

  private Optional<List<String>> read(byte[] bytes) {
    return OpenApiReader.read("openapi.yaml", bytes, problems)
        .map(api -> api.operations().stream().map(Operation::name).toList());
  }

  private Optional<List<String>> read(String text) {
    return read(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0.0", "3.1.0", "3", "'3.2'", "4.0.0", "v3", "' 3.0.0 '"})
  void takesVersion3AndLater(String version) {
    assertThat(read("openapi: " + version + "\npaths: {/a: {get: {operationId: a}}}\n"))
        .contains(List.of("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0", "''", "", "{a: b}", "1"})
  void refusesOtherVersions(String version) {
    assertThat(read("openapi: " + version + "\npaths: {}\n")).isEmpty();
    assertThat(Told.by(problems))
        .hasSize(1)
        .allMatch(line -> line.endsWith("error gestalt/openapi-document openapi"));
  }

  @Test
  void refusesADocumentWithoutVersion() {
    assertThat(read("info: {title: t}\npaths: {}\n")).isEmpty();
    assertThat(Told.hint(problems)).isEqualTo("begin the document with openapi: 3.0.3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swagger: '2.0'\npaths: {}\n",
        "openapi: 3.0.0\nswagger: '2.0'\n",
        "openapi: 3.0.0\nx-made-by: swagger\n"
      })
  void refusesSwaggerEvenIfItOnlyLooksLikeIt(String text) {
    assertThat(read(text)).isEmpty();
    assertThat(Told.message(problems)).contains("found a Swagger document");
  }

  @Test
  void takesJsonWhateverTheFileIsCalled() {
    assertThat(
            read(
                " {'openapi':'3.0.0','paths':{'/a':{'get':{'operationId':'a\\/b'}}}}\n"
                    .replace('\'', '"')))
        .contains(List.of("a/b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{openapi: 3.0.0}",
        "{\"openapi\":\"3.0.0\",}",
        "{\"openapi\":\"3.0.0\"} {}",
        "{\"openapi\":\"3.0.0\",\"x\":1e400}"
      })
  void refusesTextInBracesThatIsNoJson(String text) {
    assertThat(read(text)).isEmpty();
    assertThat(Told.by(problems))
        .hasSize(1)
        .allMatch(l -> l.contains("error gestalt/openapi-document"));
  }

  @Test
  void refusesJsonInAnotherEncoding() {
    assertThat(read("{\"openapi\":\"3.0.0\",\"x\":\"é\"}".getBytes(ISO_8859_1))).isEmpty();
    assertThat(Told.message(problems))
        .isEqualTo("expected text in UTF-8, found bytes that are none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "- a\n", "text\n", "~\n"})
  void refusesTextThatIsNoMap(String text) {
    assertThat(read(text)).isEmpty();
    assertThat(Told.by(problems))
        .hasSize(1)
        .allMatch(l -> l.contains("error gestalt/openapi-document"));
  }

  @Test
  void refusesBrokenYamlWhereItBreaks() {
    assertThat(read(HEAD + "paths: {\n")).isEmpty();
    assertThat(Told.by(problems)).containsExactly("4:1 error gestalt/openapi-document");
  }

  @Test
  void refusesAKeyTwiceAnywhere() {
    assertThat(read(MINIMAL + "x-a: {b: {c: 1, c: 2}}\n")).isEmpty();
    assertThat(Told.by(problems)).containsExactly("4:17 error gestalt/openapi-document x-a.b.c");
  }

  @Test
  void readsDeepDocuments() {
    assertThat(read(MINIMAL + "x-a: " + "[".repeat(5_000) + "]".repeat(5_000) + "\n"))
        .contains(List.of("a"));
  }

  @Test
  void saysNothingAboutASecondDocument() {
    assertThat(read(MINIMAL + "---\n[\n")).contains(List.of("a"));
    assertThat(Told.by(problems)).isEmpty();
  }
}
