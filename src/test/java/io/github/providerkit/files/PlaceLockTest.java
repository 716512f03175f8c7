package io.github.providerkit.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class PlaceLockTest {
  @TempDir Path directory;

  @Test
  void isHeldByOneThreadAtATimeAndLeavesNothing() throws Exception {
    Path place = directory.resolve("place");
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger all = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int round = 0; round < 10; round++) {
                  try (PlaceLock lock = PlaceLock.of(place, () -> {})) {
                    assertThat(lock.isHeld()).isTrue();
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    all.incrementAndGet();
                    Thread.yield();
                    inside.decrementAndGet();
                  } catch (IOException e) {
                    most.set(-1);
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(most).hasValue(1);
    assertThat(all).hasValue(40);
    assertThat(directory).isEmptyDirectory();
  }

  /** Another process; ends when its input does. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try (PlaceLock lock = PlaceLock.of(Path.of(arguments[0]), () -> {})) {
        System.out.println(lock.isHeld());
        System.in.read();
      }
    }
  }

  @Test
  void aBuildOfAnotherProcessIsWaitedForAndSaidSo() throws Exception {
    Process holder = holder();
    List<String> told = new ArrayList<>();
    try (PlaceLock lock =
        PlaceLock.of(
            directory.resolve("place"),
            () -> {
              told.add("waiting");
              closeInput(holder);
            })) {
      assertThat(lock.isHeld()).isTrue();
    }
    assertThat(told).containsExactly("waiting");
    assertThat(holder.waitFor()).isZero();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aKilledBuildIsNotWaitedFor() throws Exception {
    Process holder = holder();
    holder.destroyForcibly().waitFor();
    assertThat(directory).isDirectoryContaining("glob:**/.place.lock");
    try (PlaceLock lock = PlaceLock.of(directory.resolve("place"), () -> {})) {
      assertThat(lock.isHeld()).isTrue();
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aKilledBuildLeavesItsWord() throws Exception {
    Path place = directory.resolve("place");
    Files.writeString(directory.resolve(".place.lock"), "a-killed-one");
    try (PlaceLock lock = PlaceLock.of(place, "second", () -> {})) {
      assertThat(lock.abandoned()).contains("a-killed-one");
      assertThat(directory.resolve(".place.lock")).hasSize("second".length());
    }
    try (PlaceLock lock = PlaceLock.of(place, "third", () -> {})) {
      assertThat(lock.abandoned()).isEmpty();
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    try (PlaceLock lock = PlaceLock.of(directory.resolve("place"), () -> {})) {
      assertThat(lock.isHeld()).isTrue();
      List<Throwable> failures = new ArrayList<>();
      Thread second =
          new Thread(
              () -> {
                try {
                  PlaceLock.of(directory.resolve("place"), () -> {}).close();
                } catch (IOException e) {
                  failures.add(e);
                }
              });
      second.start();
      second.interrupt();
      second.join();
      assertThat(failures.get(0)).hasMessageContaining("interrupted");
    }
  }

  private static void closeInput(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process holder() throws IOException {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                directory.resolve("place").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(holder.inputReader().readLine()).isEqualTo("true");
    return holder;
  }
}
