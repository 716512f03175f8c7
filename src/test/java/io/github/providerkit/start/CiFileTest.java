package io.github.providerkit.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.code.Language;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.read.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What builds a provider on a server; an integration test lets linters look at the same files. */
class CiFileTest {
  private static final Path EXAMPLES = Path.of("examples/ci");

  @TempDir Path directory;

  private static CiNeeds needs(Language language) {
    return new CiNeeds(Optional.of(language), "");
  }

  @Test
  void theExamplesAreWhatIsWritten() throws Exception {
    String copy = "# Copy it to %s, or let mvn provider:init -Dprovider.init.ci=%s write it.\n#\n";
    String github = copy.formatted(".github/workflows/provider.yml", "github");
    String gitlab = copy.formatted(".gitlab-ci.yml", "gitlab");
    same("one-runner-release.yml", github + CiFile.GITHUB.text(needs(Language.GO)));
    same("github-release.yml", github + CiFile.GITHUB.text(needs(Language.PYTHON)));
    same("repository.yml", github + CiFile.GITHUB.treeText());
    same("gitlab-repository.yml", gitlab + CiFile.GITLAB.treeText());
    same("gitlab-release.yml", gitlab + CiFile.GITLAB.text(needs(Language.GO)));
    same("gitlab-matrix-release.yml", gitlab + CiFile.GITLAB.text(needs(Language.RUST)));
  }

  private static void same(String example, String text) throws Exception {
    Path file = EXAMPLES.resolve(example);
    if (Boolean.getBoolean("pages.update")) {
      Files.writeString(file, text);
    }
    assertThat(file).hasContent(text);
  }

  @ParameterizedTest
  @CsvSource({
    "go.mod,GO,false",
    "package.json,TYPESCRIPT,false",
    "pyproject.toml,PYTHON,true",
    "Cargo.toml,RUST,true",
  })
  void aMachineForEachPlatformWhereOneIsNotEnough(String sign, Language language, boolean several)
      throws Exception {
    Path home = Files.createDirectories(directory.resolve("app/slack"));
    assertThat(CiNeeds.of(directory, home)).isEqualTo(CiNeeds.NONE);
    Files.writeString(directory.resolve(sign), "");
    assertThat(CiNeeds.of(directory, home)).isEqualTo(needs(language));
    Files.writeString(home.resolve(sign), "");
    CiNeeds needs = CiNeeds.of(directory, home);
    assertThat(needs.directory()).isEqualTo("app/slack/");
    assertThat(needs.takesSeveral()).isEqualTo(several);
    for (CiFile file : CiFile.values()) {
      assertThat(file.text(needs).contains("provider.prebuilt=")).isEqualTo(several);
      assertThat(file.text(needs).contains("matrix:")).isEqualTo(several);
    }
    assertThat(CiFile.GITHUB.text(needs).contains("app/slack/"))
        .isEqualTo(language == Language.GO || language == Language.PYTHON);
  }

  @Test
  void eachReleasesAtTheTagsOfReleases() throws Exception {
    for (Optional<Language> language :
        List.of(
            Optional.<Language>empty(),
            Optional.of(Language.GO),
            Optional.of(Language.RUST),
            Optional.of(Language.PYTHON),
            Optional.of(Language.TYPESCRIPT))) {
      CiNeeds needs = new CiNeeds(language, "");
      String github = CiFile.GITHUB.text(needs);
      assertThat(document(github)).extracting("key.value").contains("name", "on", "jobs");
      assertThat(github)
          .contains("tags: ['v[0-9]*', '**/v[0-9]*']", "gh release create", "--verify-tag")
          .contains("attest-build-provenance", "attestations: write", "id-token: write")
          .doesNotContain("@setup@", "@directory@", "@platforms@");
      String gitlab = CiFile.GITLAB.text(needs);
      assertThat(document(gitlab)).extracting("key.value").contains("default", "release");
      assertThat(gitlab).contains("glab release create", "$CI_COMMIT_TAG =~ /(^|\\/)v[0-9]/");
    }
    assertThat(CiFile.GITHUB.text(CiNeeds.NONE)).doesNotContain("platforms");
    assertThat(document(CiFile.GITHUB.treeText())).extracting("key.value").contains("jobs");
    assertThat(document(CiFile.GITLAB.treeText()))
        .extracting("key.value")
        .contains("changed", "build", "release");
  }

  private static List<Node.Entry> document(String text) throws Exception {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    Node root =
        DocumentReader.read(
                "ci.yml", text.getBytes(StandardCharsets.UTF_8), Document.Syntax.YAML, problems)
            .root();
    assertThat(problems.sorted()).isEmpty();
    return ((Node.Mapping) root).entries();
  }
}
