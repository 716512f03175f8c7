package io.github.providerkit.transfer;

import java.io.IOException;

/** A transfer that is not worth a further try: it took too long, or is too slow. */
final class GivenUpException extends IOException {
  private static final long serialVersionUID = 1L;

  GivenUpException(String message) {
    super(message);
  }
}
