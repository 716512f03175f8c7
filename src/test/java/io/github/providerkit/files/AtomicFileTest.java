package io.github.providerkit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @Test
  void makesParentsAndReplacesWhatWasThere() throws Exception {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      // Given
      Path target = memory.getPath("/new/parent/file");
      AtomicFile.write(target, out -> write(out, "old"));

      // When
      int result = AtomicFile.write(target, out -> write(out, "newer"));

      // Then
      assertThat(result).isEqualTo(5);
      assertThat(target).hasContent("newer");
      assertThat(list(target.getParent())).containsExactly(target);
    }
  }

  @Test
  void showsNothingUntilItIsComplete() throws Exception {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      // Given
      Path target = Files.writeString(memory.getPath("file"), "old").toAbsolutePath();

      // When
      AtomicFile.write(
          target,
          out -> {
            write(out, "new");

            // Then
            assertThat(target).hasContent("old");
            return null;
          });
      assertThat(target).hasContent("new");
    }
  }

  @Test
  void leavesEverythingAsItWasAfterAnyFailure() throws Exception {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      // Given
      Path target = Files.writeString(memory.getPath("file"), "old").toAbsolutePath();
      List<Throwable> failures =
          List.of(new IOException("disk"), new IllegalStateException("bug"), new AssertionError());
      for (Throwable failure : failures) {

        // When
        assertThatThrownBy(
                () ->
                    AtomicFile.write(
                        target,
                        out -> {
                          write(out, "half");
                          throw sneaky(failure);
                        }))
            .isSameAs(failure);

        // Then
        assertThat(target).hasContent("old");
        assertThat(list(target.getParent())).containsExactly(target);
      }
    }
  }

  @Test
  void leavesNothingBehindWhenRenamingFails() throws Exception {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      // Given a directory in the place of the target
      Path target = memory.getPath("/project/target");
      Files.createDirectories(target.resolve("child"));

      // When
      assertThatThrownBy(() -> AtomicFile.write(target, out -> write(out, "new")))
          .isInstanceOf(IOException.class);

      // Then
      assertThat(list(memory.getPath("/project"))).containsExactly(target);
      assertThat(target.resolve("child")).exists();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void givesThePermissionsOfAnOrdinaryNewFile(@TempDir Path directory) throws Exception {
    // Given
    Path ordinary = Files.writeString(directory.resolve("ordinary"), "x");

    // When
    Path target = directory.resolve("target");
    AtomicFile.write(target, out -> write(out, "x"));

    // Then
    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(Files.getPosixFilePermissions(ordinary))
        .contains(PosixFilePermission.OWNER_READ);
  }

  @Test
  void whatAKilledBuildLeftMakesRoom(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve(".target.tmp"), "half of what was to be written");
    Path target = directory.resolve("target");
    AtomicFile.write(target, out -> write(out, "x"));
    assertThat(target).hasContent("x");
    assertThat(list(directory)).containsExactly(target);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nothingIsWrittenThroughALinkThatWaitsThere(@TempDir Path directory) throws Exception {
    Path kept = Files.writeString(directory.resolve("kept"), "kept");
    Path link = Files.createSymbolicLink(directory.resolve(".target.tmp"), kept);
    Path target = directory.resolve("target");
    AtomicFile.write(target, out -> write(out, "x"));
    assertThat(target).hasContent("x");
    assertThat(kept).hasContent("kept");
    assertThat(list(directory)).containsExactly(link, kept, target);
  }

  @Test
  void twoThatWriteTheSameFileDoNotDisturbEachOther(@TempDir Path directory) throws Exception {
    Path target = directory.resolve("target");
    AtomicFile.write(
        target,
        out -> {
          write(out, "first");
          AtomicFile.write(target, other -> write(other, "second"));
          assertThat(target).hasContent("second");
          return write(out, " whole");
        });
    assertThat(target).hasContent("first whole");
    assertThat(list(directory)).containsExactly(target);
  }

  private static int write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    return text.length();
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
    throw (E) failure;
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
