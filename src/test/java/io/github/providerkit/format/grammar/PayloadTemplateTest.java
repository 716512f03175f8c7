package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadTemplateTest {

  @ParameterizedTest
  @CsvSource({
    "{raw_body}, ''",
    "{ raw_body\u00a0}, ''",
    "plain text, ''",
    "a } b, ''",
    "v0:{header:X-T}:{raw_body}, X-T",
    "{HEADER: x-t }, X-T",
    "{header:Other}{header:x-t}, X-T",
    "{header:a b}, ''",
    "{raw_body}, ' '"
  })
  void theseTemplatesAreFine(String template, String timestampHeader) {
    assertThat(PayloadTemplate.breach(template, timestampHeader)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "{raw_body, '', a closing brace for each placeholder, ",
    "a{, '', a closing brace for each placeholder, ",
    "{header:}, '', a header name in each {header:…} placeholder, ",
    "{header:  }, '', a header name in each {header:…} placeholder, ",
    "{}, '', the placeholders {raw_body} and {header:NAME}, found {}",
    "{Raw_Body}, '', the placeholders {raw_body} and {header:NAME}, found {Raw_Body}",
    "{body}, '', the placeholders {raw_body} and {header:NAME}, found {body}",
    "{{raw_body}}, '', the placeholders {raw_body} and {header:NAME}, found {{raw_body}",
    "{raw_body}, X-T, a placeholder for the timestamp header, add {header:X-T}",
    "{header:Other}, X-T, a placeholder for the timestamp header, add {header:X-T}",
    "{header:X-T}, ' X-T', a placeholder for the timestamp header, add {header:X-T}"
  })
  void theFirstRuleThatIsBrokenIsTold(
      String template, String timestampHeader, String expected, String hint) {
    assertThat(PayloadTemplate.breach(template, timestampHeader))
        .contains(new Breach(expected, hint));
  }
}
