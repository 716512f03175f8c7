package io.github.providerkit.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a transfer in which nothing moves any more, too little, or for too long: the JDK's client
 * waits for a body forever.
 */
final class StallGuard extends FilterInputStream {
  private static final long SECOND = 1_000_000_000;

  private final Patience patience;
  private final Countdown countdown;
  private final Watch watch;
  private final ScheduledFuture<?> looks;
  private volatile boolean waiting;
  private volatile long waitingSince;
  private volatile @Nullable IOException verdict;
  private long windowStart;
  private long windowBytes;

  StallGuard(
      InputStream body,
      Patience patience,
      Countdown countdown,
      Watch watch,
      ScheduledExecutorService threads) {
    super(body);
    this.patience = patience;
    this.countdown = countdown;
    this.watch = watch;
    this.windowStart = watch.nanoTime();
    long period = Math.max(1, patience.silence().toMillis() / 4);
    this.looks = threads.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
  }

  /** Looks from another thread whether the reader waits in vain. */
  private void look() {
    if (!waiting || verdict != null) {
      return;
    }
    if (countdown.left().isZero()) {
      end(countdown.over());
    } else if (watch.nanoTime() - waitingSince > patience.silence().toNanos()) {
      end(new IOException("nothing came for " + patience.silence().toMillis() + " ms"));
    }
  }

  private void end(IOException reason) {
    verdict = reason;
    try {
      super.close();
    } catch (IOException e) {
      // The reader notices that the stream is closed, however that went.
      looks.cancel(false);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    waitingSince = watch.nanoTime();
    waiting = true;
    int read;
    try {
      read = super.read(bytes, offset, length);
    } catch (IOException e) {
      throw verdict != null ? verdict : e;
    } finally {
      waiting = false;
    }
    if (verdict != null) {
      throw verdict;
    }
    if (read > 0) {
      judge(read);
    }
    return read;
  }

  private void judge(int read) throws GivenUpException {
    if (countdown.left().isZero()) {
      throw countdown.over();
    }
    windowBytes += read;
    long passed = watch.nanoTime() - windowStart;
    if (passed < patience.silence().toNanos()) {
      return;
    }
    double wanted = patience.leastSpeed() * (double) passed / SECOND;
    if (windowBytes < wanted) {
      throw new GivenUpException(
          "%s bytes came in %s s, expected at least %s bytes a second"
              .formatted(windowBytes, Math.max(1, passed / SECOND), patience.leastSpeed()));
    }
    windowStart = watch.nanoTime();
    windowBytes = 0;
  }

  @Override
  public void close() throws IOException {
    looks.cancel(false);
    super.close();
  }
}
