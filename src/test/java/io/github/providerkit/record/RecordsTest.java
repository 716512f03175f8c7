package io.github.providerkit.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsTest {

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Parcel(
      String name,
      Long weight,
      Boolean fragile,
      List<String> marks,
      Map<String, Parcel> parts,
      Object free) {}

  @Test
  void fieldsAreReadAsTheyAre() throws Exception {
    Parcel parcel =
        read(
            """
            {"name": "box", "weight": 12, "fragile": true, "marks": ["up"],
             "parts": {"lid": {"name": "lid"}}, "free": [1, 1.5, null, {"a": "b"}], "more": 1}
            """);
    assertThat(parcel.name()).isEqualTo("box");
    assertThat(parcel.weight()).isEqualTo(12);
    assertThat(parcel.fragile()).isTrue();
    assertThat(parcel.marks()).containsExactly("up");
    assertThat(parcel.parts().get("lid").name()).isEqualTo("lid");
    assertThat(parcel.free()).isEqualTo(Arrays.asList(1L, 1.5, null, Map.of("a", "b")));
  }

  @Test
  void namesAreTakenInAnyCaseAndTheLastOneCounts() throws Exception {
    assertThat(read("{\"Name\": \"a\", \"NAME\": \"b\"}").name()).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\": 1}                     | 1:10 | name: expected a text, found 1",
        "{\"name\": true}                  | 1:10 | name: expected a text, found true",
        "{\"name\": [\"a\"]}               | 1:10 | name: expected a text, found a list",
        "{\"weight\": \"1\"}               | 1:12 | weight: expected a number, found \"1\"",
        "{\"weight\": 1.5}                 | 1:12 | weight: expected a number, found 1.5",
        "{\"fragile\": \"true\"}           | 1:13 | fragile: expected true or false, found \"true\"",
        "{\"fragile\": 1}                  | 1:13 | fragile: expected true or false, found 1",
        "{\"marks\": \"up\"}               | 1:11 | marks: expected a list, found \"up\"",
        "{\"marks\": [\"up\", 2]}          | 1:18 | marks[1]: expected a text, found 2",
        "{\"parts\": {\"lid\": 3}}         | 1:19 | parts.lid: expected an object, found 3",
        "[]                                | 1:1  | expected an object, found a list",
        "\"box\"                           | 1:1  | expected an object, found \"box\"",
      })
  void aValueOfAnotherTypeIsRefusedWhereItStands(String json, String place, String message) {
    UnreadableDocumentException refused =
        catchThrowableOfType(UnreadableDocumentException.class, () -> read(json));
    assertThat(refused).hasMessage(message);
    assertThat(refused.position().in("f")).isEqualTo("f:" + place);
  }

  @Test
  void nestingIsNoDanger() throws Exception {
    String deep = "[".repeat(9_900) + "]".repeat(9_900);
    assertThat(read("{\"free\": " + deep + "}").free()).isNotNull();
  }

  private static Parcel read(String json) throws UnreadableDocumentException {
    return Records.json("f", json.getBytes(UTF_8), Parcel.class);
  }
}
