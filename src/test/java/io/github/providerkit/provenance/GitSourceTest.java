package io.github.providerkit.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What git is asked, and what is made of its answers; git is a script. */
@DisabledOnOs(OS.WINDOWS)
class GitSourceTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path directory;

  @Test
  void aCommitWithNothingElse() throws Exception {
    git("echo " + COMMIT, "true", "echo https://me:s3cret@git.example/acme/x.git");
    assertThat(source())
        .hasValue(new GitSource(COMMIT, false, Optional.of("https://git.example/acme/x.git")));
    assertThat(Files.readAllLines(directory.resolve("calls")))
        .isEqualTo(
            List.of(
                "0 rev-parse HEAD",
                "0 status --porcelain -- . :(exclude,literal)target",
                "0 remote get-url origin"));
  }

  @Test
  void whatTheCommitDoesNotHaveIsSeen() throws Exception {
    git("echo " + COMMIT, "echo ' M manifest.yaml'", "exit 2");
    assertThat(source()).hasValue(new GitSource(COMMIT, true, Optional.empty()));
  }

  @Test
  void whoCannotSayThatNothingChangedDoesNot() throws Exception {
    git("echo " + COMMIT, "exit 128", "exit 2");
    assertThat(source()).hasValue(new GitSource(COMMIT, true, Optional.empty()));
  }

  @Test
  void withoutARepositoryACommitOrGitNothingIsKnown() throws Exception {
    git("exit 128", "true", "true");
    assertThat(source()).isEmpty();
    git("echo HEAD", "true", "true");
    assertThat(source()).isEmpty();
    Host nowhere = new Host(Map.of("PATH", directory.resolve("x").toString()), "Linux", "amd64");
    assertThat(GitSource.of(nowhere, directory, directory.resolve("target/provider"))).isEmpty();
  }

  private void git(String commit, String status, String url) throws IOException {
    Path file = directory.resolve("bin/git");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        #!/bin/sh
        echo "$GIT_OPTIONAL_LOCKS $*" >> calls
        case $1 in
          rev-parse) %s ;;
          status) %s ;;
          *) %s ;;
        esac
        """
            .formatted(commit, status, url));
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Optional<GitSource> source() throws Exception {
    String path = directory.resolve("bin") + ":/usr/bin:/bin";
    Host host = new Host(Map.of("PATH", path), "Linux", "amd64");
    return GitSource.of(host, directory, directory.resolve("target/provider"));
  }
}
