package io.github.providerkit.compile.rust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.host.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class RustSourcesTest {
  @TempDir Path directory;

  @Test
  void sourcesHaveTheirCratesManifestsAndGeneratedOnesDoNotCount() throws Exception {
    // Given two crates, one of them with blanks in its path, and a wrapper
    Path one = crate("one");
    Path two = crate("a b/two");
    Path generated = crate("one/target/wrapper");
    Path listed =
        Files.writeString(
            directory.resolve("x.d"),
            "%s: %s  %s %s\n"
                .formatted(
                    directory.resolve("x"),
                    one.resolve("src/lib.rs"),
                    two.resolve("src/deep/er.rs").toString().replace(" ", "\\ "),
                    generated.resolve("src/main.rs")));

    // When they are gathered
    Inputs inputs = new RustSources(one.resolve("target")).addListed(listed).inputs();

    // Then each source is there with its manifest, and the build script that may appear
    assertThat(inputs.trees()).isEmpty();
    assertThat(inputs.files())
        .containsExactly(
            one.resolve("src/lib.rs"),
            one.resolve("Cargo.toml"),
            one.resolve("build.rs"),
            two.resolve("src/deep/er.rs"),
            two.resolve("Cargo.toml"),
            two.resolve("build.rs"));
  }

  @Test
  void aBuildScriptMayReadItsWholeCrate() throws Exception {
    Path crate = crate("one");
    Files.writeString(crate.resolve("build.rs"), "fn main() {}");
    Path listed =
        Files.writeString(directory.resolve("x.d"), "x: " + crate.resolve("src/lib.rs") + "\n");
    assertThat(new RustSources(directory.resolve("w")).addListed(listed).inputs().trees())
        .containsExactly(crate);
  }

  @Test
  void settingsCountFromTheProviderUpwardsAndAtHome() {
    Host host = new Host(Map.of("CARGO_HOME", "/cargo home"), "Linux", "amd64");
    assertThat(new RustSources(directory).addSettings(directory, host).inputs().files())
        .contains(
            directory.resolve(".cargo/config.toml"),
            directory.getParent().resolve("rust-toolchain.toml"),
            Path.of("/.cargo/config.toml"),
            Path.of("/cargo home/config.toml"));
  }

  private Path crate(String name) throws Exception {
    Path crate = Files.createDirectories(directory.resolve(name));
    Files.writeString(crate.resolve("Cargo.toml"), "");
    return crate;
  }

  @Test
  void cargosHomeIsWhereTheSystemHasTheUsersOwn() {
    Host windows =
        new Host(Map.of("USERPROFILE", "/profile", "HOME", "/other"), "Windows 11", "amd64");
    Host linux = new Host(Map.of("USERPROFILE", "/other", "HOME", "/home/me"), "Linux", "amd64");
    assertThat(new RustSources(directory).addSettings(directory, windows).inputs().files())
        .contains(Path.of("/profile/.cargo/config.toml"))
        .doesNotContain(Path.of("/other/.cargo/config.toml"));
    assertThat(new RustSources(directory).addSettings(directory, linux).inputs().files())
        .contains(Path.of("/home/me/.cargo/config.toml"))
        .doesNotContain(Path.of("/other/.cargo/config.toml"));
  }
}
