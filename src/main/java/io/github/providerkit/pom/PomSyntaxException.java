package io.github.providerkit.pom;

/** A text is no POM. */
public final class PomSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;

  PomSyntaxException(int offset, String expected) {
    super("expected " + expected);
    this.offset = offset;
  }

  /** Where in the text. */
  public int offset() {
    return offset;
  }
}
