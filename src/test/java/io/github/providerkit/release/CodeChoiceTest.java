package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.code.Language;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.mojo.Formats;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code beside a manifest: what is taken, what the user may choose, and what is told. */
class CodeChoiceTest {
  private static final String RUST = "[package]\nname = 'acme'\n";
  private static final String TYPESCRIPT = "{\"gestalt\": {\"provider\": \"./provider.ts\"}}";

  @TempDir Path directory;
  private Packaging files;

  @BeforeEach
  void manifest() {
    files = Packaging.in(directory).file("manifest.yaml", Packaging.REST);
  }

  @Test
  void twoLanguagesAreAWarningThatSaysWhichWasTakenAndHowToChoose() throws Exception {
    files.file("Cargo.toml", RUST).file("package.json", TYPESCRIPT);
    ManifestCheck.Result checked = check(CodeChoice.DEFAULT);
    assertThat(language(checked)).contains(Language.RUST);
    assertThat(checked.sorted())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("gestalt/two-languages");
              assertThat(problem.message())
                  .contains(
                      "found Rust (Cargo.toml), which is taken, and TypeScript (package.json)");
              assertThat(problem.hint()).contains("provider.language=typescript");
            });
  }

  @Test
  void theUserChooses() throws Exception {
    files.file("Cargo.toml", RUST).file("package.json", TYPESCRIPT);
    ManifestCheck.Result checked = check(new CodeChoice(Optional.of(Language.TYPESCRIPT), false));
    assertThat(language(checked)).contains(Language.TYPESCRIPT);
    assertThat(checked.sorted()).isEmpty();
  }

  @Test
  void whoeverWantsNoCodeHearsNothingOfIt() throws Exception {
    files.file("Cargo.toml", "[package]\n").file("package.json", TYPESCRIPT);
    ManifestCheck.Result checked = check(new CodeChoice(Optional.empty(), true));
    assertThat(language(checked)).isEmpty();
    assertThat(checked.sorted()).isEmpty();
  }

  @Test
  void aBrokenDeclarationIsAnErrorInItsOwnFile() throws Exception {
    files.file("Cargo.toml", "[package]\nversion = '1.0.0'\n");
    assertThat(check(CodeChoice.DEFAULT).sorted())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("gestalt/source-code");
              assertThat(problem.file()).isEqualTo("Cargo.toml");
              assertThat(problem.path()).isEqualTo("package.name");
            });
  }

  @Test
  void aChosenLanguageThatIsNotThereIsAnErrorOfTheManifest() throws Exception {
    assertThat(check(new CodeChoice(Optional.of(Language.PYTHON), false)).sorted())
        .singleElement()
        .extracting(Problem::file, Problem::code)
        .containsExactly("manifest.yaml", "gestalt/source-code");
  }

  private static Optional<Language> language(ManifestCheck.Result checked) {
    return checked.provider().flatMap(Provider::code).map(ProviderCode::language);
  }

  private ManifestCheck.Result check(CodeChoice choice) throws Exception {
    return new ManifestCheck(Formats.all())
        .run(
            new CheckRequest(
                directory,
                Optional.empty(),
                new ReleaseVersion(Optional.of("1.0.0"), ReleaseVersion.Policy.STRICT),
                FileChecks.BEFORE_BUILD,
                Map.of(),
                directory.resolve("target/provider"),
                Optional.empty(),
                choice));
  }
}
