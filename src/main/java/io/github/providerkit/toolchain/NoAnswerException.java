package io.github.providerkit.toolchain;

/** A program was found but is of no use; the message continues a sentence about it. */
final class NoAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  NoAnswerException(String message) {
    super(message);
  }
}
