package io.github.providerkit.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlashPathTest {
  private final FileSystem unix = Jimfs.newFileSystem(Configuration.unix());
  private final FileSystem windows = Jimfs.newFileSystem(Configuration.windows());
  private final Path home = unix.getPath("/home/me");
  private final Path drive = windows.getPath("C:\\work\\provider");

  @AfterEach
  void close() throws IOException {
    unix.close();
    windows.close();
  }

  @Test
  void namesAreJoinedBySlashesWhateverSeparatesThemHere() {
    assertThat(SlashPath.of(unix.getPath("a/b c/d"))).isEqualTo("a/b c/d");
    assertThat(SlashPath.of(windows.getPath("a\\b c\\d"))).isEqualTo("a/b c/d");
    assertThat(SlashPath.of(windows.getPath(""))).isEmpty();
  }

  @Test
  void aBackslashInANameStaysWhereItMayBe() {
    assertThat(SlashPath.of(unix.getPath("a\\b/c"))).isEqualTo("a\\b/c");
  }

  @Test
  void theWayToAFileMayLeadUpwards() {
    assertThat(SlashPath.between(drive, windows.getPath("C:\\work\\common\\x.json")))
        .isEqualTo("../common/x.json");
    assertThat(SlashPath.between(home, home)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"dist/a.js, dist/a.js", "./dist/../x, x", "a b, a b"})
  void aPlaceIsFoundByItsText(String text, String place) {
    assertThat(SlashPath.below(home, text)).contains(home.resolve(place));
    assertThat(SlashPath.below(drive, text)).contains(drive.resolve(place));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../other", "a/../../other", "/etc/passwd", "//server/share/x"})
  void whatLeadsElsewhereIsNotBelow(String text) {
    assertThat(SlashPath.below(home, text)).isEmpty();
    assertThat(SlashPath.below(drive, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:/secret.txt", "C:\\secret.txt", "D:/x", "\\\\server\\share\\x"})
  void aDriveOrAServerIsElsewhereOnWindows(String text) {
    assertThat(SlashPath.below(drive, text)).isEmpty();
    assertThat(SlashPath.from(drive, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a?b", "a*b", "a:b", "a|b", "a\0b", "a\"b"})
  void whatWindowsCannotHaveIsNowhere(String text) {
    assertThat(SlashPath.below(drive, text)).isEmpty();
    assertThat(SlashPath.from(drive, text)).isEmpty();
  }

  @Test
  void aPlaceMayBeAnywhere() {
    assertThat(SlashPath.anywhere(home, "../you/./x")).contains(unix.getPath("/home/you/x"));
    assertThat(SlashPath.anywhere(home, "/etc/x")).contains(unix.getPath("/etc/x"));
    assertThat(SlashPath.anywhere(drive, "D:/x")).contains(windows.getPath("D:\\x"));
    assertThat(SlashPath.anywhere(home, "a\0b")).isEmpty();
    assertThat(SlashPath.anywhere(drive, "a?b")).isEmpty();
  }

  @Test
  void upwardsIsFoundFromADirectory() {
    assertThat(SlashPath.from(drive, "../ui/manifest.yaml"))
        .contains(windows.getPath("C:\\work\\ui\\manifest.yaml"));
    assertThat(SlashPath.from(home, "a\0b")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\\..\\..\\b", "a\\b", "d/nul", "COM1.txt", "con ", "end.", "end /x", "a:b"})
  void whatWindowsWouldMakeAnotherFileOfHasNoPlaceThere(String name) {
    assertThat(SlashPath.exactly(drive, name)).isEmpty();
    assertThat(SlashPath.exactly(home, name)).contains(home.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "console.js", "aux-1/x", ".git", "a..b", "COM10"})
  void otherNamesArePlacesEverywhere(String name) {
    assertThat(SlashPath.exactly(drive, name)).contains(drive.resolve(name));
    assertThat(SlashPath.exactly(home, name)).contains(home.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../b", "/x", "./a"})
  void anotherSpellingIsNotExactlyThatName(String name) {
    assertThat(SlashPath.exactly(drive, name)).isEmpty();
    assertThat(SlashPath.exactly(home, name)).isEmpty();
  }
}
