package io.github.providerkit.manifest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text that is no JSON or YAML document: carries the one problem that stopped the reader. */
public final class UnreadableDocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Position position;
  private final @Nullable String hint;

  /**
   * Creates the exception.
   *
   * @param position where reading stopped
   * @param message what was expected and what was found
   * @param hint what to do about it, or null
   */
  public UnreadableDocumentException(Position position, String message, @Nullable String hint) {
    super(message);
    this.position = position;
    this.hint = hint;
  }

  /**
   * A document that is nested too deeply.
   *
   * @param position where it becomes so
   * @param most how many levels are taken
   */
  public static UnreadableDocumentException tooDeep(Position position, int most) {
    return new UnreadableDocumentException(
        position,
        "expected at most " + most + " levels of nesting, found more",
        "flatten the value");
  }

  /** What was expected and what was found; never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** Where reading stopped; never null. */
  public Position position() {
    return position;
  }

  /** What to do about it; may be null. */
  public @Nullable String hint() {
    return hint;
  }
}
