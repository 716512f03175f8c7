package io.github.providerkit.compare;

import java.util.Locale;

/** Which part of a version a change has to raise. */
public enum Judgement {
  /** Nobody has to do anything. */
  PATCH,
  /** There is something new to use. */
  MINOR,
  /** Somebody who relies on what was there has to change something. */
  MAJOR;

  /** For people and machines, such as {@code major}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
