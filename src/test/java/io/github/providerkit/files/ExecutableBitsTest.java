package io.github.providerkit.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.archive.ArchiveEntry;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is executable in a tree, on systems of files with and without a bit for it. */
class ExecutableBitsTest {
  private static final Configuration WITH_BITS =
      Configuration.unix().toBuilder().setAttributeViews("basic", "owner", "posix").build();

  @Test
  void whatTheOwnerMayRunEverybodyMay() throws Exception {
    try (FileSystem disk = Jimfs.newFileSystem(WITH_BITS)) {
      Path root = Files.createDirectories(disk.getPath("/work/dist")).getParent();
      for (String mode : new String[] {"rwxr-xr-x", "rwx------", "rw-r--r--", "rw-------"}) {
        write(root.resolve("dist").resolve(mode), "x", mode);
      }
      write(root.resolve("dist/others"), "#!/bin/sh\n", "rw-r-xr-x");
      assertThat(modes(root))
          .isEqualTo(
              Map.of(
                  "dist/rwxr-xr-x", 0755,
                  "dist/rwx------", 0755,
                  "dist/rw-r--r--", 0644,
                  "dist/rw-------", 0644,
                  "dist/others", 0644));
    }
  }

  @Test
  void withoutBitsAnInterpreterTells() throws Exception {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.windows())) {
      Path root = Files.createDirectories(disk.getPath("C:\\work\\dist")).getParent();
      Files.writeString(root.resolve("dist\\run"), "#!/bin/sh\n");
      Files.writeString(root.resolve("dist\\hash"), "# !");
      Files.writeString(root.resolve("dist\\one"), "#");
      Files.writeString(root.resolve("dist\\none"), "");
      assertThat(modes(root))
          .isEqualTo(
              Map.of("dist/run", 0755, "dist/hash", 0644, "dist/one", 0644, "dist/none", 0644));
    }
  }

  private static Map<String, Integer> modes(Path root) throws IOException {
    Map<String, Integer> modes = new TreeMap<>();
    for (ArchiveEntry entry : FileTree.of(root).list("dist").requireSound()) {
      modes.put(entry.name(), entry.mode());
    }
    return modes;
  }

  private static void write(Path file, String text, String mode) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
