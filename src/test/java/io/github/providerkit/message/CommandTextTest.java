package io.github.providerkit.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that were written as one text. */
class CommandTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "npm run build|[npm, run, build]",
        "  go   build ./...|[go, build, ./...]",
        "make -j4 --keep-going|[make, -j4, --keep-going]",
        "echo \"a b\" 'c d'|[echo, \"a b\", \"c d\"]",
        "tool --x=\"a b\"|[sh, -c, \"tool --x=\\\"a b\\\"\"]",
        "a && b|[sh, -c, \"a && b\"]",
        "A=1 make|[sh, -c, \"A=1 make\"]",
        "tool 5 yes null 0x1f|[tool, \"5\", \"yes\", \"null\", \"0x1f\"]",
        "tool @acme/x key: a,b|[tool, \"@acme/x\", \"key:\", \"a,b\"]",
        "it's|[sh, -c, \"it's\"]"
      })
  void isTheListThatWasMeant(String text, String list) {
    assertThat(CommandText.written(CommandText.list(text), false)).isEqualTo(list);
  }
}
