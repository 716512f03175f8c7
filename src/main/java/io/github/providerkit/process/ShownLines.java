package io.github.providerkit.process;

import java.util.function.Consumer;

/**
 * Cuts what a command prints into lines for people. A line may be as long as a command likes, an
 * inlined source map or what a binary holds: of a long one only the beginning is kept.
 */
final class ShownLines implements CommandOutput.Sink {
  /** Characters of a line that are shown. */
  static final int LONGEST = 4_000;

  private final Consumer<String> listener;
  private final StringBuilder line = new StringBuilder();
  private long more;
  private boolean afterReturn;
  private boolean begun;

  /**
   * Creates an empty line.
   *
   * @param listener receives each line without its end
   */
  ShownLines(Consumer<String> listener) {
    this.listener = listener;
  }

  @Override
  public void take(char[] text, int length) {
    for (int i = 0; i < length; i++) {
      char c = text[i];
      boolean secondOfTwo = c == '\n' && afterReturn;
      afterReturn = c == '\r';
      if (secondOfTwo) {
        continue;
      }
      if (c == '\n' || c == '\r') {
        give();
      } else {
        begun = true;
        add(c);
      }
    }
  }

  private void add(char c) {
    if (line.length() < LONGEST) {
      line.append(c);
    } else {
      more++;
    }
  }

  @Override
  public void end() {
    if (begun) {
      give();
    }
  }

  private void give() {
    if (more > 0) {
      line.append("… (").append(more).append(" more characters)");
    }
    String whole = line.toString();
    line.setLength(0);
    more = 0;
    begun = false;
    listener.accept(whole);
  }
}
