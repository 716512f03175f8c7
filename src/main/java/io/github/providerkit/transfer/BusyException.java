package io.github.providerkit.transfer;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server that may answer later: status 429 or 500 and above. */
final class BusyException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> wanted;

  /**
   * Creates it.
   *
   * @param wanted how long the server wants to be left alone; zero when it does not say, empty for
   *     longer than anybody waits
   */
  BusyException(String message, Optional<Duration> wanted) {
    super(message);
    this.wanted = wanted;
  }

  /**
   * How long to wait before a further try.
   *
   * @param usual the least
   * @return null when no further try is worth it
   */
  @Nullable Duration wait(Duration usual) {
    return wanted.map(wait -> wait.compareTo(usual) > 0 ? wait : usual).orElse(null);
  }
}
