package io.github.providerkit.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.files.TreeProblem.Kind;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private FileSystem memory;
  private Path root;

  @BeforeEach
  void makePackage() throws IOException {
    memory = Jimfs.newFileSystem(Configuration.unix());
    root = Files.createDirectories(memory.getPath("/home/me/package/docs/deep"));
    Files.writeString(root.resolve("a.md"), "a");
    Files.writeString(root.resolve("a.txt"), "a");
    Files.writeString(root.resolveSibling("b.md"), "b");
    Files.createDirectories(memory.getPath("/home/me/elsewhere"));
    root = memory.getPath("/home/me/package");
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  @Test
  void onlyWantedFilesAreFound() throws IOException {
    assertThat(names(list(endingIn(".md", "")))).containsExactly("docs/b.md", "docs/deep/a.md");
  }

  @Test
  void whereNothingWantedCanLieTheWalkDoesNotGo() throws IOException {
    List<String> asked = new ArrayList<>();
    TreeListing listing =
        list(
            new Selection() {
              @Override
              public boolean wants(String name) {
                asked.add(name);
                return name.endsWith(".md");
              }

              @Override
              public boolean mayLieBelow(String directory) {
                return false;
              }
            });
    assertThat(names(listing)).containsExactly("docs/b.md");
    assertThat(asked).containsExactlyInAnyOrder("docs/b.md", "docs/deep");
  }

  @Test
  void whatIsWrongWithOthersIsNotTold() throws IOException {
    link("docs/out.txt", "/home/me/elsewhere/secret.txt");
    link("docs/nothing.txt", "gone");
    link("docs/deep/loop.txt", "loop.txt");
    assertThat(list(endingIn(".md", "")).problems()).isEmpty();
    assertThat(kinds(list(endingIn(".txt", ""))))
        .containsExactly(Kind.LINK_LOOP, Kind.LINK_DANGLING, Kind.LINK_DANGLING);
  }

  @Test
  void aLinkToADirectoryOutsideIsToldWhereWantedFilesMayLieBelow() throws IOException {
    link("docs/out", "/home/me/elsewhere");
    assertThat(kinds(list(endingIn(".md", "")))).containsExactly(Kind.LINK_OUTSIDE);
    assertThat(kinds(list(endingIn(".md", "docs/out")))).isEmpty();
  }

  private TreeListing list(Selection selection) throws IOException {
    return FileTree.of(root).list("docs", selection);
  }

  private static Selection endingIn(String ending, String leftOut) {
    return new Selection() {
      @Override
      public boolean wants(String name) {
        return name.endsWith(ending);
      }

      @Override
      public boolean mayLieBelow(String directory) {
        return !directory.equals(leftOut);
      }
    };
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(root.resolve(name), memory.getPath(target));
  }

  private static List<String> names(TreeListing listing) {
    return listing.files().stream().map(ArchiveEntry::name).toList();
  }

  private static List<Kind> kinds(TreeListing listing) {
    return listing.problems().stream().map(TreeProblem::kind).toList();
  }
}
