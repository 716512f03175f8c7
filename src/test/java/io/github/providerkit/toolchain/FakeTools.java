package io.github.providerkit.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs that say what a test wants them to. */
public final class FakeTools {
  private FakeTools() {}

  /** A shell script; its directory is made. */
  public static Path script(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  static Path go(Path file, String version) throws IOException {
    return script(file, "echo go version go" + version + " linux/amd64");
  }

  static Path bun(Path file, String version) throws IOException {
    return script(file, "echo " + version);
  }

  /** An interpreter of a system, machine and C library in Python's own words. */
  static Path python(Path file, String system, String machine, String libc) throws IOException {
    return script(
        file, "printf '%s\\n' CPython 3.12.1 " + system + " " + machine + " '" + libc + "'");
  }
}
