package io.github.providerkit.archive.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same bytes from processes that have nothing in common but the files' names and contents. */
class ReproducibleArchiveTest {
  @TempDir Path directory;

  @BeforeEach
  void needAShell() {
    Tools.assumePresent("tar");
  }

  @Test
  void isTheSameForAnyPlaceTimeZoneLocaleMaskUserAndOrderOfCreation() throws Exception {
    // Given the same files, made in two places, in two orders, with other times and modes
    Path here = directory.resolve("here");
    Path there = Files.createDirectories(directory.resolve("there/a b"));
    makeFiles(here, false);
    makeFiles(there, true);

    // When
    String expected = archive(here, "022", "1", Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8"), "ada");

    // Then
    assertThat(expected).matches("[0-9a-f]{64}");
    assertThat(archive(here, "022", "1", Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8"), "ada"))
        .isEqualTo(expected);
    assertThat(
            archive(there, "077", "3", Map.of("TZ", "Asia/Tokyo", "LC_ALL", "tr_TR.UTF-8"), "zoë"))
        .isEqualTo(expected);
    assertThat(archive(there, "000", "2", Map.of("TZ", "", "LC_ALL", "POSIX"), ""))
        .isEqualTo(expected);
  }

  /**
   * Makes files with a shell, since this JVM may be in a locale without the letters of their names.
   */
  private void makeFiles(Path root, boolean otherWay) throws Exception {
    Path dist = Files.createDirectories(root.resolve("dist"));
    List<String> names = new ArrayList<>(List.of("b.js", "A.js", "sub/I.js", "sub/i.css", ".env"));
    if (otherWay) {
      Collections.reverse(names);
    }
    for (String name : names) {
      Path file = dist.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, Samples.mixture(30_000 + name.length()));
      Files.setLastModifiedTime(file, FileTime.fromMillis(otherWay ? 1_000 : 2_000_000_000_000L));
    }
    String foreign = "printf x > \"sub/$(printf 'gr\\303\\274n \\304\\261\\304\\260')\"";
    Tools.run(dist, "sh", "-c", foreign + "; chmod -R " + (otherWay ? "u+rwX,go=" : "a+rX") + " .");
  }

  private String archive(
      Path root, String mask, String threads, Map<String, String> environment, String user)
      throws Exception {
    String java = ProcessHandle.current().info().command().orElseThrow();
    String output =
        Tools.run(
            directory,
            environment,
            "sh",
            "-c",
            "umask " + mask + "; exec \"$@\"",
            "sh",
            java,
            "-Duser.name=" + user,
            "-cp",
            System.getProperty("java.class.path"),
            ArchiveProgram.class.getName(),
            root.toString(),
            directory.resolve("out-" + mask + ".tar.gz").toString(),
            threads);
    return output.strip();
  }
}
