package io.github.providerkit.manifest;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Runs a computation that follows the nesting of a document. Documents of 10,000 levels are
 * well-formed, and the stack of the caller's thread is not ours to rely on.
 */
public final class DeepStack {
  private static final long BYTES = 64L << 20;

  private DeepStack() {}

  /**
   * Runs a computation to its end, also when the calling thread is interrupted meanwhile.
   *
   * @param computation must not throw checked exceptions; may return null
   * @return its result
   */
  public static <T> T call(Supplier<T> computation) {
    FutureTask<T> task = new FutureTask<>(computation::get);
    Thread thread = new Thread(null, task, "provider-document", BYTES);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          // The computation is short and touches nothing outside: the caller sees it afterwards.
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
