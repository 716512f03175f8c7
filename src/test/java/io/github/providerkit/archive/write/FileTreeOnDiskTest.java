package io.github.providerkit.archive.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.files.FileTree;
import io.github.providerkit.files.TreeListing;
import io.github.providerkit.files.TreeProblem;
import io.github.providerkit.files.TreeProblem.Kind;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only a real file system has. */
class FileTreeOnDiskTest {
  @TempDir Path root;

  @Test
  @Timeout(30)
  void refusesAPipeByNameInsteadOfWaitingForIt() throws Exception {
    // Given
    Tools.assumePresent("mkfifo");
    Tools.run(root, "mkfifo", "pipe");
    Files.writeString(root.resolve("file"), "x");

    // When
    TreeListing listing = FileTree.of(root).list("");

    // Then
    assertThat(listing.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.SPECIAL);
              assertThat(problem.message()).startsWith("pipe: ");
            });
    assertThat(listing.files()).extracting(ArchiveEntry::name).containsExactly("file");
  }

  @Test
  @Timeout(30)
  void refusesAPipeBehindALink() throws Exception {
    // Given
    Tools.assumePresent("mkfifo");
    Tools.run(root, "mkfifo", "pipe");
    Files.createSymbolicLink(root.resolve("link"), Path.of("pipe"));

    // When
    TreeListing listing = FileTree.of(root).list("link");

    // Then
    assertThat(listing.problems()).extracting(TreeProblem::kind).containsExactly(Kind.SPECIAL);
  }

  @Test
  void refusesASocket() throws Exception {
    // Given
    Path socket = root.resolve("s");
    Assumptions.assumeTrue(socket.toString().length() < 100, "the path is too long for a socket");
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));

      // When
      TreeListing listing = FileTree.of(root).list("");

      // Then
      assertThat(listing.problems()).extracting(TreeProblem::kind).containsExactly(Kind.SPECIAL);
    }
  }

  @Test
  void reportsFilesAndDirectoriesThatCannotBeRead() throws Exception {
    // Given
    Files.writeString(root.resolve("open"), "x");
    Path file = Files.writeString(root.resolve("closed"), "x");
    Path directory = Files.createDirectory(root.resolve("closed-directory"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-wx-wx-wx"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("-wx-wx-wx"));
    Assumptions.assumeFalse(Files.isReadable(file), "the superuser can read everything");

    // When
    TreeListing listing = FileTree.of(root).list("");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

    // Then
    assertThat(listing.problems())
        .extracting(TreeProblem::name)
        .containsExactly("closed", "closed-directory");
    assertThat(listing.problems()).extracting(TreeProblem::kind).containsOnly(Kind.UNREADABLE);
    assertThat(listing.files()).extracting(ArchiveEntry::name).containsExactly("open");
  }

  @Test
  void refusesANameThatIsNoText() throws Exception {
    // Given a file name of one byte that is not UTF-8
    Tools.assumePresent("touch");
    Tools.run(root, "sh", "-c", "touch \"$(printf 'a\\351')\"");

    // When
    TreeListing listing = FileTree.of(root).list("");

    // Then
    assertThat(listing.problems()).extracting(TreeProblem::kind).containsExactly(Kind.NAME);
    assertThat(listing.problems().get(0).reason()).contains("not UTF-8");
  }

  @Test
  void readsNamesBeyondAsciiInAnyLocale() throws Exception {
    // Given a name that this JVM may not even be able to put in a path
    Tools.assumePresent("touch");
    Tools.run(root, "sh", "-c", "touch \"$(printf 'gr\\303\\274n \\346\\227\\245%%41')\"");

    // When
    TreeListing listing = FileTree.of(root).list("");

    // Then
    assertThat(listing.problems()).isEmpty();
    assertThat(listing.files())
        .extracting(ArchiveEntry::name)
        .containsExactly("gr\u00fcn \u65e5%41");
    assertThat(listing.files().get(0).content().open().readAllBytes()).isEmpty();
  }
}
