package io.github.providerkit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveContentsTest {

  @Test
  void sortsByTheBytesOfTheWholePath() {
    // Given names whose order differs by segments, by case, and as UTF-16
    String astral = "\ud83d\ude00";
    String privateUse = "\uffee";

    // When
    List<String> names = names(contents(astral, "a/b", "a.b", "a-b", "B", privateUse, "é", "z"));

    // Then
    assertThat(names).containsExactly("B", "a-b", "a.b", "a/b", "z", "é", privateUse, astral);
    assertThat(names).isNotEqualTo(names.stream().sorted().toList());
  }

  @Test
  void refusesDuplicatesAndNamesThatAreFileAndDirectoryAllAtOnce() {
    // Given
    String[] names = {"icon.svg", "ui", "b", "icon.svg", "ui/deep/a.js", "icon.svg", "ui.js"};

    // When
    ArchiveException refusal = catchThrowableOfType(ArchiveException.class, () -> contents(names));

    // Then
    assertThat(refusal.messages())
        .containsExactly(
            "icon.svg: would be in the archive twice",
            "ui: would be a file and the directory of ui/deep/a.js");
    assertThat(refusal)
        .hasMessage("icon.svg: would be in the archive twice (and 1 more)")
        .hasNoCause();
    assertThat(refusal.hint()).isNotBlank();
  }

  @Test
  void reportsNamesThatDifferOnlyByCaseWithoutRefusingThem() {
    // Given
    ArchiveContents contents = contents("ui/App.js", "ui/app.js", "UI/app.js", "other", "ß", "SS");

    // When
    List<List<String>> clashes = contents.caseClashes();

    // Then
    assertThat(clashes)
        .containsExactly(List.of("SS", "ß"), List.of("UI/app.js", "ui/App.js", "ui/app.js"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../up",
        "a/../b",
        "./a",
        "a/.",
        "a//b",
        "a/",
        "a\\b",
        "a\0b",
        "a\ud800"
      })
  void refusesNamesThatDoNotStayInThePackage(String name) {
    // Given a name from a manifest or a disk; when and then
    assertThatThrownBy(() -> ArchiveEntry.ofBytes(name, new byte[0]))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("\"" + name + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", ".env", "..a", "a..", "...", "a b", "é", "c:d", "a/.b/c", "~"})
  void acceptsNamesThatOnlyLookStrange(String name) {
    assertThatCode(() -> ArchiveEntry.ofBytes(name, new byte[0])).doesNotThrowAnyException();
  }

  @Test
  void givesModesByRole() {
    // Given
    ArchiveEntry file = ArchiveEntry.ofBytes("a", new byte[3]);

    // When
    ArchiveEntry program = file.asExecutable();

    // Then
    assertThat(file.mode()).isEqualTo(0644);
    assertThat(program.mode()).isEqualTo(0755);
    assertThat(program.content()).isEqualTo(file.content());
    assertThat(program.size()).isEqualTo(3);
  }

  @Test
  void keepsBytesAsTheyWereGiven() throws Exception {
    // Given
    byte[] bytes = {1, 2};
    ArchiveEntry.ByteContent content = new ArchiveEntry.ByteContent(bytes);

    // When
    bytes[0] = 9;
    content.bytes()[1] = 9;

    // Then
    assertThat(content.open().readAllBytes()).containsExactly(1, 2);
  }

  private static ArchiveContents contents(String... names) {
    return ArchiveContents.of(
        Arrays.stream(names).map(name -> ArchiveEntry.ofBytes(name, new byte[0])).toList());
  }

  private static List<String> names(ArchiveContents contents) {
    return contents.entries().stream().map(ArchiveEntry::name).toList();
  }
}
