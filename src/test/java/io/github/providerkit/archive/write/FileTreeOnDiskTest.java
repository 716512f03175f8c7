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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a real file system has. */
@DisabledOnOs(OS.WINDOWS)
class FileTreeOnDiskTest {
  @TempDir Path root;

  @Test
  @Timeout(600)
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
  @Timeout(600)
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

    // When it is listed without the superuser's right to read everything
    List<String> command = new ArrayList<>();
    if (Files.isReadable(file)) {
      Tools.assumePresent("setpriv");
      command.addAll(List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"));
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    command.addAll(List.of(java, "-cp", classes, Lister.class.getName(), root.toString()));
    String listed = Tools.run(root, command.toArray(String[]::new));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

    // Then
    assertThat(listed.lines())
        .containsExactly("UNREADABLE closed", "UNREADABLE closed-directory", "open");
  }

  /** Prints what is wrong in a directory, and the files. */
  static final class Lister {
    private Lister() {}

    public static void main(String[] arguments) throws Exception {
      TreeListing listing = FileTree.of(Path.of(arguments[0])).list("");
      listing
          .problems()
          .forEach(problem -> System.out.println(problem.kind() + " " + problem.name()));
      listing.files().forEach(entry -> System.out.println(entry.name()));
    }
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
