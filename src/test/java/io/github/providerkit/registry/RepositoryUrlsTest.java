package io.github.providerkit.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepositoryUrlsTest {
  private static final RepositoryUrls GITHUB =
      RepositoryUrls.of("github.com/acme/tools/app/slack", "main");
  private static final RepositoryUrls GITLAB =
      RepositoryUrls.of("gitlab.acme.example/acme/tools/app/slack", "main");
  private static final RepositoryUrls OTHER =
      RepositoryUrls.of("git.acme.example/acme/tools/app/slack", "trunk");

  @Test
  void aRepositoryIsHostOwnerAndName() {
    assertThat(GITHUB).isEqualTo(new RepositoryUrls("github.com", "acme/tools", "main"));
  }

  @Test
  void whatIsBehindTheRepositoryIsThePath() {
    assertThat(RepositoryUrls.pathOf("github.com/acme/tools/app/slack")).isEqualTo("app/slack");
    assertThat(RepositoryUrls.pathOf("github.com/acme/tools")).isEmpty();
  }

  @Test
  void aShortNameHasNoPath() {
    assertThat(RepositoryUrls.of("acme", "main")).isEqualTo(new RepositoryUrls("acme", "", "main"));
    assertThat(RepositoryUrls.pathOf("acme")).isEmpty();
  }

  @Test
  void filesAndDirectoriesOnGitHub() {
    assertThat(GITHUB.blob("app/slack/README.md"))
        .isEqualTo("https://github.com/acme/tools/blob/main/app/slack/README.md");
    assertThat(GITHUB.tree("app/slack"))
        .isEqualTo("https://github.com/acme/tools/tree/main/app/slack");
    assertThat(GITHUB.raw("app/slack/icon.svg"))
        .isEqualTo("https://raw.githubusercontent.com/acme/tools/main/app/slack/icon.svg");
  }

  @Test
  void filesAndDirectoriesOnGitLab() {
    assertThat(GITLAB.blob("a.md"))
        .isEqualTo("https://gitlab.acme.example/acme/tools/-/blob/main/a.md");
    assertThat(GITLAB.tree("a")).isEqualTo("https://gitlab.acme.example/acme/tools/-/tree/main/a");
    assertThat(GITLAB.raw("a.svg"))
        .isEqualTo("https://gitlab.acme.example/acme/tools/-/raw/main/a.svg");
  }

  @Test
  void filesAndDirectoriesElsewhere() {
    assertThat(OTHER.blob("a.md")).isEqualTo("https://git.acme.example/acme/tools/blob/trunk/a.md");
    assertThat(OTHER.raw("a.svg")).isEqualTo("https://git.acme.example/acme/tools/raw/trunk/a.svg");
  }

  @Test
  void namesOfFilesAreNoPartOfTheUrlsGrammar() {
    assertThat(GITHUB.blob("app/a b#1?%.md"))
        .isEqualTo("https://github.com/acme/tools/blob/main/app/a%20b%231%3F%25.md");
  }
}
