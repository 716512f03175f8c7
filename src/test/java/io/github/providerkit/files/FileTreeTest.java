package io.github.providerkit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.files.TreeProblem.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTreeTest {
  private FileSystem memory;
  private Path root;

  @BeforeEach
  void makePackage() throws IOException {
    memory = Jimfs.newFileSystem(Configuration.unix());
    root = Files.createDirectories(memory.getPath("/home/me/package"));
    file("/home/me/secret.txt");
    file("/home/me/package-too/file");
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  @Test
  void findsHiddenFilesInByteOrderAndDropsEmptyDirectories() throws IOException {
    // Given
    file("dist/b.js");
    file("dist/.hidden/.env");
    file("dist/B.js");
    file("dist/b/c.js");
    file("dist/b-c.js");
    file("src/not-listed.ts");
    Files.createDirectories(root.resolve("dist/empty/deep"));

    // When
    TreeListing listing = list("dist");

    // Then
    assertThat(names(listing))
        .containsExactly(
            "dist/.hidden/.env", "dist/B.js", "dist/b-c.js", "dist/b.js", "dist/b/c.js");
    assertThat(listing.problems()).isEmpty();
    assertThat(listing.suspicious()).containsExactly("dist/.hidden/.env");
  }

  @Test
  void listsTheWholePackageAndSingleFiles() throws IOException {
    // Given
    file("manifest.yaml");
    file("docs/icon.svg");

    // When and then
    assertThat(names(list(""))).containsExactly("docs/icon.svg", "manifest.yaml");
    assertThat(names(list("docs/icon.svg"))).containsExactly("docs/icon.svg");
  }

  @Test
  void knowsTheSizeOfEveryFile() throws IOException {
    // Given
    Files.write(root.resolve("a"), new byte[77]);

    // When
    ArchiveEntry entry = list("a").requireSound().get(0);

    // Then
    assertThat(entry.size()).isEqualTo(77);
    assertThat(entry.executable()).isFalse();
  }

  @Test
  void followsLinksThatStayInThePackage() throws IOException {
    // Given
    file("shared/logo.svg");
    file("dist/index.html");
    link("dist/logo.svg", "../shared/logo.svg");
    link("dist/absolute.svg", "/home/me/package/shared/logo.svg");
    link("dist/assets", "../shared");
    link("dist/twice", "assets");

    // When
    TreeListing listing = list("dist");

    // Then
    assertThat(listing.problems()).isEmpty();
    assertThat(names(listing))
        .containsExactly(
            "dist/absolute.svg",
            "dist/assets/logo.svg",
            "dist/index.html",
            "dist/logo.svg",
            "dist/twice/logo.svg");
    assertThat(contentOf(listing, "dist/logo.svg")).isEqualTo("/home/me/package/shared/logo.svg");
  }

  @Test
  void followsALinkedRootAndALinkedPackage() throws IOException {
    // Given
    file("build/out/index.html");
    link("dist", "build/out");
    Path other = Files.createSymbolicLink(memory.getPath("/other"), root);

    // When
    TreeListing listing = FileTree.of(other).list("dist");

    // Then
    assertThat(listing.problems()).isEmpty();
    assertThat(names(listing)).containsExactly("dist/index.html");
  }

  @ParameterizedTest
  @CsvSource({
    "/home/me/secret.txt, LINK_OUTSIDE",
    "../../secret.txt, LINK_OUTSIDE",
    "/home/me, LINK_OUTSIDE",
    "../../package-too, LINK_OUTSIDE",
    "../../package-too/file, LINK_OUTSIDE",
    "nowhere, LINK_DANGLING",
    "/home/me/nowhere, LINK_DANGLING",
    "link, LINK_LOOP",
    ".., LINK_LOOP",
    "../dist, LINK_LOOP"
  })
  void refusesLinksThatLeadAnywhereElse(String target, Kind kind) throws IOException {
    // Given
    file("dist/index.html");
    link("dist/link", target);

    // When
    TreeListing listing = list("dist");

    // Then
    assertThat(listing.problems()).extracting(TreeProblem::kind).containsExactly(kind);
    TreeProblem problem = listing.problems().get(0);
    assertThat(problem.name()).isEqualTo("dist/link");
    assertThat(problem.message()).startsWith("dist/link: ").contains(target);
    assertThat(problem.hint()).isNotBlank();
    assertThat(names(listing)).containsExactly("dist/index.html");
  }

  @Test
  void refusesARootThatIsReachedThroughALinkOutOfThePackage() throws IOException {
    // Given
    link("dist", "../package-too");

    // When and then
    assertThat(kinds(list("dist"))).containsExactly(Kind.LINK_OUTSIDE);
    assertThat(kinds(list("dist/file"))).containsExactly(Kind.LINK_OUTSIDE);
  }

  @Test
  void findsLoopsOverSeveralDirectories() throws IOException {
    // Given
    file("dist/a/file");
    file("dist/b/file");
    link("dist/a/to-b", "../b");
    link("dist/b/to-a", "../a");

    // When
    TreeListing listing = list("dist");

    // Then
    assertThat(listing.problems())
        .extracting(TreeProblem::name)
        .containsExactly("dist/a/to-b/to-a", "dist/b/to-a/to-b");
    assertThat(kinds(listing)).containsOnly(Kind.LINK_LOOP);
  }

  @Test
  void reportsEverythingThatIsWrongAndNotOnlyTheFirst() throws IOException {
    // Given
    link("dist/z", "/home/me/secret.txt");
    link("dist/a", "nowhere");
    file("dist/back\\slash");

    // When
    ArchiveException refusal =
        catchThrowableOfType(ArchiveException.class, () -> list("dist").requireSound());

    // Then
    assertThat(refusal.messages())
        .satisfiesExactly(
            a -> assertThat(a).startsWith("dist/a: "),
            b -> assertThat(b).startsWith("dist/back\\slash: ").contains("backslash"),
            z -> assertThat(z).startsWith("dist/z: "));
    assertThat(refusal).hasMessageContaining("dist/a").hasMessageContaining("2 more");
  }

  @Test
  void leavesOutWhatIsExcludedAlsoThroughLinks() throws IOException {
    // Given
    file("a.js");
    file("target/provider/archive.tar.gz");
    file("target/classes/b");
    link("again", "target/provider");
    link("target/provider/bad", "/home/me/secret.txt");

    // When
    FileTree tree =
        FileTree.of(root)
            .excluding(List.of(memory.getPath("target/provider"), memory.getPath("/not/there")));

    // Then
    assertThat(tree.list("").problems()).isEmpty();
    assertThat(names(tree.list(""))).containsExactly("a.js", "target/classes/b");
  }

  @Test
  void leavesOutWhatIsExcludedInALinkedPackage() throws IOException {
    // Given
    file("a.js");
    file("target/provider/archive.tar.gz");
    Path other = Files.createSymbolicLink(memory.getPath("/other"), root);

    // When
    FileTree tree = FileTree.of(other).excluding(List.of(other.resolve("target/provider")));

    // Then
    assertThat(names(tree.list(""))).containsExactly("a.js");
  }

  @ParameterizedTest
  @CsvSource({"dist, MISSING", "/etc, NAME", "../package-too, NAME", "a/./b, NAME", "'a\\b', NAME"})
  void reportsPathsThatLeadNowhereOrAway(String path, Kind kind) throws IOException {
    // Given an empty package; when
    TreeListing listing = list(path);

    // Then
    assertThat(kinds(listing)).containsExactly(kind);
    assertThat(listing.problems().get(0).name()).isEqualTo(path);
    assertThat(listing.files()).isEmpty();
  }

  @Test
  void worksOnWindows() throws IOException {
    // Given
    try (FileSystem windows = Jimfs.newFileSystem(Configuration.windows())) {
      Path work = Files.createDirectories(windows.getPath("C:\\work\\package\\dist\\deep"));
      Files.writeString(work.resolve("b.js"), "b");
      Files.writeString(work.getParent().resolve("a.js"), "a");
      Files.createDirectories(windows.getPath("C:\\secret"));
      Files.createSymbolicLink(work.resolve("out"), windows.getPath("C:\\secret"));

      // When
      TreeListing listing = FileTree.of(windows.getPath("C:\\work\\package")).list("dist");

      // Then
      assertThat(names(listing)).containsExactly("dist/a.js", "dist/deep/b.js");
      assertThat(listing.problems()).extracting(TreeProblem::name).containsExactly("dist/deep/out");
      assertThat(kinds(listing)).containsExactly(Kind.LINK_OUTSIDE);
    }
  }

  private TreeListing list(String name) throws IOException {
    return FileTree.of(root).list(name);
  }

  /** Makes a file that contains its own path. */
  private void file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, file.toString());
  }

  private void link(String name, String target) throws IOException {
    Path link = root.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, memory.getPath(target));
  }

  private static List<String> names(TreeListing listing) {
    return listing.files().stream().map(ArchiveEntry::name).toList();
  }

  private static List<Kind> kinds(TreeListing listing) {
    return listing.problems().stream().map(TreeProblem::kind).toList();
  }

  private static String contentOf(TreeListing listing, String name) throws IOException {
    ArchiveEntry entry =
        listing.files().stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow();
    return new String(entry.content().open().readAllBytes(), StandardCharsets.UTF_8);
  }
}
