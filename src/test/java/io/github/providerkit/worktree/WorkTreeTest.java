package io.github.providerkit.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTreeTest {
  @TempDir private Path directory;

  @Test
  void isTheInnermostOne() throws Exception {
    Files.createDirectories(directory.resolve("outer/.git"));
    Path submodule = Files.createDirectories(directory.resolve("outer/libraries/sub"));
    Files.writeString(submodule.resolve(".git"), "gitdir: ../../.git/modules/sub\n");
    Path within = Files.createDirectories(submodule.resolve("a/b"));
    assertThat(WorkTree.rootOf(within)).contains(submodule);
    assertThat(WorkTree.rootOf(submodule)).contains(submodule);
    assertThat(WorkTree.rootOf(submodule.getParent())).contains(directory.resolve("outer"));
  }

  @Test
  void isNotFoundWhereThereIsNone() {
    Path nowhere = directory.resolve("a/b");
    assertThat(WorkTree.rootOf(nowhere).filter(root -> root.startsWith(directory))).isEmpty();
    assertThat(WorkTree.isRoot(directory)).isFalse();
  }
}
