package io.github.providerkit.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Binaries;
import io.github.providerkit.platform.BinaryFile;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class StartOnceTest {
  private static final Platform MACHINE = Platform.of("linux", "amd64");

  /** Only there so that a test does not hang. */
  private static final int ENOUGH = 300;

  @TempDir Path directory;
  private final List<String> told = new ArrayList<>();

  @Test
  void aPluginThatWritesDownItsOperationsPasses() throws Exception {
    start(true, ENOUGH, "echo started; echo 'name: x' > \"$GESTALT_PLUGIN_WRITE_CATALOG\"");
    assertThat(log()).hasContent("started");
  }

  @Test
  void aPluginThatWritesNothingFails() {
    assertThat(failure(true, ENOUGH, "exit 0"))
        .hasMessage(
            "linux/amd64: expected the binary to write down its operations, found that it ended"
                + " with status 0");
  }

  @Test
  void aPluginThatFailsAfterWritingFails() {
    ProviderException failed =
        failure(true, ENOUGH, "echo oops; touch \"$GESTALT_PLUGIN_WRITE_CATALOG\"; exit 3");
    assertThat(failed).hasMessageEndingWith("found that it ended with status 3");
    assertThat(failed.hint()).contains(log().toString(), "provider.smokeTest=false");
    assertThat(log()).hasContent("oops");
  }

  @Test
  void aPluginThatHangsFailsAndIsEnded() throws IOException {
    // On a busy machine a script may not even have begun after a second.
    for (int seconds = 1; !Files.exists(log()) || Files.size(log()) == 0; seconds *= 4) {
      ProviderException failed = failure(true, seconds, "echo $$; exec sleep 3600");
      assertThat(failed)
          .hasMessageEndingWith("found that it had not done so after " + seconds + " s");
    }
    long pid = Long.parseLong(Files.readString(log()).strip());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aComponentThatOpensItsSocketPassesAndIsEnded() throws Exception {
    assumeThat(Path.of("/usr/bin/python3")).exists();
    start(
        false,
        ENOUGH,
        "echo $$",
        "exec /usr/bin/python3 -c '",
        "import os, socket, time",
        "s = socket.socket(socket.AF_UNIX)",
        "s.bind(os.environ[\"GESTALT_PLUGIN_SOCKET\"])",
        "time.sleep(3600)'");
    long pid = Long.parseLong(Files.readString(log()).strip());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aComponentThatEndsWithoutItsSocketFails() {
    assertThat(failure(false, ENOUGH, "exit 4"))
        .hasMessage(
            "linux/amd64: expected the binary to open its socket, found that it ended with status"
                + " 4");
  }

  @Test
  void whatCannotBeStartedIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("provider"), "no program");
    assertThat(
            catchThrowableOfType(
                ProviderException.class, () -> smokeTest(true, 1).start(file, step())))
        .hasMessage("cannot start " + file);
  }

  @Test
  void aBinaryForAnotherMachineIsNotStarted() throws Exception {
    Path file = binary(Platform.of("linux", "arm64"));
    smokeTest(true, 1).run(file, Platform.of("linux", "arm64"), step());
    assertThat(log()).doesNotExist();
    assertThat(told).isEmpty();
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "x86_64"})
  void aBinaryForAnotherLibraryIsNotStartedAndThatIsTold() throws Exception {
    // Given a machine with one C library, and a binary for the other
    String here = BinaryFile.read(Path.of("/bin/sh")).orElseThrow().libc();
    assumeThat(here).isIn("glibc", "musl");
    Platform other = new Platform("linux", "amd64", here.equals("glibc") ? "musl" : "glibc");

    // When it should be started
    smokeTest(true, 1).run(binary(other), other, step());

    // Then it is not, and the user knows
    assertThat(log()).doesNotExist();
    assertThat(told)
        .singleElement()
        .asString()
        .startsWith("[" + other + "] not started: expected linux/amd64/" + here);

    // And whoever named no library learns what to ask for
    told.clear();
    smokeTest(true, 1).run(binary(other), MACHINE, step());
    assertThat(told)
        .singleElement()
        .asString()
        .contains("-Dprovider.platforms=linux/amd64/" + here + " builds one that starts");
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "x86_64"})
  void aBinaryOfThisMachineIsStarted() throws IOException {
    Path file = Files.copy(Path.of("/bin/sh").toRealPath(), directory.resolve("provider"));
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class, () -> smokeTest(true, ENOUGH).run(file, MACHINE, step()));
    assertThat(failed).hasMessageEndingWith("ended with status 0");
  }

  private Path binary(Platform platform) throws IOException {
    Path file = Files.write(directory.resolve("provider"), Binaries.of(platform));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private void start(boolean plugin, int seconds, String... script)
      throws IOException, ProviderException {
    Path file = directory.resolve("provider");
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", script) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    smokeTest(plugin, seconds).start(file, step());
  }

  private ProviderException failure(boolean plugin, int seconds, String script) {
    return catchThrowableOfType(ProviderException.class, () -> start(plugin, seconds, script));
  }

  private StartOnce smokeTest(boolean plugin, int seconds) {
    return new StartOnce(MACHINE, plugin, told::add, Duration.ofSeconds(seconds));
  }

  private Path log() {
    return directory.resolve("step.log");
  }

  private Step step() {
    return new Step("linux/amd64", log(), new ProcessRunner(told::add));
  }
}
