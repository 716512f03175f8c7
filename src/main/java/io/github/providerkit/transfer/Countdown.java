package io.github.providerkit.transfer;

import java.time.Duration;

/** The time that one file may take, with all tries and waits. */
final class Countdown {
  private final Watch watch;
  private final Duration whole;
  private final long start;

  /** Starts to count. */
  Countdown(Watch watch, Duration whole) {
    this.watch = watch;
    this.whole = whole;
    this.start = watch.nanoTime();
  }

  /** What is left; never below zero. */
  Duration left() {
    Duration left = whole.minusNanos(watch.nanoTime() - start);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** The failure that ends it. */
  GivenUpException over() {
    return new GivenUpException("it is not here after " + whole.toSeconds() + " s");
  }
}
