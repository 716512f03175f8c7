package io.github.providerkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageFiguresTest {
  private static final String HEADER =
      "GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,INSTRUCTION_COVERED,BRANCH_MISSED,BRANCH_COVERED,"
          + "LINE_MISSED,LINE_COVERED,COMPLEXITY_MISSED,COMPLEXITY_COVERED,METHOD_MISSED,"
          + "METHOD_COVERED\n";

  @TempDir Path directory;

  @Test
  void aPackageIsTheSumOfItsClasses() throws IOException {
    Path together =
        report(
            "Plugin,io.github.providerkit.lock,Lockfile,1,2,0,0,1,2,1,1,1,1",
            "Plugin,io.github.providerkit.archive,Sha256,0,10,1,3,0,4,1,1,1,1",
            "Plugin,io.github.providerkit.lock,LockDiff,0,997,0,2,0,7,1,1,1,1");
    Path unit = report("Plugin,io.github.providerkit.lock,Lockfile,3,0,0,0,3,0,1,1,1,1");
    assertThat(
            CoverageFigures.table(
                CoverageFigures.read(together),
                CoverageFigures.read(unit),
                CoverageFigures.read(directory.resolve("absent.csv"))))
        .isEqualToNormalizingNewlines(
            """
                                          instructions  branches     lines
            archive                            100.0 %    75.0 %   100.0 %
            lock                                99.9 %   100.0 %    90.0 %
            all packages                        99.9 %    83.3 %    92.8 %
              by unit tests alone                0.0 %         -     0.0 %
              by integration tests alone             -         -         -
            """);
  }

  private Path report(String... lines) throws IOException {
    return Files.writeString(
        Files.createTempFile(directory, "jacoco", ".csv"), HEADER + String.join("\n", lines));
  }
}
