package io.github.providerkit.compile.rust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.files.FileStamp;
import io.github.providerkit.files.KeptTime;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.fresh.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Cargo forgets; where changes are not noted it forgets always. */
class CargoTimesTest {
  @TempDir Path directory;
  private Path source;

  @BeforeEach
  void aBuildOfACrateWithItsDependency() throws Exception {
    write("crab/Cargo.toml", "[package]\nname = \"crab\"\n");
    source = write("crab/src/lib.rs", "one");
    FileStamp.awaitNextTime();
    write("target/release/.fingerprint/crab-01ab/invoked.timestamp", "");
    write("target/release/.fingerprint/crab-cake-01ab/invoked.timestamp", "");
    write("target/release/.fingerprint/serde-01ab/invoked.timestamp", "");
    FileStamp.awaitNextTime();
  }

  @Test
  void nothingChangedNothingForgotten() throws Exception {
    boolean noted = !FileStamp.of(source).equals(Sha256.of(source));
    assertThat(remembered().contains("crab-01ab")).isEqualTo(noted);
  }

  @Test
  void whatCargoSeesItselfIsLeftToIt() throws Exception {
    Files.writeString(source, "two");
    boolean noted = !FileStamp.of(source).equals(Sha256.of(source));
    assertThat(remembered().contains("crab-01ab")).isEqualTo(noted);
  }

  @Test
  void aChangeThatKeptItsTimeMakesCargoForgetTheCratesOfThisMachine() throws Exception {
    KeptTime.rewrite(source, "two");
    assertThat(remembered()).containsExactly("crab-cake-01ab", "serde-01ab");
  }

  @Test
  void soDoesOneThatABuildScriptMayRead() throws Exception {
    Path data = write("crab/data/table", "1");
    Files.setLastModifiedTime(data, FileTime.fromMillis(0));
    assertThat(remembered()).containsExactly("crab-cake-01ab", "serde-01ab");
  }

  private List<String> remembered() throws IOException {
    Path crate = directory.resolve("crab");
    new CargoTimes(List.of(directory.resolve("target/release"), directory.resolve("none")))
        .forgetIfHidden(
            new Inputs(
                List.of(crate),
                List.of(),
                List.of(source, crate.resolve("Cargo.toml"), crate.resolve("build.rs"))));
    try (Stream<Path> found = Files.list(directory.resolve("target/release/.fingerprint"))) {
      return found.map(crates -> crates.getFileName().toString()).sorted().toList();
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
