package io.github.providerkit.plan;

import java.util.Locale;

/** Where a version of a provider stands. */
public enum ReleaseState {
  /** Not released yet: it would be. */
  NEW("to be released"),
  /** Released, and made from the same. */
  RELEASED("up to date"),
  /** Released under this version from something else: nobody would get what lies here. */
  DIFFERENT("differs from its release"),
  /** A version that is not final. */
  SNAPSHOT("a snapshot"),
  /** Its manifest has errors. */
  INVALID("cannot be released");

  private final String words;

  ReleaseState(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** For machines, such as {@code up-to-date}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
