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
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
  void whatAKilledOneTookAwayIsPutBack() throws IOException {
    Path old = place.resolveSibling(".place.old-" + UUID.randomUUID());
    Path half = place.resolveSibling(".place.new-" + UUID.randomUUID());
    Files.createDirectories(half.resolve("deep"));
    Files.createDirectories(old);
    Files.writeString(old.resolve("file"), "old");
    Files.createFile(place.resolveSibling(".place.lock"));
    try (AtomicDirectory directory = AtomicDirectory.at(place)) {
      assertThat(place.resolve("file")).hasContent("old");
      assertThat(directory.work()).isEmptyDirectory();
    }
    assertThat(beside()).containsExactly(place);
    assertThat(place.resolve("file")).hasContent("old");
  }

  @Test
  void whatAKilledOneLeftIsRemovedAndNothingElse() throws IOException {
    List<String> foreign =
        List.of(".place.new-", ".place.old-1", ".place2.new-" + UUID.randomUUID(), ".place");
    for (String name : foreign) {
      Files.createDirectories(place.resolveSibling(name));
    }
    Files.createDirectories(place);
    Files.createDirectories(place.resolveSibling(".place.new-" + UUID.randomUUID()));
    Path kept = Files.createDirectories(memory.getPath("/kept"));
    Files.createDirectories(place.resolveSibling(".place.old-" + UUID.randomUUID()));
    Files.createSymbolicLink(place.resolveSibling(".place.old-" + UUID.randomUUID()), kept);
    try (AtomicDirectory directory = AtomicDirectory.at(place)) {
      directory.commit();
    }
    assertThat(kept).exists();
    assertThat(beside().stream().map(file -> file.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(foreign.stream(), Stream.of("place")).toList());
  }

  @Test
  @Timeout(600)
  void aSecondOneAtThePlaceWaitsForTheFirst(@TempDir Path disk) throws Exception {
    Path shared = disk.resolve("place");
    List<String> order = new CopyOnWriteArrayList<>();
    Thread second;
    try (AtomicDirectory first = AtomicDirectory.at(shared)) {
      second =
          new Thread(
              () -> {
                try (AtomicDirectory directory = AtomicDirectory.at(shared)) {
                  order.add(Files.readString(shared.resolve("file")));
                  directory.commit();
                } catch (IOException e) {
                  order.add(e.toString());
                }
              });
      second.start();
      second.join(300);
      order.add("first");
      Files.writeString(first.work().resolve("file"), "whole");
      first.commit();
    }
    second.join();
    assertThat(order).containsExactly("first", "whole");
    assertThat(disk).isDirectoryNotContaining("glob:**.*");
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
