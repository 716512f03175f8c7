package io.github.providerkit.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
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

  private final Process process;
  private final Thread hook;

  private RunningProcess(Process process) {
    this.process = process;
    this.hook = new Thread(() -> end(process.toHandle()), "provider-end");
  }

  /**
   * Starts a process without input.
   *
   * @throws IOException if the program cannot be started
   * @throws InterruptedException if the virtual machine is shutting down
   */
  public static RunningProcess start(ProcessBuilder builder)
      throws IOException, InterruptedException {
    RunningProcess running = new RunningProcess(builder.start());
    try {
      Runtime.getRuntime().addShutdownHook(running.hook);
    } catch (IllegalStateException e) {
      end(running.process.toHandle());
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
    return process.waitFor();
  }

  /** Waits for its end; false when it still runs after that time. */
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return process.waitFor(time, unit);
  }

  /**
   * Ends it, if it still runs, with everything that it started: politely, then for good. When this
   * returns, they are gone, unless the system itself takes long to end them.
   */
  @Override
  public void close() {
    end(process.toHandle());
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already; it finds nothing left to end.
      return;
    }
  }

  /** Ends a process and everything that it started. */
  static void end(ProcessHandle process) {
    if (!process.isAlive()) {
      return;
    }
    // A set interrupt flag would turn the pauses below into a busy wait.
    boolean interrupted = Thread.interrupted();
    List<ProcessHandle> all = family(Stream.of(process));
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
