package io.github.providerkit.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.files.TreeProblem.Kind;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and trees on a file system with drives, backslashes and names without case. */
class WindowsFilesTest {
  private final FileSystem disk = Jimfs.newFileSystem(Configuration.windows());
  private final Path root = disk.getPath("C:\\work\\provider");

  @BeforeEach
  void createRoot() throws IOException {
    Files.createDirectories(root);
  }

  @AfterEach
  void close() throws IOException {
    disk.close();
  }

  @Test
  void aTreeIsListedWithTheNamesOfArchives() throws IOException {
    write("dist\\b\\c.js");
    write("dist\\.hidden\\.env");
    write("dist\\ä.js");
    TreeListing listing = FileTree.of(root).list("dist");
    assertThat(listing.files())
        .extracting(ArchiveEntry::name)
        .containsExactly("dist/.hidden/.env", "dist/b/c.js", "dist/ä.js");
    assertThat(listing.problems()).isEmpty();
    assertThat(listing.suspicious()).containsExactly("dist/.hidden/.env");
  }

  @Test
  void aDirectoryIsLeftOutHoweverItIsSpelt() throws IOException {
    write("dist\\a.js");
    write("target\\provider\\a.js");
    FileTree tree = FileTree.of(root).excluding(List.of(disk.getPath("Target\\Provider")));
    assertThat(tree.list("").files()).extracting(ArchiveEntry::name).containsExactly("dist/a.js");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:/secret.txt", "../secret.txt", "/secret.txt", "a:b", "a?b", "a\\b"})
  void whatLeadsElsewhereOrCannotBeIsAProblem(String name) throws IOException {
    Files.writeString(disk.getPath("C:\\secret.txt"), "secret");
    Files.writeString(disk.getPath("C:\\work\\secret.txt"), "secret");
    TreeListing listing = FileTree.of(root).list(name);
    assertThat(listing.files()).isEmpty();
    assertThat(listing.problems()).hasSize(1);
  }

  @Test
  void aLinkOutOfThePackageIsRefused() throws IOException {
    Path secret = Files.writeString(disk.getPath("C:\\work\\secret.txt"), "secret");
    Files.createDirectory(root.resolve("dist"));
    Files.createSymbolicLink(root.resolve("dist\\link.txt"), secret);
    assertThat(FileTree.of(root).list("dist").problems())
        .singleElement()
        .extracting(TreeProblem::kind)
        .isEqualTo(Kind.LINK_OUTSIDE);
  }

  @Test
  void aFileTakesThePlaceOfAnother() throws IOException {
    Path file = write("out\\a.json");
    AtomicFile.write(file, "new".getBytes(UTF_8));
    assertThat(file).hasContent("new");
    assertThat(names(root.resolve("out"))).containsExactly("a.json");
  }

  @Test
  void aDirectoryTakesThePlaceOfAnother() throws IOException {
    write("release\\old.txt");
    try (AtomicDirectory directory = AtomicDirectory.at(root.resolve("release"))) {
      Files.writeString(directory.work().resolve("new.txt"), "");
      directory.commit();
    }
    assertThat(names(root.resolve("release"))).containsExactly("new.txt");
    assertThat(names(root)).containsExactly("release");
  }

  @Test
  void aDirectoryIsCopiedWithWhatLinksLeadTo() throws IOException {
    write("installed\\a\\index.js");
    Files.createSymbolicLink(
        root.resolve("installed\\a\\again"), root.resolve("installed\\a").toAbsolutePath());
    Files.createSymbolicLink(root.resolve("installed\\b"), root.resolve("installed\\a"));
    Files.createSymbolicLink(root.resolve("installed\\gone"), root.resolve("nowhere"));
    Directories.copy(root.resolve("installed"), root.resolve("copy"));
    assertThat(root.resolve("copy\\a\\index.js")).exists();
    assertThat(root.resolve("copy\\b\\index.js")).exists();
    assertThat(Files.isSymbolicLink(root.resolve("copy\\b"))).isFalse();
    assertThat(root.resolve("copy\\gone")).doesNotExist();
  }

  @Test
  void nothingIsCopiedFromNowhere() throws IOException {
    Directories.copy(root.resolve("nowhere"), root.resolve("copy"));
    assertThat(root.resolve("copy")).doesNotExist();
  }

  private Path write(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "old");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
