package io.github.providerkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.toolchain.FakeTools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS) // The programs are shell scripts.
class QuestionTest {
  @TempDir Path root;

  @Test
  void theAnswerIsWhatStandsOnTheStandardOutput() throws Exception {
    Path program =
        FakeTools.script(root.resolve("program"), "echo downloading >&2", "echo $WORD $HOME.");
    assertThat(question(program, Duration.ofSeconds(20)).ask()).isEqualTo("yes .\n");
  }

  @Test
  void aProgramThatPrintsWithoutEndDoesNotBlock() throws Exception {
    Path program =
        FakeTools.script(
            root.resolve("program"), "head -c 300000 /dev/zero >&2", "head -c 300000 /dev/zero");
    assertThat(question(program, Duration.ofSeconds(20)).ask()).hasSize(65_536);
  }

  @Test
  void aProgramThatDoesNotAnswerIsStoppedWithItsChildren() throws Exception {
    Path program =
        FakeTools.script(
            root.resolve("program"), "sleep 61 &", "echo $! > " + root + "/child", "wait");
    NoAnswerException silent =
        catchThrowableOfType(
            NoAnswerException.class, () -> question(program, Duration.ofSeconds(1)).ask());
    assertThat(silent).hasMessage("does not answer within 1 s");
    long child = Long.parseLong(Files.readString(root.resolve("child")).strip());
    ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
    assertThat(ProcessHandle.of(child)).isEmpty();
  }

  @Test
  void aProgramWhoseInterpreterIsMissingDoesNotStart() throws Exception {
    Path file = FakeTools.script(root.resolve("file"));
    Files.writeString(file, "#!/no/such/interpreter\n");
    assertThat(
            catchThrowableOfType(
                NoAnswerException.class, () -> question(file, Duration.ofSeconds(20)).ask()))
        .hasMessageStartingWith("does not start: ");
  }

  private Question question(Path program, Duration patience) {
    return new Question(
        List.of(program.toString()),
        root,
        Map.of("WORD", "yes", "PATH", "/usr/bin:/bin"),
        patience);
  }
}
