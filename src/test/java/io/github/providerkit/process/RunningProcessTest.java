package io.github.providerkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunningProcessTest {
  @Test
  void oneThatListensIsOnlyAsked() {
    Child process = new Child(false, 1);
    RunningProcess.end(process);
    assertThat(process.told).containsExactly("end");
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void oneThatIsGoneIsToldNothing() {
    Child process = new Child(false, 1);
    process.destroy();
    process.looks = 0;
    process.told.clear();
    RunningProcess.end(process);
    assertThat(process.told).isEmpty();
  }

  @Test
  void whatWasKilledIsGoneOnlyWhenTheSystemHasEndedIt() {
    // Given a process and a child that do not listen, and a system that needs its time for the kill
    Child child = new Child(true, 3);
    Child process = new Child(true, 5);
    process.children.add(child);

    // When they are ended, by a thread that was itself asked to stop
    Thread.currentThread().interrupt();
    RunningProcess.end(process);

    // Then they were asked first, and nobody has to look for them afterwards
    assertThat(Thread.interrupted()).isTrue();
    assertThat(List.of(process.told, child.told)).containsOnly(List.of("end", "kill"));
    assertThat(process.looks).isZero();
    assertThat(child.looks).isZero();
  }

  @Test
  void whatStartsWhileTheOthersAreAskedIsEndedToo() {
    Child late = new Child(true, 1);
    Child process = new Child(true, 1);
    process.whenAsked = () -> process.children.add(late);
    RunningProcess.end(process);
    assertThat(late.told).containsExactly("kill");
    assertThat(late.isAlive()).isFalse();
  }

  /** A process of which one has to look some times, once it was told to end, before it is gone. */
  private static final class Child implements ProcessHandle {
    final List<Child> children = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    private final boolean deaf;
    private boolean ending;
    private Runnable whenAsked = () -> {};
    private int looks;

    Child(boolean deaf, int looks) {
      this.deaf = deaf;
      this.looks = looks;
    }

    @Override
    public boolean isAlive() {
      if (ending && looks > 0) {
        looks--;
        return true;
      }
      return !ending;
    }

    @Override
    public boolean destroy() {
      told.add("end");
      whenAsked.run();
      ending |= !deaf;
      return true;
    }

    @Override
    public boolean destroyForcibly() {
      told.add("kill");
      ending = true;
      return true;
    }

    @Override
    public Stream<ProcessHandle> children() {
      return descendants();
    }

    @Override
    public Stream<ProcessHandle> descendants() {
      return List.<ProcessHandle>copyOf(children).stream();
    }

    @Override
    public long pid() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ProcessHandle> parent() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Info info() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<ProcessHandle> onExit() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean supportsNormalTermination() {
      return true;
    }

    @Override
    public int compareTo(ProcessHandle other) {
      throw new UnsupportedOperationException();
    }
  }
}
