package io.github.providerkit.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of git's own manual, and what real repositories write. */
class GitIgnoreTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "out/, app/out, true",
    "/out/, app/out, false",
    "/out/, out, true",
    "auth/*/dist/, auth/oidc/dist, true",
    "auth/*/dist/, auth/a/b/dist, false",
    "auth/*/dist/, x/auth/a/dist, false",
    "**/build, a/b/build, true",
    "**/build, build, true",
    "a/**/b, a/b, true",
    "a/**/b, a/x/y/b, true",
    "a/**, a/x/y, true",
    "a/**, a, false",
    "'*.tmp', x/y.tmp, true",
    "'?.tmp', x/yy.tmp, false",
    "'[ab].d', b.d, true",
    "'[!ab].d', b.d, false",
    "'[!ab].d', c.d, true",
    "'\\!x', !x, true",
    "'\\#x', #x, true",
    "'x  ', x, true",
    "'# x', '# x', false",
    "/, a, false",
    "a.b, axb, false",
    "'[b', '[b', false"
  })
  void aDirectoryIsIgnoredAsGitDoes(String line, String path, boolean ignored) {
    assertThat(GitIgnore.none().with(line, "").ignores(path, true)).isEqualTo(ignored);
  }

  @Test
  void theLastOneThatMatchesDecides() {
    GitIgnore patterns = GitIgnore.none().with("gen*\n!generic\r\n", "");
    assertThat(patterns.ignores("app/gen", true)).isTrue();
    assertThat(patterns.ignores("app/generic", true)).isFalse();
  }

  @Test
  void aSlashAtTheEndIsForDirectories() {
    GitIgnore patterns = GitIgnore.none().with("dist/", "");
    assertThat(patterns.ignores("dist", false)).isFalse();
    assertThat(patterns.ignores("dist", true)).isTrue();
  }

  @Test
  void aFileBelowCountsFromItsOwnPlace() throws Exception {
    Files.writeString(directory.resolve(".gitignore"), "/own\n");
    GitIgnore patterns = GitIgnore.none().with("/own", "").in(directory, "app");
    assertThat(patterns.ignores("app/own", true)).isTrue();
    assertThat(patterns.ignores("app/x/own", true)).isFalse();
    assertThat(patterns.ignores("own", true)).isTrue();
    assertThat(patterns.in(directory.resolve("none"), "none").ignores("none/own", true)).isFalse();
  }
}
