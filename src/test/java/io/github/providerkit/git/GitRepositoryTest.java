package io.github.providerkit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {
  @TempDir private Path temporary;

  private Sandbox sandbox() {
    return Sandbox.at(temporary.resolve("work"));
  }

  @Test
  void pathsOfChangesAreToldAsTheyAre() throws Exception {
    Sandbox git = sandbox().write("a/old.txt", "1\n2\n3\n").write("gone", "x");
    String first = git.commit();
    Files.move(git.path("a/old.txt"), git.path("a/new.txt"));
    Files.delete(git.path("gone"));
    String second = git.write("ümlaut und Blank/\u4f60 \"'.txt", "x").commit();
    assertThat(git.repository().changedBetween(first, second))
        .containsExactlyInAnyOrder(
            "a/old.txt", "a/new.txt", "gone", "ümlaut und Blank/\u4f60 \"'.txt");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aNameMayHoldALineBreak() throws Exception {
    Sandbox git = sandbox();
    String first = git.commit();
    git.write("a\nb\\c\td", "x").write("e\nf", "y");
    assertThat(git.repository().untracked()).containsExactlyInAnyOrder("a\nb\\c\td", "e\nf");
    assertThat(git.repository().changedBetween(first, git.commit()))
        .containsExactlyInAnyOrder("a\nb\\c\td", "e\nf");
  }

  @Test
  void whatIsNotCommittedIsKnown() throws Exception {
    Sandbox git = sandbox().write(".gitignore", "ignored\n").write("a", "1").write("b", "1");
    git.commit();
    git.write("a", "2").write("b", "2").write("ignored", "x").write("c/d", "x");
    git.git("add", "b");
    assertThat(git.repository().uncommitted()).containsExactlyInAnyOrder("a", "b");
    assertThat(git.repository().untracked()).containsExactly("c/d");
    assertThat(git.repository().text("HEAD", "a")).contains("1");
    assertThat(git.repository().text("HEAD", "c/d")).isEmpty();
  }

  @Test
  void tagsStandForCommits() throws Exception {
    Sandbox git = sandbox();
    String first = git.commit();
    git.git("tag", "light");
    git.git("tag", "--annotate", "--message=x", "a/b/v1.0.0");
    git.git("checkout", "--quiet", "-b", "other");
    String second = git.commit();
    git.git("tag", "later");
    git.git("checkout", "--quiet", "main");
    assertThat(git.repository().tags(Optional.empty()))
        .isEqualTo(Map.of("light", first, "a/b/v1.0.0", first, "later", second));
    assertThat(git.repository().tags(Optional.of("HEAD"))).containsOnlyKeys("light", "a/b/v1.0.0");
    assertThat(git.repository().commit("later")).contains(second);
    assertThat(git.repository().mergeBase("later", "HEAD")).isEqualTo(first);
  }

  @Test
  void tagsAreMadeAllOrNone() throws Exception {
    Sandbox git = sandbox();
    String first = git.commit();
    git.git("config", "user.name", "tester");
    git.git("config", "user.email", "tester@example.com");
    git.repository().createTags(List.of("a/v1", "b/v1"), first);
    assertThat(git.repository().tags(Optional.empty())).containsOnlyKeys("a/v1", "b/v1");
    assertThat(git.git("cat-file", "-t", "a/v1").strip()).isEqualTo("tag");
    assertThatThrownBy(() -> git.repository().createTags(List.of("c/v1", "a/v1"), first))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("a/v1")
        .hasMessageContaining("already exists");
    assertThat(git.repository().tags(Optional.empty())).containsOnlyKeys("a/v1", "b/v1");
  }

  @Test
  void aSubmoduleIsOnePath() throws Exception {
    Sandbox library = Sandbox.at(temporary.resolve("library")).write("x", "1");
    library.commit();
    Sandbox git = sandbox();
    git.git("submodule", "--quiet", "add", library.root().toUri().toString(), "lib/x");
    String first = git.commit();
    String next = library.write("x", "2").commit();
    git.git("-C", "lib/x", "fetch", "--quiet");
    git.git("-C", "lib/x", "checkout", "--quiet", next);
    assertThat(git.repository().uncommitted()).containsExactly("lib/x");
    assertThat(git.repository().changedBetween(first, git.commit())).containsExactly("lib/x");
  }

  @Test
  void aShallowCloneIsToldFromAMissingCommit() throws Exception {
    Sandbox git = sandbox();
    String first = git.commit();
    git.commit();
    assertThatThrownBy(() -> git.repository().requireCommit("since", "nowhere"))
        .hasMessage("since: expected a commit, found \"nowhere\", which git does not know here")
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.hint()).startsWith("fetch it"));
    Sandbox shallow = git.cloned(temporary.resolve("shallow"), "--depth=1");
    assertThat(git.repository().isShallow()).isFalse();
    assertThat(shallow.repository().isShallow()).isTrue();
    assertThatThrownBy(() -> shallow.repository().requireCommit("since", first))
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.hint()).contains("fetch-depth: 0"));
  }

  @Test
  void theLogIsThatOfOneBuild() throws Exception {
    Sandbox git = sandbox();
    git.commit();
    Path log = git.path(".git/provider.log");
    git.repository().tags(Optional.empty());
    Files.writeString(log, "of the build before");
    git.repository().untracked();
    assertThat(log).content().doesNotContain("of the build before");
  }

  @Test
  void whatLooksLikeAnOptionIsNoCommit() throws Exception {
    Sandbox git = sandbox();
    git.commit();
    assertThat(git.repository().commit("--all")).isEmpty();
    assertThat(git.repository().commit(" ")).isEmpty();
    assertThat(GitRepository.isNothing("0".repeat(40))).isTrue();
    assertThat(GitRepository.isNothing("0".repeat(39))).isFalse();
  }

  @Test
  void aDirectoryWithoutARepositoryIsToldSo() {
    // Above the temporary directory there is none, and git is not to look for one here.
    Host host = Host.current();
    assertThatThrownBy(() -> GitRepository.around(temporary, host, temporary.resolve("log")))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("expected a repository of git around " + temporary)
        .hasMessageContaining("not a git repository");
    Host bare = new Host(Map.of("PATH", temporary.toString()), host.osName(), host.osArch());
    assertThatThrownBy(() -> GitRepository.around(temporary, bare, temporary.resolve("log")))
        .hasMessage("expected the program git, found none on the PATH");
  }

  @Test
  void theRootIsFoundFromBelow() throws Exception {
    Sandbox git = sandbox().write("a/b/c", "x");
    git.commit();
    GitRepository below =
        GitRepository.around(git.path("a/b"), Host.current(), temporary.resolve("log"));
    assertThat(below.root()).isEqualTo(git.root());
    git.write("top", "x");
    assertThat(below.untracked()).containsExactly("top");
  }
}
