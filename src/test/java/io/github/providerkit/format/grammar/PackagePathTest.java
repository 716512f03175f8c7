package io.github.providerkit.format.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackagePathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a/b.c",
        ".hidden",
        "...",
        "..a",
        "a..",
        "C:/a",
        "CON",
        "a:b",
        " a",
        "a ",
        "~/a",
        "a*",
        "größe/😀",
        "%2e%2e/a",
        "a\u0000b",
        "-",
        "@scope/x"
      })
  void theseNameAFileInThePackage(String path) {
    assertThat(PackagePath.breach(path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''        | a path inside the package                   | ",
        "/         | a path relative to the manifest              | write it without the leading slash",
        "/a        | a path relative to the manifest              | write it without the leading slash",
        "//a/../.. | a path relative to the manifest              | write it without the leading slash",
        ".         | a path that stays within the package         | name a file or directory below the manifest's own",
        "./        | a path that stays within the package         | name a file or directory below the manifest's own",
        "a/..      | a path that stays within the package         | name a file or directory below the manifest's own",
        "..        | a path that stays within the package         | move the file below the manifest's directory",
        "../a      | a path that stays within the package         | move the file below the manifest's directory",
        "a/../../b | a path that stays within the package         | move the file below the manifest's directory",
        "../\\a    | a path that stays within the package         | move the file below the manifest's directory",
        "a\\b      | a path with forward slashes                  | write \"a/b\"",
        "..\\a     | a path with forward slashes                  | write \"../a\"",
        "C:\\a     | a path with forward slashes                  | write \"C:/a\"",
        "./a       | a path in its shortest form                  | write \"a\"",
        "a/        | a path in its shortest form                  | write \"a\"",
        "a//b      | a path in its shortest form                  | write \"a/b\"",
        "a/./b     | a path in its shortest form                  | write \"a/b\"",
        "a/../b    | a path in its shortest form                  | write \"b\"",
        "a/b/..    | a path in its shortest form                  | write \"a\""
      })
  void theFirstRuleThatIsBrokenIsTold(String path, String expected, String hint) {
    assertThat(PackagePath.breach(path)).contains(new Breach(expected, hint));
  }

  @ParameterizedTest
  @CsvSource({
    "'', .",
    "., .",
    "/, /",
    "//, /",
    "a, a",
    "a/, a",
    "/a/b/, /a/b",
    "a/../b, b",
    "a/.., .",
    "../../x, ../../x",
    "./../a, ../a",
    "/.., /",
    "/../a, /a",
    "a/b/../../../c, ../c",
    "..., ...",
    "a\\..\\b, a\\..\\b",
    "a//./b, a/b"
  })
  void cleaningGivesTheShortestEqualPath(String path, String clean) {
    assertThat(PackagePath.clean(path)).isEqualTo(clean);
  }
}
