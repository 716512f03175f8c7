package io.github.providerkit.manifest;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Runs what must not recurse by the depth of its input, where a few thousand calls are too many.
 */
public final class SmallStack {
  private static final long BYTES = 256 << 10;

  private SmallStack() {}

  /** The result of a task; its exceptions and errors as causes. */
  public static <T> T call(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread = new Thread(null, future, "small-stack", BYTES);
    thread.start();
    return future.get();
  }
}
