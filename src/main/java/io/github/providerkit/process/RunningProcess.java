package io.github.providerkit.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A process that never outlives its owner: closing it, or the end of the machine, ends it. */
public final class RunningProcess implements AutoCloseable {
  private static final int GRACE_SECONDS = 2;

  private final Process process;
  private final Thread hook;

  private RunningProcess(Process process) {
    this.process = process;
    this.hook = new Thread(() -> destroy(process), "provider-end");
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
      destroy(running.process);
      throw new InterruptedException("the virtual machine is shutting down");
    }
    running.process.getOutputStream().close();
    return running;
  }

  InputStream output() {
    return process.getInputStream();
  }

  /** Waits for its end and returns the exit status. */
  public int await() throws InterruptedException {
    return process.waitFor();
  }

  /** Waits for its end; false when it still runs after that time. */
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return process.waitFor(time, unit);
  }

  /** Ends it, if it still runs, with everything that it started: politely, then for good. */
  @Override
  public void close() {
    destroy(process);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already; it finds nothing left to end.
      return;
    }
  }

  private static void destroy(Process process) {
    if (!process.isAlive()) {
      return;
    }
    // A set interrupt flag would turn the pauses below into a busy wait.
    boolean interrupted = Thread.interrupted();
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroy);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
    while (all.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    // Those that did not listen may have started others meanwhile.
    all.stream()
        .filter(ProcessHandle::isAlive)
        .flatMap(handle -> Stream.concat(handle.descendants(), Stream.of(handle)))
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
