package io.github.providerkit.archive.gzip;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Blocks that are compressed by several threads and come out in the order in which they were put
 * in.
 */
final class BlockQueue implements AutoCloseable {
  private final Executor executor;
  private final @Nullable ExecutorService ownExecutor;
  private final Queue<DeflateEncoder> encoders = new ConcurrentLinkedQueue<>();
  private final Queue<FutureTask<GzipBlock>> pending = new ArrayDeque<>();

  private BlockQueue(Executor executor, @Nullable ExecutorService ownExecutor) {
    this.executor = executor;
    this.ownExecutor = ownExecutor;
  }

  /** Runs in given threads, which stay the caller's. */
  static BlockQueue on(Executor executor) {
    return new BlockQueue(executor, null);
  }

  /** Runs in threads of its own; one thread is the caller's. */
  static BlockQueue withThreads(int threads) {
    if (threads == 1) {
      return on(Runnable::run);
    }
    AtomicInteger number = new AtomicInteger();
    ExecutorService executor =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "provider-gzip-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    return new BlockQueue(executor, executor);
  }

  /** Has a block compressed; it must not be touched until {@link #take} returns it. */
  void put(GzipBlock block, boolean last) {
    FutureTask<GzipBlock> task = new FutureTask<>(() -> compress(block, last));
    pending.add(task);
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      // An executor that was shut down: take() does the work.
    }
  }

  private GzipBlock compress(GzipBlock block, boolean last) {
    DeflateEncoder idle = encoders.poll();
    DeflateEncoder encoder = idle == null ? new DeflateEncoder() : idle;
    block.compress(encoder, last);
    encoders.add(encoder);
    return block;
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  /**
   * Waits for the oldest block.
   *
   * @throws IOException when it could not be compressed, or the thread was interrupted
   */
  GzipBlock take() throws IOException {
    FutureTask<GzipBlock> task = pending.remove();
    // Does nothing when a thread has begun it. Otherwise none may ever be free: a shared executor
    // can be full of
    // callers that wait like this one.
    task.run();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while compressing");
    } catch (ExecutionException e) {
      throw new IOException("cannot compress: " + e.getCause(), e.getCause());
    } catch (CancellationException e) {
      throw new IOException("cannot compress: the executor cancelled it", e);
    }
  }

  /** Drops what is not begun. */
  @Override
  public void close() {
    pending.forEach(task -> task.cancel(false));
    pending.clear();
    if (ownExecutor != null) {
      ownExecutor.shutdown();
    }
  }
}
