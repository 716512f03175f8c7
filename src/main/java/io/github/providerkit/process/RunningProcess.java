package io.github.providerkit.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A process that never outlives its owner: closing it, or the end of the machine, ends it. */
public final class RunningProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(2);

  /**
   * How long the system may take to end what was killed. Where nobody takes note of orphans, as in
   * a container without an init process, dead ones look alive for ever; nothing is gained by more.
   */
  private static final Duration LAST_MOMENTS = Duration.ofSeconds(5);

  private static final Duration A_MOMENT = Duration.ofMillis(500);

  private final Process process;
  private final String mark;
  private final Thread hook;
  private volatile boolean ended;

  private RunningProcess(Process process, String mark) {
    this.process = process;
    this.mark = mark;
    this.hook = new Thread(this::endAll, "provider-end");
  }

  /**
   * Starts a process without input.
   *
   * @throws IOException if the program cannot be started
   * @throws InterruptedException if the virtual machine is shutting down
   */
  public static RunningProcess start(ProcessBuilder builder)
      throws IOException, InterruptedException {
    ChildEnvironment.clean(builder.environment());
    String mark = Marked.next();
    builder.environment().put(Marked.VARIABLE, mark);
    RunningProcess running = new RunningProcess(builder.start(), mark);
    try {
      Runtime.getRuntime().addShutdownHook(running.hook);
    } catch (IllegalStateException e) {
      running.endAll();
      throw new InterruptedException("the virtual machine is shutting down");
    }
    running.process.getOutputStream().close();
    return running;
  }

  InputStream output() {
    return process.getInputStream();
  }

  InputStream errors() {
    return process.getErrorStream();
  }

  /** Waits for its end and returns the exit status. */
  public int await() throws InterruptedException {
    int status = process.waitFor();
    ended = true;
    return status;
  }

  /** Waits for its end; false when it still runs after that time. */
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    boolean now = process.waitFor(time, unit);
    ended |= now;
    return now;
  }

  /**
   * What it started and left running when it ended, where the system shows it; those that end
   * within a moment are not meant.
   */
  List<ProcessHandle> leftRunning() {
    List<ProcessHandle> left = Marked.with(mark);
    awaitEnd(left, A_MOMENT);
    return left.isEmpty() ? left : Marked.with(mark);
  }

  /**
   * Ends it, if it still runs, with everything that it started, also what made itself independent:
   * politely, then for good. When this returns, they are gone, unless the system itself takes long
   * to end them.
   */
  @Override
  public void close() {
    endAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already; it finds nothing left to end.
      return;
    }
  }

  /** Not what it has left behind by itself: that is meant to live on, as the server of a cache. */
  private void endAll() {
    if (ended) {
      return;
    }
    List<ProcessHandle> all = new ArrayList<>(Marked.with(mark));
    all.add(process.toHandle());
    end(all);
  }

  /** Ends a process and everything that it started. */
  static void end(ProcessHandle process) {
    end(List.of(process));
  }

  /** Ends processes and everything that they started. */
  static void end(List<ProcessHandle> processes) {
    if (processes.stream().noneMatch(ProcessHandle::isAlive)) {
      return;
    }
    // A set interrupt flag would turn the pauses below into a busy wait.
    boolean interrupted = Thread.interrupted();
    List<ProcessHandle> all = family(processes.stream());
    all.forEach(ProcessHandle::destroy);
    if (!awaitEnd(all, GRACE)) {
      // Those that did not listen may have started others meanwhile.
      List<ProcessHandle> deaf = family(all.stream().filter(ProcessHandle::isAlive));
      deaf.forEach(ProcessHandle::destroyForcibly);
      // Only asked for so far: whoever removes their directory next must not meet them there.
      awaitEnd(deaf, LAST_MOMENTS);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<ProcessHandle> family(Stream<ProcessHandle> parents) {
    return parents
        .flatMap(parent -> Stream.concat(parent.descendants(), Stream.of(parent)))
        .distinct()
        .toList();
  }

  /** Waits for the end of all; false when one still runs after that time. */
  private static boolean awaitEnd(List<ProcessHandle> all, Duration patience) {
    long start = System.nanoTime();
    while (all.stream().anyMatch(ProcessHandle::isAlive)) {
      if (System.nanoTime() - start > patience.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return true;
  }
}
