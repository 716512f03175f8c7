package io.github.providerkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ProcessRunnerTest {
  @TempDir Path directory;
  private final List<String> shown = new CopyOnWriteArrayList<>();

  @Test
  void outputIsShownAndKept() throws ProviderException, IOException {
    run("echo one; echo two >&2; pwd");
    assertThat(shown).containsExactly("one", "two", directory.toRealPath().toString());
    assertThat(directory.resolve("logs/command.log")).hasContent(String.join("\n", shown));
  }

  @Test
  void aFailureShowsStatusCommandAndTheLastTwentyLines() {
    ProviderException failed = failure("for i in $(seq 30); do echo line $i; done; exit 3");
    assertThat(failed)
        .hasMessageContaining("release.build.command: expected exit status 0, found 3")
        .hasMessageContaining("sh -c");
    assertThat(failed.hint()).contains("command.log");
    assertThat(failed.details()).hasSize(21).contains("  line 11", "  line 30");
    assertThat(failed.details()).doesNotContain("  line 10");
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class, () -> runner().run(command(List.of("no-such-tool", "x"))));
    assertThat(failed)
        .hasMessageContaining("found none for \"no-such-tool\"")
        .extracting(ProviderException::fault)
        .isEqualTo(ProviderException.Fault.USER);
  }

  @Test
  void argumentsReachTheProgramAsTheyAre() throws ProviderException {
    runner().run(command(List.of("printf", "%s|", "a b", "$HOME", "*", "")));
    assertThat(shown).containsExactly("a b|$HOME|*||");
  }

  @Test
  @Timeout(600)
  void anInterruptEndsTheCommandAndItsChildren() throws Exception {
    // Given a command with a child, both of which would run for long
    Path pids = directory.resolve("pids");
    Thread build =
        new Thread(
            () -> failure("sleep 300 & echo $! > child; echo $$ > pid.$$; mv pid.$$ pids; wait"));
    build.start();
    while (!Files.exists(pids)) {
      Thread.sleep(10);
    }
    long parent = Long.parseLong(Files.readString(pids).strip());
    long child = Long.parseLong(Files.readString(directory.resolve("child")).strip());

    // When the build is interrupted
    build.interrupt();
    build.join();

    // Then neither is alive
    assertThat(ProcessHandle.of(parent).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  private ProviderException failure(String script) {
    return catchThrowableOfType(ProviderException.class, () -> run(script));
  }

  private void run(String script) throws ProviderException {
    runner().run(command(List.of("sh", "-c", script)));
  }

  private ProcessRunner runner() {
    return new ProcessRunner(shown::add);
  }

  private ProcessRunner.Command command(List<String> arguments) {
    return new ProcessRunner.Command(
        "release.build.command",
        directory,
        arguments,
        Map.of(),
        directory.resolve("logs/command.log"));
  }
}
