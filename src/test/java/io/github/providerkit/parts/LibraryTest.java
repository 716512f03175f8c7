package io.github.providerkit.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "npm, @acme/ui, 1.0.0, pkg:npm/%40acme/ui@1.0.0",
    "golang, golang.org/x/net, v0.1.0+incompatible, pkg:golang/golang.org/x/net@v0.1.0%2Bincompatible",
    "golang, a.b//c, '', pkg:golang/a.b/c",
    "pypi, Typing_Extensions, 4.1, pkg:pypi/typing-extensions@4.1",
    "cargo, größe, '1 2', pkg:cargo/gr%C3%B6%C3%9Fe@1%202",
  })
  void itsUrlIsThatOfItsPackage(String ecosystem, String name, String version, String url) {
    assertThat(new Library(ecosystem, name, version).url()).isEqualTo(url);
  }

  @Test
  void aRecordKeepsThem() throws Exception {
    List<Library> libraries =
        List.of(
            new Library("cargo", "serde", "1.0.219", Map.of("SHA-256", "ab"), Map.of("from", "x")),
            new Library("cargo", "own", ""));
    record(Optional.of(libraries)).write(directory);
    assertThat(read().libraries()).hasValue(libraries);
    record(Optional.empty()).write(directory);
    assertThat(read().libraries()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[1]",
        "[{\"ecosystem\": \"npm\"}]",
        "[{\"ecosystem\": \"n p/m\", \"name\": \"a\"}]"
      })
  void ofWhatIsNoneNothingIsKnown(String data) throws Exception {
    record(Optional.of(List.of())).write(directory);
    Path file = directory.resolve(BuildRecord.FILE);
    Files.writeString(
        file, Files.readString(file).replace("\"libraries\": []", "\"libraries\": " + data));
    assertThat(read().libraries()).isEmpty();
  }

  @Test
  void loginsInUrlsAreNotKept() {
    Map<String, String> notes =
        Map.of("source", "git+https://me:s3cret@git.example/a#1", "go.sum", "h1:a@b=");
    assertThat(new Library("cargo", "a", "1", Map.of(), notes).notes())
        .containsEntry("source", "git+https://git.example/a#1")
        .containsEntry("go.sum", "h1:a@b=");
  }

  @Test
  void digestsThatAreNoneAreLeftOut() throws Exception {
    Map<String, String> digests = Map.of("SHA-256", "no", "MD17", "ab", "SHA-1", "cd");
    Library library = new Library("npm", "a", "1", digests, Map.of());
    record(Optional.of(List.of(library))).write(directory);
    assertThat(read().libraries().orElseThrow().get(0).digests())
        .containsExactly(Map.entry("SHA-1", "cd"));
  }

  private BuildRecord read() throws Exception {
    return BuildRecord.read(directory.resolve(BuildRecord.FILE));
  }

  private static BuildRecord record(Optional<List<Library>> libraries) {
    return new BuildRecord(
        "weather",
        "1.0.0",
        "plugin",
        "rust",
        Platform.of("linux", "amd64"),
        "provider",
        1,
        "00",
        "11",
        Optional.empty(),
        Map.of(),
        libraries);
  }
}
