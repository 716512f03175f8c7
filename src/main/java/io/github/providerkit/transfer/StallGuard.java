package io.github.providerkit.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends a transfer in which nothing moves any more: the JDK's client waits for a body forever. */
final class StallGuard extends FilterInputStream {
  private final Duration silence;
  private final ScheduledFuture<?> watch;
  private volatile long lastMove = System.nanoTime();
  private volatile boolean stalled;

  StallGuard(InputStream body, Duration silence, ScheduledExecutorService clock) {
    super(body);
    this.silence = silence;
    long period = Math.max(1, silence.toMillis() / 4);
    this.watch = clock.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (System.nanoTime() - lastMove > silence.toNanos()) {
      stalled = true;
      try {
        super.close();
      } catch (IOException e) {
        // The reader notices that the stream is closed, however that went.
        watch.cancel(false);
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    lastMove = System.nanoTime();
    try {
      int read = super.read(bytes, offset, length);
      if (read < 0 && stalled) {
        throw new IOException("closed");
      }
      return read;
    } catch (IOException e) {
      throw stalled ? new IOException("nothing came for " + silence.toMillis() + " ms", e) : e;
    }
  }

  @Override
  public void close() throws IOException {
    watch.cancel(false);
    super.close();
  }
}
