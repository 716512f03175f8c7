package io.github.providerkit.process;

import java.io.IOException;

/**
 * Collects what a command prints for us, such as JSON on one line, as far as there is sense in it.
 */
final class Answer implements CommandOutput.Sink {
  private static final int MOST = 32 * 1024 * 1024;

  private final StringBuilder text = new StringBuilder();

  @Override
  public synchronized void take(char[] piece, int length) throws IOException {
    if (text.length() + length > MOST) {
      throw new IOException("more than " + MOST + " characters are no answer to the question");
    }
    text.append(piece, 0, length);
  }

  @Override
  public void end() {
    // The last line needs no end.
  }

  synchronized String text() {
    return text.toString();
  }
}
