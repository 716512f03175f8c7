package io.github.providerkit.manifest;

/** A text that is no JSON or YAML document: carries the one problem that stopped the reader. */
public final class UnreadableDocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Position position;
  private final String hint;

  /**
   * Creates the exception.
   *
   * @param position where reading stopped
   * @param message what was expected and what was found
   * @param hint what to do about it, or null
   */
  public UnreadableDocumentException(Position position, String message, String hint) {
    super(message);
    this.position = position;
    this.hint = hint;
  }

  /** Where reading stopped; never null. */
  public Position position() {
    return position;
  }

  /** What to do about it; may be null. */
  public String hint() {
    return hint;
  }
}
