package io.github.providerkit.compile;

import static io.github.providerkit.compile.TestBuild.DARWIN;
import static io.github.providerkit.compile.TestBuild.LINUX;
import static io.github.providerkit.compile.TestBuild.LINUX_ARM;
import static io.github.providerkit.compile.TestBuild.WINDOWS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildRecord;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.platform.Binaries;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Several platforms at a time: how many, and what happens to the others when one fails. */
@Timeout(600)
class PlatformsBuildTest {
  @TempDir Path directory;
  private TestBuild build;

  @BeforeEach
  void aProvider() {
    build = TestBuild.in(directory);
  }

  @Test
  void asManyAsThereAreSlotsRunAtATime() throws Exception {
    // Given compilers of which two have to be at work to get on
    Semaphore slots = new Semaphore(2, true);
    CyclicBarrier two = new CyclicBarrier(2);
    AtomicInteger most = new AtomicInteger();
    build.slots(slots).compiling((platform, step) -> count(slots, 2, most, () -> meet(two)));

    // When four are asked for
    List<BuiltBinary> binaries = build.kind("secrets").run(LINUX, LINUX_ARM, DARWIN, WINDOWS);

    // Then there were never more, and the order is the one that was asked for
    assertThat(most).hasValue(2);
    assertThat(slots.availablePermits()).isEqualTo(2);
    assertThat(binaries)
        .extracting(binary -> binary.record().platform())
        .containsExactly(LINUX, LINUX_ARM, DARWIN, WINDOWS);
    assertThat(binaries.get(3).file()).hasFileName("provider.exe");
  }

  @Test
  void twoBuildsShareTheSlots(@TempDir Path other) throws Exception {
    // Given two builds, and one slot
    Semaphore slots = new Semaphore(1, true);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    TestBuild.Work alone =
        (platform, step) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          pause();
          running.decrementAndGet();
        };
    TestBuild another = TestBuild.in(other).slots(slots).preparing(alone).compiling(alone);
    build.slots(slots).preparing(alone).compiling(alone);

    // When both run
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> one = threads.submit(() -> build.run(LINUX, DARWIN));
      Future<?> two = threads.submit(() -> another.run(LINUX, DARWIN));
      one.get();
      two.get();
    } finally {
      threads.shutdownNow();
    }

    // Then there was never more than one compiler
    assertThat(most).hasValue(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFailureEndsTheOthersAndLeavesNothing() throws Exception {
    // Given a compiler at work for long, and one that fails then
    build.compiling(
        (platform, step) -> {
          if (platform.equals(DARWIN)) {
            sleep(step);
          }
          awaitPids();
          step.run("go build", directory, Map.of(), List.of("sh", "-c", "echo broken >&2; exit 7"));
        });

    // When both are asked for
    ProviderException failed = failure(LINUX, DARWIN);

    // Then the failure is told, and what ran is gone
    assertThat(failed)
        .hasMessageStartingWith("linux/amd64: go build: expected exit status 0, found 7");
    assertThat(failed.details()).contains("  broken");
    assertThat(failed.hint()).contains("linux-amd64.log");
    assertThat(alive()).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anInterruptEndsEverything() throws Exception {
    // Given a build with a command that has a child
    build.compiling((platform, step) -> sleep(step));
    ProviderException[] failed = new ProviderException[1];
    boolean[] flag = new boolean[1];
    Thread caller =
        new Thread(
            () -> {
              failed[0] = failure(LINUX, DARWIN);
              flag[0] = Thread.currentThread().isInterrupted();
            });
    caller.start();
    awaitPids();

    // When it is interrupted
    caller.interrupt();
    caller.join();

    // Then commands and children are gone, and it is told as such
    assertThat(alive()).isEmpty();
    assertThat(failed[0]).hasMessage("the build was interrupted");
    assertThat(flag[0]).isTrue();
    assertNothingIsLeft();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aCommandThatDoesNotListenIsEndedForGood() throws Exception {
    build.compiling(
        (platform, step) ->
            step.run(
                "deaf",
                directory,
                Map.of(),
                List.of(
                    "sh",
                    "-c",
                    "trap '' TERM; echo $$ > pids.$$; mv pids.$$ pids; sleep 300; sleep 300")));
    Thread caller = new Thread(() -> failure(LINUX));
    caller.start();
    awaitPids();
    caller.interrupt();
    caller.join();
    assertThat(alive()).isEmpty();
  }

  @Test
  void everythingThatIsMissingIsToldBeforeAnythingIsCompiled() {
    build.asking(
        (platform, step) -> {
          throw ProviderException.user("expected a compiler for " + platform, "install one");
        });
    ProviderException failed = failure(DARWIN, WINDOWS);
    assertThat(failed).hasMessageContaining("3 parts of the build failed");
    assertThat(failed.details())
        .contains(
            "expected a compiler for darwin/arm64",
            "expected a compiler for windows/amd64",
            "expected a compiler for linux/amd64");
    assertThat(build.done()).isEmpty();
  }

  @Test
  void aDefectIsNoMistakeOfTheUsers() {
    build.compiling(
        (platform, step) -> {
          throw new IllegalStateException("a defect");
        });
    assertThat(failure(LINUX))
        .hasRootCauseMessage("a defect")
        .extracting(ProviderException::fault)
        .isEqualTo(ProviderException.Fault.ENVIRONMENT);
  }

  @Test
  void aBinaryForAnotherMachineIsRefused() {
    build.making(Binaries.of(LINUX_ARM));
    ProviderException failed = failure(LINUX);
    assertThat(failed)
        .hasMessage("linux/amd64: expected linux/amd64, found linux/arm64 (ELF, static)");
    assertThat(failed.hint()).contains("linux-amd64.log");
    assertThat(build.binary(LINUX)).doesNotExist();
  }

  @Test
  void aScriptIsRefused() {
    build.making("#!/bin/sh\n".getBytes(UTF_8));
    assertThat(failure(LINUX))
        .hasMessage("linux/amd64: expected linux/amd64, found no executable of a known format");
    assertThat(build.binary(LINUX)).doesNotExist();
  }

  @Test
  void aCompilerThatMakesNothingIsToldAsSuch() {
    build.making(new byte[0]);
    assertThat(failure(LINUX)).hasMessage("linux/amd64: expected a binary, found none");
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "x86_64"})
  void aBinaryThatDoesNotStartDoesNotGetIntoPlace() throws Exception {
    // Given binaries that are nothing but headers
    build.kind("secrets").withSmokeTest();

    // When one for this machine is built
    ProviderException failed = failure(LINUX);

    // Then it is refused, and those that do not run here are not
    assertThat(failed).hasMessageContaining("provider");
    assertThat(build.binary(LINUX)).doesNotExist();
    assertThat(build.run(DARWIN)).hasSize(1);
  }

  @Test
  void aProgramOfItsOwnIsNotStartedBecauseNobodyKnowsWhatItDoes() throws Exception {
    build.kind("provider").entry("./cmd/weather").withSmokeTest();
    assertThat(build.run(LINUX)).hasSize(1);
    assertThat(build.binary(LINUX)).exists();
    assertThat(build.done()).containsExactly("prepare", "compile linux/amd64");
  }

  @Test
  void anotherLibraryThanTheOneAskedForIsRefused() {
    build.kind("secrets").making(Binaries.of(new Platform("linux", "amd64", "glibc")));
    assertThat(failure(new Platform("linux", "amd64", "musl")))
        .hasMessageContaining("expected linux/amd64/musl, found linux/amd64 (ELF, glibc)");
  }

  @Test
  void whatTheCompilerWasAskedForCountsWhereNoLibraryIsNamed() {
    // As some versions of Bun did: asked for musl, they hand out glibc
    build
        .kind("secrets")
        .standingFor("musl")
        .making(Binaries.of(new Platform("linux", "amd64", "glibc")));
    assertThat(failure(LINUX))
        .hasMessage("linux/amd64: expected linux/amd64/musl, found linux/amd64 (ELF, glibc)");
  }

  @Test
  void afterAFailureNobodyTakesWhatAnEarlierBuildLeft() throws Exception {
    // Given a build, and then one that fails for one of two platforms
    build.run(LINUX, DARWIN);
    build
        .write(TestBuild.SOURCE, "two")
        .compiling(
            (platform, step) -> {
              if (platform.equals(DARWIN)) {
                throw ProviderException.user("failed", null);
              }
            });
    failure(LINUX, DARWIN);

    // Then no record says that either belongs to a release
    assertThat(build.binary(LINUX).resolveSibling(BuildRecord.FILE)).doesNotExist();
    assertThat(build.binary(DARWIN).resolveSibling(BuildRecord.FILE)).doesNotExist();
  }

  @Test
  void progressNamesThePlatform() throws Exception {
    build.run(LINUX);
    assertThat(build.told())
        .contains("Go 1.0: /tools/go (PATH)", "[linux/amd64] compiling Go")
        .anyMatch(line -> line.matches("\\[linux/amd64] 0\\.0 MB in [0-9.]+ s"));
  }

  private void assertNothingIsLeft() throws Exception {
    if (Files.exists(build.paths().artifacts())) {
      try (Stream<Path> left = Files.walk(build.paths().artifacts())) {
        assertThat(left.filter(Files::isRegularFile)).isEmpty();
      }
    }
    // One that has nothing to do any more needs a moment to end; one that works on hangs the test.
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().matches("provider-(build|progress)")) {
        thread.join();
      }
    }
  }

  /** A shell with a child, both of which write down who they are. */
  private void sleep(Step step) throws ProviderException {
    String script = "sleep 300 & echo $! $$ > pids.$$; mv pids.$$ pids; wait; sleep 300";
    step.run("sleep", directory, Map.of(), List.of("sh", "-c", script));
  }

  private void awaitPids() {
    while (!Files.exists(directory.resolve("pids"))) {
      pause();
    }
  }

  private List<ProcessHandle> alive() throws IOException {
    return Stream.of(Files.readString(directory.resolve("pids")).strip().split(" "))
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  private ProviderException failure(Platform... platforms) {
    return catchThrowableOfType(ProviderException.class, () -> build.run(platforms));
  }

  private static void count(Semaphore slots, int all, AtomicInteger most, Runnable work) {
    most.accumulateAndGet(all - slots.availablePermits(), Math::max);
    work.run();
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(5, TimeUnit.MINUTES);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("nobody else is at work", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
