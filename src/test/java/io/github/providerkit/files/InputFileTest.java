package io.github.providerkit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is read of files that others put somewhere, and what is not even opened. */
@Timeout(60)
class InputFileTest {
  @TempDir private Path disk;
  private Path root;
  private Path outside;

  @BeforeEach
  void packageBesideAFile() throws IOException {
    root = Files.createDirectory(disk.resolve("package"));
    outside = Files.writeString(disk.resolve("secret"), "secret");
    Files.writeString(root.resolve("file"), "text");
  }

  @Test
  void filesAreRead() throws IOException {
    assertThat(InputFile.read(root.resolve("file"))).asString().isEqualTo("text");
    assertThat(InputFile.readIn(root, root.resolve("file"))).asString().isEqualTo("text");
    assertThat(InputFile.obstacle(root, root.resolve("file"))).isEmpty();
    assertThat(InputFile.obstacle(root, root)).isEmpty();
  }

  @Test
  void aLinkInsideThePackageIsFollowed() throws IOException {
    // Given a package that is reached by a link itself
    Files.createSymbolicLink(root.resolve("link"), Path.of("file"));
    Path linked = Files.createSymbolicLink(disk.resolve("linked"), root);

    // Then
    assertThat(InputFile.readIn(root, root.resolve("link"))).asString().isEqualTo("text");
    assertThat(InputFile.readIn(linked, linked.resolve("link"))).asString().isEqualTo("text");
  }

  @Test
  void aLinkOutOfThePackageIsNot() throws IOException {
    // Given a link to a file, and one to a directory
    Path link = Files.createSymbolicLink(root.resolve("link"), outside);
    Path above = Files.createSymbolicLink(root.resolve("above"), Path.of(".."));

    // Then
    for (Path path : new Path[] {link, above.resolve("secret")}) {
      assertThatThrownBy(() -> InputFile.readIn(root, path))
          .isInstanceOf(UnusableFileException.class)
          .hasMessage("a symbolic link that leads out of the package");
      assertThat(InputFile.obstacle(root, path))
          .contains("a symbolic link that leads out of the package");
    }
    assertThat(InputFile.read(link)).asString().isEqualTo("secret");
  }

  @Test
  void aPipeIsNeverOpened() throws IOException {
    // Given a pipe, and a link to one
    Path pipe = Pipes.create(root.resolve("pipe"));
    Path link = Files.createSymbolicLink(root.resolve("link"), pipe);

    // Then
    for (Path path : new Path[] {pipe, link}) {
      assertThatThrownBy(() -> InputFile.read(path))
          .isInstanceOf(UnusableFileException.class)
          .hasMessage("a pipe, a socket or a device");
      assertThatThrownBy(() -> InputFile.readIn(root, path))
          .isInstanceOf(UnusableFileException.class)
          .hasMessage("a pipe, a socket or a device");
      assertThat(InputFile.obstacle(root, path)).contains("a pipe, a socket or a device");
    }
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThatThrownBy(() -> InputFile.read(root))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage("a directory");
  }

  @Test
  void whatIsNotThereIsNotThere() throws IOException {
    // Given nothing, and a link to it
    Path link = Files.createSymbolicLink(root.resolve("link"), Path.of("nothing"));

    // Then
    for (Path path : new Path[] {root.resolve("nothing"), link}) {
      assertThatThrownBy(() -> InputFile.readIn(root, path))
          .isInstanceOf(NoSuchFileException.class)
          .satisfies(e -> assertThat(InputFile.words((IOException) e)).isEqualTo("none"));
    }
  }
}
