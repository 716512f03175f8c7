package io.github.providerkit.archive.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.files.Pipes;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TarGzWriterFailureTest {
  private FileSystem memory;

  private Path directory;

  private Path target;

  @BeforeEach
  void makeDirectory() throws IOException {
    memory = Jimfs.newFileSystem(Configuration.unix());
    directory = Files.createDirectories(memory.getPath("/project"));
    target = directory.resolve("out.tar.gz");
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void refusesAFileThatChangedItsSizeAndLeavesTheOldArchive(int change, String word)
      throws IOException {
    // Given
    new TarGzWriter(2).write(contents(bytes("old", 1)), target);
    byte[] before = Files.readAllBytes(target);
    Path file = Files.write(directory.resolve("growing.js"), new byte[200_000]);
    ArchiveEntry entry = ArchiveEntry.ofFile("ui/growing.js", file, 200_000 + change);

    // When
    assertThatThrownBy(() -> new TarGzWriter(2).write(contents(bytes("a", 900_000), entry), target))
        .isInstanceOf(ArchiveException.class)
        .hasMessageStartingWith("ui/growing.js: ")
        .hasMessageContaining(word);

    // Then
    assertThat(target).hasBinaryContent(before);
    assertThat(list(directory)).containsExactlyInAnyOrder(target, file);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of(1, "shorter"), Arguments.of(-1, "longer"), Arguments.of(-200_000, "longer"));
  }

  @Test
  void namesAFileThatIsGoneAndLeavesNothingBehind() throws IOException {
    // Given
    ArchiveEntry entry = ArchiveEntry.ofFile("ui/gone.js", directory.resolve("gone"), 3);

    // When
    assertThatThrownBy(() -> new TarGzWriter(2).write(contents(entry), target))
        .isInstanceOf(ArchiveException.class)
        .hasMessageStartingWith("ui/gone.js: ");

    // Then
    assertThat(list(directory)).isEmpty();
  }

  @Test
  void followsNoLinkThatAppearedAfterTheFilesWereListed() throws IOException {
    // Given
    Path secret = Files.writeString(memory.getPath("/secret"), "key");
    Path link = Files.createSymbolicLink(directory.resolve("link"), secret);

    // When and then
    assertThatThrownBy(
            () -> new TarGzWriter(1).write(contents(ArchiveEntry.ofFile("link", link, 3)), target))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("link: ");
    assertThat(target).doesNotExist();
  }

  @Test
  void followsNoLinkInThePlaceOfADirectory(@TempDir Path disk) throws IOException {
    // Given a file in a directory that is replaced by a link to another one after it was listed
    for (Path root : List.of(directory, disk.toRealPath())) {
      Path outside = Files.createDirectories(root.resolve("outside/deep"));
      Files.writeString(outside.resolve("file"), "key");
      Path inside = Files.createDirectories(root.resolve("inside/dist/deep"));
      ArchiveEntry entry =
          ArchiveEntry.ofFile("file", Files.writeString(inside.resolve("file"), "abc"), 3);
      new TarGzWriter(1).write(contents(entry), root.resolve("fine.tar.gz"));
      Files.move(inside.getParent(), root.resolve("moved"));
      Files.createSymbolicLink(inside.getParent(), outside.getParent());

      // When and then
      assertThatThrownBy(
              () -> new TarGzWriter(1).write(contents(entry), root.resolve("out.tar.gz")))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("file: ");
      assertThat(root.resolve("out.tar.gz")).doesNotExist();
    }
  }

  @Test
  @Timeout(60)
  void opensNoPipeThatTookThePlaceOfAFile(@TempDir Path disk) throws IOException {
    Path pipe = Pipes.create(disk.toRealPath().resolve("pipe"));
    assertThatThrownBy(
            () ->
                new TarGzWriter(1)
                    .write(
                        contents(ArchiveEntry.ofFile("pipe", pipe, 3)), disk.resolve("out.tar.gz")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pipe: ")
        .hasMessageContaining("is none now");
  }

  @Test
  void stopsOnAnInterruptAndLeavesNothingBehind(@TempDir Path disk) throws IOException {
    // Given
    Path file = Files.write(disk.resolve("file"), new byte[10]);
    Thread.currentThread().interrupt();

    // When
    assertThatThrownBy(
            () ->
                new TarGzWriter(2)
                    .write(
                        contents(ArchiveEntry.ofFile("a", file, 10), bytes("b", 1_000_000)),
                        disk.resolve("out.tar.gz")))
        .isInstanceOf(IOException.class);

    // Then
    assertThat(Thread.interrupted()).isTrue();
    assertThat(list(disk)).containsExactly(file);
  }

  private static ArchiveEntry bytes(String name, int length) {
    return ArchiveEntry.ofBytes(name, new byte[length]);
  }

  private static ArchiveContents contents(ArchiveEntry... entries) {
    return ArchiveContents.of(List.of(entries));
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
