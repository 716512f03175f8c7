package io.github.providerkit.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.files.LfsPointers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in the place of programs. */
class NoProgramTest {
  @TempDir private Path directory;

  private Optional<NoProgram> of(byte... bytes) throws IOException {
    return NoProgram.of(Files.write(directory.resolve("program"), bytes));
  }

  @Test
  void anEmptyFileIsNone() throws IOException {
    assertThat(of()).contains(NoProgram.EMPTY);
  }

  @Test
  void aPointerIsNone() throws IOException {
    String pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:"
            + "0".repeat(64)
            + "\nsize 5000000\n";
    assertThat(of(pointer.getBytes(UTF_8))).contains(NoProgram.LFS_POINTER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html>\n<p>Not found</p>",
        "  \n<html lang=\"en\">",
        "\uFEFF<!doctype HTML><title>Sign in</title>"
      })
  void aPageIsNone(String page) throws IOException {
    assertThat(of(page.getBytes(UTF_8))).contains(NoProgram.HTML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "404: Not Found",
        "a\n",
        "a\r",
        "a\f",
        "a\tb c",
        "caf\u00e9 cr\u00e8me",
        "<p>hi </p>"
      })
  void aTextIsNone(String text) throws IOException {
    assertThat(of(text.getBytes(UTF_8))).contains(NoProgram.TEXT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void whereTheBeginningOfATextEndsDoesNotMatter(int shift) throws IOException {
    String text = " ".repeat(shift) + "\ud83c\udf27".repeat(400);
    assertThat(of(text.getBytes(UTF_8))).contains(NoProgram.TEXT);
  }

  @Test
  void aScriptMayBeAProgram() throws IOException {
    assertThat(of("#!/bin/sh\necho hi\n".getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u0000asm \u0001", "words and\u007f", "words and \u0007"})
  void whatMayBeAProgramIsLeftAlone(String bytes) throws IOException {
    assertThat(of(bytes.getBytes(ISO_8859_1))).isEmpty();
  }

  @Test
  void bytesThatAreNoUtf8MayBeAProgram() throws IOException {
    assertThat(of("some words \u00ff and more".getBytes(ISO_8859_1))).isEmpty();
    // Neither at the very end, where a character might have been cut off.
    byte[] long1 = new byte[1024];
    Arrays.fill(long1, (byte) ' ');
    long1[1023] = (byte) 0xff;
    assertThat(of(long1)).isEmpty();
  }

  @Test
  void onlyTheBeginningCounts() throws IOException {
    byte[] bytes = new byte[1100];
    Arrays.fill(bytes, (byte) ' ');
    bytes[1050] = 0;
    assertThat(of(bytes)).contains(NoProgram.TEXT);
  }

  @Test
  void whatIsKnownIsNotAskedFurther() throws IOException {
    Path program =
        Files.write(directory.resolve("program"), Binaries.of(Platform.of("linux", "amd64")));
    assertThat(ProgramFile.read(program).program()).isPresent();
    assertThat(ProgramFile.read(program).other()).isEmpty();

    Path text = Files.writeString(directory.resolve("text"), "not found");
    assertThat(ProgramFile.read(text))
        .isEqualTo(new ProgramFile(Optional.empty(), Optional.of(NoProgram.TEXT)));
  }

  @Test
  void eachSaysWhatToDo() {
    assertThat(NoProgram.values())
        .allSatisfy(
            found -> {
              assertThat(found.words()).matches("(an? |the ).+");
              assertThat(found.hint()).isNotBlank();
            });
    assertThat(NoProgram.LFS_POINTER.words()).isEqualTo(LfsPointers.WORDS);
  }

  @Test
  void noFileIsAFailure() {
    assertThatThrownBy(() -> NoProgram.of(directory.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
