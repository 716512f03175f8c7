package io.github.providerkit.compile;

import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Does work side by side, as much at a time as there are free slots. The first failure ends the
 * rest: what would come of it is thrown away anyway.
 */
final class SideBySide implements AutoCloseable {
  private final Semaphore slots;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> new Thread(task, "provider-build"));
  private final ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(threads);
  private final List<Future<Void>> tasks = new ArrayList<>();

  /**
   * Creates an executor.
   *
   * @param slots shared with everybody else who starts compilers
   */
  SideBySide(Semaphore slots) {
    this.slots = slots;
  }

  /** Does work on this thread. */
  void alone(FailureList.Work work) throws ProviderException {
    try {
      inSlot(work);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Starts work. */
  void add(FailureList.Work work) {
    tasks.add(
        running.submit(
            () -> {
              inSlot(work);
              return null;
            }));
  }

  private void inSlot(FailureList.Work work) throws ProviderException, InterruptedException {
    slots.acquire();
    try {
      work.run();
    } finally {
      slots.release();
    }
  }

  /**
   * Waits for everything that was started.
   *
   * @throws ProviderException the first failure
   */
  void finish() throws ProviderException {
    FailureList failures = new FailureList("parts of the build failed");
    try {
      for (int i = 0; i < tasks.size(); i++) {
        collect(running.take(), failures);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    failures.rethrow();
  }

  private void collect(Future<Void> task, FailureList failures) throws InterruptedException {
    try {
      task.get();
    } catch (CancellationException e) {
      // It was ended because of another failure, which is told.
      return;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProviderException failure && failures.isEmpty()) {
        failures.add(failure);
      } else if (failures.isEmpty()) {
        failures.add(ProviderException.environment("the build failed", e.getCause()));
      }
      tasks.forEach(other -> other.cancel(true));
    }
  }

  private static ProviderException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return ProviderException.environment("the build was interrupted", e);
  }

  /** Ends what still runs, and waits until its processes are gone. */
  @Override
  public void close() {
    threads.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      threads.awaitTermination(Long.MAX_VALUE, java.util.concurrent.TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
