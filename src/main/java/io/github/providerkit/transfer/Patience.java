package io.github.providerkit.transfer;

import java.time.Duration;
import java.util.List;

/**
 * How long to wait for a server.
 *
 * @param connect longest wait for a connection
 * @param silence longest wait for an answer, and for each further part of it
 * @param leastSpeed bytes a second that have to come on average, for as long as a silence may last;
 *     0 for any
 * @param deadline longest time for one file, with all tries and waits
 * @param delays waits before each further try; their number is that of further tries
 */
public record Patience(
    Duration connect, Duration silence, long leastSpeed, Duration deadline, List<Duration> delays) {

  /** What is usual where nobody says otherwise. */
  public static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          1024,
          Duration.ofMinutes(30),
          // As the server itself waits (docs/spec/gestalt-lock.md section 2).
          List.of(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(4),
              Duration.ofSeconds(8)));

  /** Copies the delays. */
  public Patience {
    delays = List.copyOf(delays);
  }

  /** The same but for these. */
  public Patience with(Duration silence, long leastSpeed, Duration deadline) {
    return new Patience(connect, silence, leastSpeed, deadline, delays);
  }
}
