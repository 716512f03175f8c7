package io.github.providerkit.npm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "packages/* | packages/a | true",
        "packages/* | packages/a/b | false",
        "packages/** | packages/a/b | true",
        "**/b | b | true",
        "**/b | a/x/b | true",
        "a/**/b | a/b | true",
        "a/**/b | a/x/y/b | true",
        "*.{js,ts} | a.ts | true",
        "*.{js,ts} | a.tsx | false",
        "[a-c].js | b.js | true",
        "[!a-c].js | b.js | false",
        "[z-a].js | z.js | true",
        "a.js | axjs | false",
        "a?.js | a/.js | false",
        "\\*.js | *.js | true",
        "\\*.js | a.js | false",
        "{a | {a | true",
        "[a | [a | true",
        "a+(b)$ | a+(b)$ | true",
        "a,b} | a,b} | true",
      })
  void matches(String glob, String path, boolean expected) {
    assertThat(Glob.compile(glob).matcher(path).matches()).isEqualTo(expected);
  }
}
