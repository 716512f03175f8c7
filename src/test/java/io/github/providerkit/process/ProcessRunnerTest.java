package io.github.providerkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** Inlined source maps, JSON on one line, binary noise: one line of 100 MB in 32 MB. */
  @Test
  void aLineOfAnyLengthIsKeptWholeAndShownInPart() throws Exception {
    Path log = directory.resolve("logs/command.log");
    Process machine =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                LongLine.class.getName(),
                directory.toString(),
                "head -c 100000000 /dev/zero | tr '\\0' x; echo; echo end")
            .inheritIO()
            .start();
    assertThat(machine.waitFor()).isZero();
    assertThat(log).hasSize(100_000_005);
  }

  /** Runs a command in a machine of its own. */
  static final class LongLine {
    private LongLine() {}

    public static void main(String[] arguments) throws ProviderException {
      Path directory = Path.of(arguments[0]);
      List<String> shown = new CopyOnWriteArrayList<>();
      new ProcessRunner(shown::add)
          .run(
              new ProcessRunner.Command(
                  "test",
                  directory,
                  List.of("sh", "-c", arguments[1]),
                  Map.of(),
                  directory.resolve("logs/command.log")));
      String first = "x".repeat(4_000) + "… (99996000 more characters)";
      if (!shown.equals(List.of(first, "end"))) {
        throw new IllegalStateException("shown: " + shown.size() + " lines");
      }
    }
  }

  @Test
  void anyEndOfALineCounts() throws ProviderException {
    run("printf 'a\\r\\nb\\rc\\n\\nd'");
    assertThat(shown).containsExactly("a", "b", "c", "", "d");
  }

  @Test
  void theLogHoldsWhatWasPrintedByteByByte() throws ProviderException, IOException {
    run("printf 'a\\r\\377\\000b'");
    assertThat(directory.resolve("logs/command.log"))
        .hasBinaryContent(new byte[] {'a', '\r', (byte) 0xff, 0, 'b'});
    assertThat(shown).containsExactly("a", "\ufffd\u0000b");
  }

  @Test
  void whatACommandIsReadForIsNotCut() throws ProviderException {
    List<String> lines =
        runner().read(command(List.of("sh", "-c", "head -c 100000 /dev/zero | tr '\\0' x")));
    assertThat(lines).containsExactly("x".repeat(100_000));
  }

  @Test
  void aQuestionThatFailsTellsItsErrors() throws IOException {
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class,
            () ->
                runner()
                    .read(
                        command(List.of("sh", "-c", "echo out; echo why it failed >&2; exit 4"))));
    assertThat(failed.details()).contains("  why it failed");
    assertThat(Files.readString(directory.resolve("logs/command.log")))
        .contains("out", "why it failed");
    assertThat(shown).isEmpty();
  }

  /** Our failure closes the command's output, and what the command makes of that is not its own. */
  @Test
  void aFailureOfOursIsNotTheCommands() {
    ProcessRunner broken =
        new ProcessRunner(
            line -> {
              throw new OutOfMemoryError("in a test");
            });
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class,
            () -> broken.run(command(List.of("sh", "-c", "while echo x; do :; done; exit 141"))));
    assertThat(failed)
        .hasMessageContaining("cannot keep the output of sh")
        .hasRootCauseMessage("in a test");
    assertThat(failed.fault()).isEqualTo(ProviderException.Fault.ENVIRONMENT);
  }

  @Test
  @Timeout(600)
  void whoeverShowsTheLinesMayBeSlow() throws ProviderException {
    ProcessRunner slow =
        new ProcessRunner(
            line -> {
              shown.add(line);
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(60));
            });
    slow.run(command(List.of("seq", "100")));
    assertThat(shown).hasSize(100);
  }

  @ParameterizedTest
  @CsvSource({
    "npm run no-such-script, '[npm, run, no-such-script]'",
    "npm - run - build, '[npm, run, build]'"
  })
  void aCommandInOneElementIsTold(String program, String list) {
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class, () -> runner().run(command(List.of(program))));
    assertThat(failed.text()).contains("each word is an element of its own: " + list);
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

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatACommandLeavesRunningIsToldAndNotEnded() throws Exception {
    run("(setsid sleep 301 >/dev/null 2>&1 & echo $! > child)");
    ProcessHandle child = child();
    assertThat(isRunning(child)).isTrue();
    assertThat(shown)
        .anyMatch(
            line ->
                line.startsWith("release.build.command: still runs in the background: process")
                    && line.contains("sleep 301"));
    child.destroyForcibly();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Timeout(600)
  void anInterruptAlsoEndsWhatMadeItselfIndependent() throws Exception {
    Thread build =
        new Thread(
            () ->
                failure(
                    "(setsid sleep 302 >/dev/null 2>&1 & echo $! > pid; mv pid child); sleep 302"));
    build.start();
    while (!Files.exists(directory.resolve("child"))) {
      Thread.sleep(10);
    }
    ProcessHandle child = child();
    assertThat(isRunning(child)).isTrue();
    build.interrupt();
    build.join();
    assertThat(isRunning(child)).isFalse();
  }

  /** In a container nobody may take note of what has ended, and it looks alive for ever. */
  private static boolean isRunning(ProcessHandle process) {
    try {
      return Files.readAllBytes(Path.of("/proc/" + process.pid() + "/environ")).length > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private ProcessHandle child() throws IOException {
    long pid = Long.parseLong(Files.readString(directory.resolve("child")).strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  @Test
  void secretsOfMavenAreNotHandedOn() {
    Map<String, String> environment = new HashMap<>();
    List<String> names =
        List.of("MAVEN_GPG_PASSPHRASE", "MAVEN_CMD_LINE_ARGS", "MAVEN_ARGS", "MAVEN_OPTS", "X");
    names.forEach(name -> environment.put(name, "x"));
    ChildEnvironment.clean(environment);
    assertThat(environment).containsOnlyKeys("MAVEN_OPTS", "X");
  }

  /** A command that starts a Maven of its own needs the rest. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "-Xmx1g  -Dgpg.passphrase=x1 -ea | -Xmx1g -ea",
        "-Dgpg.passphrase=x1 | ",
        "-Dhttps.proxyPassword=\"x1 x2\" -Xmx1g | -Xmx1g",
        "\"-Dgpg.passphrase=x1 x2\" '-Dmy.TOKEN=x1' -Da=b | -Da=b",
        "-Djavax.net.ssl.trustStore=/t -Dclient-secret=x1 | -Djavax.net.ssl.trustStore=/t",
        "-Xmx1g   -Da='b  c' | -Xmx1g   -Da='b  c'",
        "-Da=it's -Dsecret=x1 | -Da=it's"
      })
  void secretsAmongTheOptionsOfJavaAreNotHandedOn(String options, String left) {
    for (String name : List.of("MAVEN_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS")) {
      Map<String, String> environment = new HashMap<>(Map.of(name, options));
      ChildEnvironment.clean(environment);
      assertThat(environment.get(name)).isEqualTo(left);
    }
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
