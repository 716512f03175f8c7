package io.github.providerkit.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.code.CodeDetector.Detection;
import io.github.providerkit.files.SeenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeDetectorTest {
  @TempDir Path directory;

  @Test
  void aDirectoryWithoutCodeHasNone() throws IOException {
    file("manifest.yaml", "kind: plugin");
    file("package.json", "{\"name\": \"docs\"}");
    file("pyproject.toml", "[project]\nname = 'tools'\n");
    Detection found = detect("plugin");
    assertThat(found.code()).isEmpty();
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void aGoPackageBelongsToAModuleThere() throws IOException {
    file("go.mod", "module example.com/a\n");
    file("provider.go", "package provider\n");
    assertThat(code("plugin")).isEqualTo(go("go.mod"));
  }

  @Test
  void orToOneFurtherUp() throws IOException {
    file("go.mod", "module example.com/a\n");
    file("auth/oidc/provider.go", "package oidc\n");
    Path oidc = directory.resolve("auth/oidc");
    assertThat(
            CodeDetector.detect(oidc, Kind.AUTHENTICATION, Optional.empty(), new SeenFiles())
                .code())
        .contains(new ProviderCode(Language.GO, oidc, "../../go.mod", ""));
  }

  @Test
  void aGoPackageWithoutAModuleIsNone() throws IOException {
    file("provider.go", "package provider\n");
    assertThat(detect("plugin").code()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"provider_test.go", "_provider.go", ".provider.go", "provider/main.go"})
  void filesThatAreNotPartOfThePackageMakeNoGoCode(String name) throws IOException {
    file("go.mod", "module example.com/a\n");
    file(name, "package provider\n");
    assertThat(detect("plugin").code()).isEmpty();
  }

  @Test
  void aGoFileThatIsIgnoredMakesNone() throws IOException {
    file("go.mod", "module example.com/a\n");
    file("generate.go", "// Generates.\n\n//go:build ignore\n\npackage main\n");
    assertThat(detect("plugin").code()).isEmpty();
  }

  @Test
  void rustIsAPackageWithAName() throws IOException {
    file("Cargo.toml", "[package]\nname = \"acme-weather\" # ours\nversion = '1.0.0'\n");
    assertThat(code("plugin"))
        .isEqualTo(new ProviderCode(Language.RUST, directory, "Cargo.toml", "acme-weather"));
  }

  @Test
  void aRustWorkspaceAloneIsNone() throws IOException {
    file("Cargo.toml", "[workspace]\nmembers = ['a']\n");
    assertThat(detect("plugin").code()).isEmpty();
  }

  @Test
  void aRustPackageWithoutANameIsAProblemAtItsPlace() throws IOException {
    file("Cargo.toml", "\n[package]\nversion = '1.0.0'\n");
    assertThat(detect("plugin").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("package.name");
              assertThat(problem.position().line()).isEqualTo(2);
              assertThat(problem.message()).isEqualTo("expected the package's name, found none");
            });
  }

  @ParameterizedTest
  @CsvSource({"plugin, provider", "cache, cache", "authentication, authentication"})
  void pythonNamesTheProviderUnderItsKind(String kind, String key) throws IOException {
    file("pyproject.toml", "[tool.gestalt]\n" + key + " = ' acme.weather:provider '\n");
    assertThat(code(kind))
        .isEqualTo(
            new ProviderCode(
                Language.PYTHON, directory, "pyproject.toml", "acme.weather:provider"));
  }

  @Test
  void pythonCodeOfAnotherKindIsNone() throws IOException {
    file("pyproject.toml", "[tool.gestalt]\ncache = 'acme:provider'\n");
    assertThat(detect("plugin").code()).isEmpty();
    assertThat(detect("plugin").problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1acme", "acme:", "acme:a.b", "acme..b", "acme/b", ":provider", "a:b:c"})
  void aPythonTargetIsModuleAndAttribute(String target) throws IOException {
    file("pyproject.toml", "[tool.gestalt]\nprovider = '" + target + "'\n");
    assertThat(detect("plugin").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("pyproject.toml");
              assertThat(problem.path()).isEqualTo("tool.gestalt.provider");
              assertThat(problem.position().line()).isEqualTo(2);
              assertThat(problem.message()).contains("found \"" + target + "\"");
            });
  }

  @Test
  void brokenTomlIsAProblemAtItsPlace() throws IOException {
    file("pyproject.toml", "[tool.gestalt]\nprovider = acme\n");
    assertThat(detect("plugin").problems())
        .first()
        .satisfies(
            problem -> {
              assertThat(problem.position().line()).isEqualTo(2);
              assertThat(problem.message()).startsWith("not valid TOML: ");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"./provider.ts\" | plugin | ./provider.ts",
        "\"./src/provider.tsx#weather\" | plugin | ./src/provider.tsx#weather",
        "\"plugin:./provider.ts\" | plugin | ./provider.ts",
        "\"auth:./provider.mjs\" | authentication | ./provider.mjs",
        "\"Cache: ./provider.js\" | cache | ./provider.js",
        "{\"kind\": \"s3\", \"target\": \"./s3.cts\"} | s3 | ./s3.cts",
        "{\"target\": \"./a.ts#b\"} | plugin | ./a.ts#b",
      })
  void typeScriptIsDeclaredInItsPackage(String value, String kind, String entry)
      throws IOException {
    file("package.json", "{\"gestalt\": {\"provider\": " + value + "}}");
    assertThat(code(kind))
        .isEqualTo(new ProviderCode(Language.TYPESCRIPT, directory, "package.json", entry));
  }

  @Test
  void typeScriptCodeOfAnotherKindIsNone() throws IOException {
    file("package.json", "{\"gestalt\": {\"provider\": \"cache:./cache.ts\"}}");
    assertThat(detect("plugin").code()).isEmpty();
    assertThat(detect("plugin").problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"provider.ts\"",
        "\"../provider.ts\"",
        "\"./provider.py\"",
        "\"./provider\"",
        "\"/provider.ts\"",
        "\"./a.ts#not a name\"",
        "\"toaster:./a.ts\"",
        "17",
        "{}",
        "\"\"",
      })
  void aTypeScriptTargetIsAModuleOfThePackage(String value) throws IOException {
    file("package.json", "{\n  \"gestalt\": {\"provider\": " + value + "}}");
    assertThat(detect("plugin").code()).isEmpty();
    assertThat(detect("plugin").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("gestalt.provider");
              assertThat(problem.position().line()).isEqualTo(2);
            });
  }

  @Test
  void theFirstLanguageWinsAndTheOthersAreTold() throws IOException {
    file("Cargo.toml", "[package]\nname = 'a'\n");
    file("package.json", "{\"gestalt\": {\"provider\": \"./a.ts\"}}");
    Detection found = detect("plugin");
    assertThat(found.code()).map(ProviderCode::language).contains(Language.RUST);
    assertThat(found.others())
        .extracting(ProviderCode::language)
        .containsExactly(Language.TYPESCRIPT);
  }

  @Test
  void aBrokenDeclarationOfALaterLanguageDoesNotMatter() throws IOException {
    file("Cargo.toml", "[package]\nname = 'a'\n");
    file("package.json", "{");
    assertThat(detect("plugin").code()).map(ProviderCode::language).contains(Language.RUST);
  }

  @Test
  void theUserChoosesAmongLanguages() throws IOException {
    file("Cargo.toml", "[package]\nname = 'a'\n");
    file("package.json", "{\"gestalt\": {\"provider\": \"./a.ts\"}}");
    Detection found =
        CodeDetector.detect(
            directory, Kind.PLUGIN, Optional.of(Language.TYPESCRIPT), new SeenFiles());
    assertThat(found.code()).map(ProviderCode::language).contains(Language.TYPESCRIPT);
    assertThat(found.others()).isEmpty();
  }

  @Test
  void aChosenLanguageThatIsNotThereIsAProblemThatSaysHowItIsRecognised() {
    assertThat(
            CodeDetector.detect(
                    directory, Kind.CACHE, Optional.of(Language.PYTHON), new SeenFiles())
                .problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.hint()).contains("cache = \"module:attribute\""));
  }

  @ParameterizedTest
  @CsvSource({"authorization, RUST", "external_credentials, PYTHON", "runtime, TYPESCRIPT"})
  void notEveryLanguageProvidesEveryKind(String kind, Language language) throws IOException {
    file("Cargo.toml", "[package]\nname = 'a'\n");
    file("pyproject.toml", "[tool.gestalt]\n" + kind + " = 'a'\n");
    assertThat(
            CodeDetector.detect(
                    directory, Kind.of(kind).orElseThrow(), Optional.of(language), new SeenFiles())
                .problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("found \"" + kind + "\""));
  }

  @Test
  void aRuntimeCanBeWrittenInRust() throws IOException {
    file("Cargo.toml", "[package]\nname = 'a'\n");
    assertThat(code("runtime").language()).isEqualTo(Language.RUST);
    assertThat(detect("authorization").code()).isEmpty();
  }

  @Test
  void anAuthorHearsHowCodeIsRecognised() {
    assertThat(CodeDetector.recognisedBy(Kind.RUNTIME))
        .contains("go.mod")
        .contains("Cargo.toml")
        .doesNotContain("pyproject");
  }

  private ProviderCode go(String sign) {
    return new ProviderCode(Language.GO, directory, sign, "");
  }

  private ProviderCode code(String kind) {
    Detection found = detect(kind);
    assertThat(found.problems()).isEmpty();
    return found.code().orElseThrow();
  }

  private Detection detect(String kind) {
    return CodeDetector.detect(
        directory, Kind.of(kind).orElseThrow(), Optional.empty(), new SeenFiles());
  }

  private void file(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
