package io.github.providerkit.format;

import java.io.IOException;

/** A document that was wanted and not asked for, since nothing may be asked for. */
public final class NotFetchedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates it with the reason. */
  public NotFetchedException(String message) {
    super(message);
  }
}
