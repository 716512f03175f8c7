package io.github.providerkit.compile.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.parts.Library;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenPackagesTest {
  @TempDir Path directory;

  @Test
  void anAnswerIsReadAndWhateverElseAnInterpreterPrintsIsNot() {
    assertThat(
            FrozenPackages.of(
                List.of(
                    "package\tpypi\tsix\t1.17.0\t",
                    "package\tpypi\town\t0.1.0\tfile:///home/me/own",
                    "a warning",
                    "package\tpypi",
                    "package\tgeneric\tpython\t3.12.1")))
        .isEqualTo(
            List.of(
                new Library("generic", "python", "3.12.1"),
                new Library(
                    "pypi", "own", "0.1.0", Map.of(), Map.of("source", "file:///home/me/own")),
                new Library("pypi", "six", "1.17.0")));
  }

  @Test
  void theQuestionIsWritten() throws Exception {
    assertThat(Files.readString(FrozenPackages.question(directory)))
        .contains("from PyInstaller.archive.readers import CArchiveReader");
  }
}
