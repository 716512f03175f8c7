package io.github.providerkit.manifest;

/**
 * A named rule that an input can break.
 *
 * @param code stable name, such as {@code gestalt/http-method}; users see it and name it in {@code
 *     provider.rules.<code>}
 * @param origin who wants it
 */
public record Rule(String code, Origin origin) {

  /** Where a rule comes from decides how much it weighs and whether a user may turn it down. */
  public enum Origin {
    /** The consumer refuses the input: an error, whatever the user says. */
    CONSUMER,
    /** Stricter than the consumer on purpose: an error that can be turned down. */
    OURS,
    /**
     * The consumer takes it, or refuses it only later: a warning that can be raised or turned off.
     */
    ADVICE
  }

  /** A rule of the consumer's. */
  public static Rule consumer(String code) {
    return new Rule(code, Origin.CONSUMER);
  }

  /** A rule of this project's own that is an error. */
  public static Rule ours(String code) {
    return new Rule(code, Origin.OURS);
  }

  /** A rule that warns. */
  public static Rule advice(String code) {
    return new Rule(code, Origin.ADVICE);
  }

  /** How much a breach weighs when the user says nothing. */
  public Severity severity() {
    return origin == Origin.ADVICE ? Severity.WARNING : Severity.ERROR;
  }
}
