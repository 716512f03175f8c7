package io.github.providerkit.transfer;

import java.time.Duration;

/** Tells how time passes, and lets it pass; tests have their own. */
interface Watch {
  /** The machine's own. */
  Watch REAL =
      new Watch() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
          Thread.sleep(time.toMillis());
        }
      };

  /** Nanoseconds since some point in the past. */
  long nanoTime();

  /** Waits. */
  void sleep(Duration time) throws InterruptedException;
}
