package io.github.providerkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HostTest {
  @TempDir Path directory;

  @Test
  void anEmptyVariableCountsAsNotSet() {
    Host host = new Host(Map.of("EMPTY", "", "SET", "x"), "Linux", "amd64");
    assertThat(host.variable("EMPTY")).isEmpty();
    assertThat(host.variable("MISSING")).isEmpty();
    assertThat(host.variable("SET")).contains("x");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFirstProgramOnThePathIsFound() throws IOException {
    // Given a directory that does not exist, one with a file that cannot be run, and one with a
    // program
    Path plain = Files.createDirectories(directory.resolve("plain"));
    Files.writeString(plain.resolve("tool"), "");
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Path tool = Files.writeString(bin.resolve("tool"), "");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    String path = directory.resolve("none") + ":" + plain + "::" + bin;

    // When it is looked up
    Host host = new Host(Map.of("PATH", path), "Linux", "amd64");

    // Then the program wins
    assertThat(host.onPath("tool")).contains(tool);
    assertThat(host.onPath("other")).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void garbageInThePathIsPassedOver() {
    Host host = new Host(Map.of("PATH", "a\0b:/usr/bin"), "Linux", "amd64");
    assertThat(host.searchPath()).containsExactly(Path.of("/usr/bin"));
  }

  @Test
  void thisMachineHasAPathAndANamedSystem() {
    Host host = Host.current();
    assertThat(host.searchPath()).isNotEmpty();
    assertThat(host.osName()).isNotBlank();
    assertThat(host.osArch()).isNotBlank();
  }

  @Test
  void windowsCallsAVariableByItsNameInAnyCase() {
    Host host =
        new Host(Map.of("Path", "C:\\bin", "UserProfile", "C:\\Users\\me"), "Windows 11", "amd64");
    assertThat(host.variable("PATH")).contains("C:\\bin");
    assertThat(host.spelling("PATH")).isEqualTo("Path");
    assertThat(host.spelling("OTHER")).isEqualTo("OTHER");
    assertThat(host.home()).contains("C:\\Users\\me");
  }

  @Test
  void othersHaveVariablesThatDifferInCase() {
    Host host =
        new Host(Map.of("Path", "x", "HOME", "/home/me", "USERPROFILE", "y"), "Linux", "arm");
    assertThat(host.variable("PATH")).isEmpty();
    assertThat(host.spelling("PATH")).isEqualTo("PATH");
    assertThat(host.home()).contains("/home/me");
  }
}
