package io.github.providerkit.lock;

import io.github.providerkit.message.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same with many things, several at a time. */
final class Parallel implements AutoCloseable {
  private final ExecutorService threads;

  Parallel(int count) {
    threads = Executors.newFixedThreadPool(count);
  }

  /** What is done with one thing; failures are its own business. */
  @FunctionalInterface
  interface Task<T> {
    /** Does it. */
    void run(T item);
  }

  /** Returns when everything was done. */
  <T> void forEach(List<T> items, Task<T> task) throws ProviderException {
    List<Future<?>> running = new ArrayList<>();
    items.forEach(item -> running.add(threads.submit(() -> task.run(item))));
    try {
      for (Future<?> future : running) {
        future.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.environment("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
