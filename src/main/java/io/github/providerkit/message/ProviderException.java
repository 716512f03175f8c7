package io.github.providerkit.message;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stops a goal: what went wrong, whose fault it is, and what to do about it. */
public final class ProviderException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Who has to act. */
  public enum Fault {
    /** The author of the provider or of the build: told without a stack trace. */
    USER,
    /** The machine: a disk, a process, the network. */
    ENVIRONMENT
  }

  private final Fault fault;
  private final @Nullable String hint;
  private final transient List<String> details;
  private final transient List<Place> places;

  private ProviderException(
      Fault fault,
      String message,
      @Nullable String hint,
      List<String> details,
      List<Place> places,
      @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
    this.hint = hint;
    this.details = List.copyOf(details);
    this.places = List.copyOf(places);
  }

  /**
   * A user's mistake.
   *
   * @param message what was expected and what was found
   * @param hint what to do about it, or null
   */
  public static ProviderException user(String message, @Nullable String hint) {
    return new ProviderException(Fault.USER, message, hint, List.of(), List.of(), null);
  }

  /**
   * A user's mistake with lines that explain it, such as the end of a command's output.
   *
   * @param details lines to show before the message
   */
  public static ProviderException user(
      String message, @Nullable String hint, List<String> details) {
    return new ProviderException(Fault.USER, message, hint, details, List.of(), null);
  }

  /**
   * A failure of the machine.
   *
   * @param message what was tried
   * @param cause what came of it; kept
   */
  public static ProviderException environment(String message, @Nullable Throwable cause) {
    return new ProviderException(Fault.ENVIRONMENT, message, null, List.of(), List.of(), cause);
  }

  /** The same failure with the places in files that it is about. */
  public ProviderException at(List<Place> where) {
    return new ProviderException(fault, getMessage(), hint, details(), where, getCause());
  }

  /** The same failure, said of something: {@code subject: message}. */
  public ProviderException about(String subject) {
    return new ProviderException(
        fault,
        subject + ": " + getMessage(),
        hint,
        details(),
        places(),
        getCause() == null ? this : getCause());
  }

  /** What was expected and what was found; never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** Who has to act; never null. */
  public Fault fault() {
    return fault;
  }

  /** What to do about it; may be null. */
  public @Nullable String hint() {
    return hint;
  }

  /** Lines that explain the failure; empty when there are none. */
  public List<String> details() {
    return details == null ? List.of() : details;
  }

  /** The places in files that it is about; empty for most. */
  public List<Place> places() {
    return places == null ? List.of() : places;
  }

  /** Message and hint as one text. */
  public String text() {
    return hint == null ? getMessage() : getMessage() + "\n    hint: " + hint;
  }
}
