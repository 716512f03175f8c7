package io.github.providerkit.compile.rust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.host.Host;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RustFlagsTest {
  private static final Path SOURCES = Path.of("/a b");

  @Test
  void theMachinesDirectoriesAreRenamed() {
    RustFlags flags = RustFlags.of(SOURCES, host(Map.of("HOME", "/home/x")));
    assertThat(flags.environment()).isEmpty();
    assertThat(flags.arguments())
        .containsExactly(
            "--config",
            "build.rustflags=[\"--remap-path-prefix="
                + SOURCES
                + "=/provider\","
                + " \"--remap-path-prefix="
                + Path.of("/home/x/.cargo")
                + "=/cargo\"]");
  }

  @ParameterizedTest
  @CsvSource({"RUSTFLAGS, ' -C  debuginfo=1'", "CARGO_ENCODED_RUSTFLAGS, '-C\u001fdebuginfo=1'"})
  void flagsOfTheUserStay(String variable, String value) {
    RustFlags flags = RustFlags.of(SOURCES, host(Map.of(variable, value, "CARGO_HOME", "/c")));
    assertThat(flags.arguments()).isEmpty();
    assertThat(flags.environment().get("CARGO_ENCODED_RUSTFLAGS").split("\u001f"))
        .containsExactly(
            "-C",
            "debuginfo=1",
            "--remap-path-prefix=" + SOURCES + "=/provider",
            "--remap-path-prefix=" + Path.of("/c") + "=/cargo");
  }

  private static Host host(Map<String, String> variables) {
    return new Host(variables, "Linux", "amd64");
  }
}
