package io.github.providerkit.compile.rust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** What the wrapper takes from the root of a workspace, and from its lock. */
class CargoWorkspaceTest {
  @TempDir Path directory;

  @Test
  void profilesAndReplacedDependenciesGoAlongWithTheirPathsMadeAbsolute() throws Exception {
    // Given a root with all of them, and with what is of no concern
    String settings =
        settings(
            """
            [package]
            name = "x"
            [profile.release]
            lto = true
            opt-level = "s"
            codegen-units = 1
            [profile.release.package."a \\"b\\""]
            debug = false
            [patch.crates-io]
            one = { path = "../one" }
            two = { git = "https://example.com/two", features = ["a", "b"] }
            [dependencies]
            three = "1"
            """);

    // Then only they are there, and mean the same from anywhere
    TomlParseResult read = Toml.parse(settings);
    assertThat(read.errors()).isEmpty();
    assertThat(read.keySet()).containsExactlyInAnyOrder("profile", "patch");
    assertThat(read.getBoolean("profile.release.lto")).isTrue();
    assertThat(read.getString("profile.release.opt-level")).isEqualTo("s");
    assertThat(read.getLong("profile.release.codegen-units")).isEqualTo(1);
    assertThat(read.getTable("profile.release.package").keySet()).containsExactly("a \"b\"");
    assertThat(read.getString("patch.crates-io.one.path"))
        .isEqualTo(directory.resolveSibling("one").toString());
    assertThat(read.getArray("patch.crates-io.two.features").toList()).containsExactly("a", "b");
  }

  @Test
  void anOrdinaryCrateHasNothingToSay() throws Exception {
    assertThat(settings("[package]\nname = \"x\"\n")).isEmpty();
  }

  @Test
  void aRootThatIsNoTomlIsAUsersMistake() {
    assertThat(catchThrowableOfType(ProviderException.class, () -> settings("[package")))
        .hasMessageContaining("Cargo.toml: expected TOML");
  }

  @Test
  void whatALockDoesNotKnowIsNamed() throws Exception {
    Path file = lock("serde 1.0.0", "libc 0.2.1");
    CargoLock lock = CargoLock.read(file);
    CargoLock resolved = CargoLock.read(lock("serde 1.0.1", "libc 0.2.1"));
    assertThat(catchThrowableOfType(ProviderException.class, () -> lock.requireAll(resolved, file)))
        .hasMessageContaining("found none for serde 1.0.1")
        .extracting(ProviderException::hint)
        .asString()
        .contains("cargo update --workspace");
  }

  @Test
  void moreThanIsBuiltMayBeLocked() throws Exception {
    Path file = lock("serde 1.0.0", "libc 0.2.1");
    CargoLock resolved = CargoLock.read(lock("libc 0.2.1"));
    assertThatCode(() -> CargoLock.read(file).requireAll(resolved, file))
        .doesNotThrowAnyException();
  }

  @Test
  void aCrateOfThisMachineIsNotPinned() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("Cargo.lock"),
            "version = 4\n\n[[package]]\nname = \"x\"\nversion = \"0.1.0\"\n");
    assertThat(CargoLock.read(file).packages()).isEmpty();
  }

  private String settings(String manifest) throws Exception {
    return new CargoWorkspace(Files.writeString(directory.resolve("Cargo.toml"), manifest))
        .settings();
  }

  private Path lock(String... packages) throws Exception {
    StringBuilder text = new StringBuilder("version = 4\n");
    for (String each : packages) {
      String[] parts = each.split(" ");
      text.append("\n[[package]]\nname = \"").append(parts[0]);
      text.append("\"\nversion = \"").append(parts[1]);
      text.append("\"\nsource = \"registry+https://example.com\"\nchecksum = \"00\"\n");
    }
    return Files.writeString(Files.createTempFile(directory, "Cargo", ".lock"), text);
  }
}
