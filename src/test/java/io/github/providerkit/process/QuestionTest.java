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
  /** Only there so that a test does not hang. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path root;

  @Test
  void theAnswerIsWhatStandsOnTheStandardOutput() throws Exception {
    Path program =
        FakeTools.script(root.resolve("program"), "echo downloading >&2", "echo $WORD $HOME.");
    assertThat(question(program, PATIENCE).ask()).isEqualTo("yes .\n");
  }

  @Test
  void aProgramThatPrintsWithoutEndDoesNotBlock() throws Exception {
    Path program =
        FakeTools.script(
            root.resolve("program"), "head -c 300000 /dev/zero >&2", "head -c 300000 /dev/zero");
    assertThat(question(program, PATIENCE).ask()).hasSize(65_536);
  }

  @Test
  void aProgramThatDoesNotAnswerIsStoppedWithItsChildren() throws Exception {
    Path program =
        FakeTools.script(
            root.resolve("program"),
            "sleep 3600 &",
            "echo $! > " + root + "/new; mv " + root + "/new " + root + "/child",
            "wait");
    Path started = root.resolve("child");
    // On a busy machine a script may not even have begun after a second.
    for (int patience = 1; !Files.exists(started); patience *= 4) {
      Duration seconds = Duration.ofSeconds(patience);
      NoAnswerException silent =
          catchThrowableOfType(NoAnswerException.class, () -> question(program, seconds).ask());
      assertThat(silent).hasMessage("does not answer within " + patience + " s");
    }
    long child = Long.parseLong(Files.readString(started).strip());
    ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
    assertThat(ProcessHandle.of(child)).isEmpty();
  }

  /** What holds the output open is no part of the answer. */
  @Test
  void aChildThatIsLeftBehindIsNotWaitedFor() throws Exception {
    Path program =
        FakeTools.script(root.resolve("program"), "sleep 100 &", "echo $! > child", "echo answer");
    long start = System.nanoTime();
    assertThat(question(program, PATIENCE).ask()).isEqualTo("answer\n");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(90));
    long child = Long.parseLong(Files.readString(root.resolve("child")).strip());
    ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void aProgramWhoseInterpreterIsMissingDoesNotStart() throws Exception {
    Path file = FakeTools.script(root.resolve("file"));
    Files.writeString(file, "#!/no/such/interpreter\n");
    assertThat(catchThrowableOfType(NoAnswerException.class, () -> question(file, PATIENCE).ask()))
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
