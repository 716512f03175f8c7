package io.github.providerkit.process;

/** A program was found but is of no use; the message continues a sentence about it. */
public final class NoAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  public NoAnswerException(String message) {
    super(message);
  }
}
