package io.github.providerkit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AtomicDirectoryTest {
  private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
  private final Path place = memory.getPath("/new/parent/place");

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  @Test
  void isSeenOnlyWhenItIsWhole() throws IOException {
    try (AtomicDirectory directory = AtomicDirectory.at(place)) {
      Files.writeString(directory.work().resolve("file"), "new");
      assertThat(place).doesNotExist();
      assertThat(directory.work()).hasParent(place.getParent());
      directory.commit();
      assertThat(place.resolve("file")).hasContent("new");
    }
    assertThat(beside()).containsExactly(place);
  }

  @Test
  void takesThePlaceOfAnother() throws IOException {
    Files.createDirectories(place.resolve("old/deep"));
    try (AtomicDirectory directory = AtomicDirectory.at(place)) {
      Files.writeString(directory.work().resolve("file"), "new");
      assertThat(place.resolve("old/deep")).exists();
      directory.commit();
    }
    assertThat(place.resolve("file")).hasContent("new");
    assertThat(place.resolve("old")).doesNotExist();
    assertThat(beside()).containsExactly(place);
  }

  @Test
  void leavesNothingWhenItIsGivenUp() throws IOException {
    Files.createDirectories(place);
    Files.writeString(place.resolve("file"), "old");
    try (AtomicDirectory directory = AtomicDirectory.at(place)) {
      Files.createDirectories(directory.work().resolve("deep"));
      Files.writeString(directory.work().resolve("deep/file"), "half");
    }
    assertThat(place.resolve("file")).hasContent("old");
    assertThat(beside()).containsExactly(place);
  }

  @Test
  void theOneBeforeIsThereWhenTheNewOneCannotTakeItsPlace() throws IOException {
    // Given one that somebody removes before it is put in its place
    Files.createDirectories(place);
    Files.writeString(place.resolve("file"), "old");
    try (AtomicDirectory directory = AtomicDirectory.at(place)) {
      Files.delete(directory.work());

      // When and then
      assertThatThrownBy(directory::commit).isInstanceOf(NoSuchFileException.class);
      assertThat(place.resolve("file")).hasContent("old");
    }
    assertThat(beside()).containsExactly(place);
  }

  @Test
  void takesThePlaceOfALinkThatLeadsNowhere() throws IOException {
    Files.createDirectories(place.getParent());
    Files.createSymbolicLink(place, memory.getPath("nowhere"));
    try (AtomicDirectory directory = AtomicDirectory.at(place)) {
      directory.commit();
    }
    assertThat(Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(beside()).containsExactly(place);
  }

  @Test
  void linksAreRemovedAndNotFollowed() throws IOException {
    Path kept = Files.createDirectories(memory.getPath("/kept"));
    Files.writeString(kept.resolve("file"), "kept");
    Files.createDirectories(place);
    Files.createSymbolicLink(place.resolve("inside"), kept);
    Directories.delete(place);
    assertThat(place).doesNotExist();

    for (Path target : List.of(kept, memory.getPath("nowhere"))) {
      Files.createSymbolicLink(place, target);
      Directories.delete(place);
      assertThat(Files.exists(place, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }
    assertThat(kept.resolve("file")).hasContent("kept");
    Directories.delete(place);
  }

  private List<Path> beside() throws IOException {
    try (Stream<Path> files = Files.list(place.getParent())) {
      return files.toList();
    }
  }
}
