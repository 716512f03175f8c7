package io.github.providerkit.pom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PomTextTest {
  private static final String POM =
      """
      <?xml version="1.0"?>
      <!-- <project><version>no</version></project> -->
      <project xmlns="http://maven.apache.org/POM/4.0.0" note="a > b">
        <parent><version>7</version></parent>
        <version> 1.0<!-- to be raised -->
        </version>
        <name><![CDATA[</project>]]></name>
        <x:modules>
          <module>a</module><module>b &amp; c</module>
        </x:modules>
        <scm/>
      </project>
      """;

  @Test
  void valuesAreFoundByTheirPaths() throws Exception {
    PomText pom = PomText.of(POM);
    assertThat(pom.value("project/version")).contains("1.0");
    assertThat(pom.value("project/parent/version")).contains("7");
    assertThat(pom.values("project/modules/module")).containsExactly("a", "b & c");
    assertThat(pom.value("project/scm")).contains("");
    assertThat(pom.value("project/groupId")).isEmpty();
    assertThat(pom.child(pom.first("project/parent").orElseThrow(), "version")).contains("7");
    assertThat(pom.inside(pom.first("project").orElseThrow())).hasSize(5);
  }

  @Test
  void aValueIsChangedAndNothingElse() throws Exception {
    PomText pom = PomText.of(POM);
    PomElement version = pom.first("project/parent/version").orElseThrow();
    assertThat(pom.with(version, "8 & <9>"))
        .isEqualTo(POM.replace("<version>7<", "<version>8 &amp; &lt;9&gt;<"));
  }

  @ParameterizedTest
  @CsvSource({
    "<project>, </project>, 9",
    "<project></projekt>, </project>, 9",
    "<project><a></project>, </a>, 12",
    "<project></project></a>, the end of the text, 19",
    "<project x='>, >, 1",
    "<!-- open, -->, 4",
    "<project>< a/></project>, the name of an element, 10",
    "nothing, an element project, 0"
  })
  void whatIsNoPomIsTold(String text, String expected, int offset) {
    PomSyntaxException told =
        catchThrowableOfType(PomSyntaxException.class, () -> PomText.of(text));
    assertThat(told).hasMessage("expected " + expected);
    assertThat(told.offset()).isEqualTo(offset);
  }
}
