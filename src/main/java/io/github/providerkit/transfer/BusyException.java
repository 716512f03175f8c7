package io.github.providerkit.transfer;

import java.io.IOException;
import java.time.Duration;

/** A server that may answer later: status 429 or 500 and above. */
final class BusyException extends IOException {
  private static final long serialVersionUID = 1L;

  /** How long the server wants to be left alone; zero when it does not say. */
  final transient Duration wait;

  BusyException(String message, Duration wait) {
    super(message);
    this.wait = wait;
  }
}
