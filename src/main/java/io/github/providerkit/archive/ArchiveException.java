package io.github.providerkit.archive;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The user's files, or an archive that was given to us, cannot be used. Every message is one line
 * that names the file. A broken disk and the like are an {@link java.io.IOException} instead.
 */
public final class ArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final @Nullable String hint;
  private final String[] messages;

  /**
   * One thing is wrong.
   *
   * @param message one line that names the file; never null
   * @param hint what to do about it; null when there is nothing to add
   */
  public ArchiveException(String message, @Nullable String hint) {
    this(message, hint, null);
  }

  /**
   * One thing is wrong, found through another exception.
   *
   * @param message one line that names the file; never null
   * @param hint what to do about it; null when there is nothing to add
   * @param cause what was caught; null when there is none
   */
  public ArchiveException(String message, @Nullable String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.hint = hint;
    this.messages = new String[] {message};
  }

  /**
   * Several things are wrong; the exception's own message is the first one and says how many
   * follow.
   *
   * @param messages one line each; not empty
   * @param hint what to do about them; null when there is nothing to add
   */
  public ArchiveException(List<String> messages, @Nullable String hint) {
    super(summary(messages));
    this.hint = hint;
    this.messages = messages.toArray(String[]::new);
  }

  /** What is wrong, in one line; never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** What to do about it; null when there is nothing to add. */
  public @Nullable String hint() {
    return hint;
  }

  /** Everything that is wrong, one line each; never empty. */
  public List<String> messages() {
    return List.of(messages);
  }

  private static String summary(List<String> messages) {
    String first = messages.get(0);
    return messages.size() == 1 ? first : first + " (and " + (messages.size() - 1) + " more)";
  }
}
