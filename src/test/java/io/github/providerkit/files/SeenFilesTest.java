package io.github.providerkit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeenFilesTest {
  private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
  private final Path directory = disk.getPath("/project");
  private final Path file = directory.resolve("manifest.yaml");
  private final SeenFiles seen = new SeenFiles();

  @BeforeEach
  void createFile() throws IOException {
    Files.createDirectory(directory);
    Files.writeString(file, "kind: plugin");
  }

  @AfterEach
  void closeDisk() throws IOException {
    disk.close();
  }

  @Test
  void whatWasNotTouchedIsUnchanged() throws IOException {
    assertThat(seen.read(file)).asString().isEqualTo("kind: plugin");
    assertThat(seen.exists(file)).isTrue();
    assertThat(seen.isFile(file)).isTrue();
    assertThat(seen.isDirectory(directory)).isTrue();
    assertThat(seen.exists(directory.resolve("other"))).isFalse();
    assertThat(seen.unchanged()).isTrue();
  }

  @Test
  void otherBytesAreSeenThoughLengthAndTimeAreTheSame() throws IOException {
    // Given
    FileTime time = Files.getLastModifiedTime(file);
    seen.read(file);

    // When
    Files.writeString(file, "kind: authns");
    Files.setLastModifiedTime(file, time);

    // Then
    assertThat(seen.unchanged()).isFalse();
  }

  @Test
  void whatAppearsOrGoesIsSeen() throws IOException {
    Path other = directory.resolve("other");
    seen.exists(other);
    Files.createDirectory(other);
    assertThat(seen.unchanged()).isFalse();

    Files.delete(other);
    assertThat(seen.unchanged()).isTrue();
  }

  @Test
  void aFileInPlaceOfADirectoryIsSeen() throws IOException {
    Path place = Files.createDirectory(directory.resolve("assets"));
    seen.isFile(place);
    Files.delete(place);
    Files.writeString(place, "");
    assertThat(seen.unchanged()).isFalse();
  }

  @Test
  void whatCouldNotBeReadIsUnchangedUntilItCan() throws IOException {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> seen.read(missing)).isInstanceOf(NoSuchFileException.class);
    assertThat(seen.unchanged()).isTrue();

    Files.writeString(missing, "");
    assertThat(seen.unchanged()).isFalse();
  }

  @Test
  void anyLookIsTakenAgain() throws IOException {
    seen.see(() -> names(directory));
    assertThat(seen.unchanged()).isTrue();

    Files.writeString(directory.resolve("more.yaml"), "");
    assertThat(seen.unchanged()).isFalse();
  }

  @Test
  void aLookThatFailedIsTakenAgain() throws IOException {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> seen.see(() -> names(missing))).isInstanceOf(IOException.class);
    assertThat(seen.unchanged()).isTrue();

    Files.createDirectory(missing);
    assertThat(seen.unchanged()).isFalse();
  }

  @Test
  void afterItsEndNothingIsNoted() throws IOException {
    seen.read(file);
    seen.end();
    Path later = directory.resolve("later");
    assertThat(seen.exists(later)).isFalse();

    Files.writeString(later, "");
    assertThat(seen.unchanged()).isTrue();
  }

  private static List<Path> names(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }
}
