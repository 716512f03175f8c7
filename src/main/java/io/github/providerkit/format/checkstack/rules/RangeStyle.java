package io.github.providerkit.format.checkstack.rules;

import java.util.Locale;
import java.util.Optional;

/**
 * How ranges of the workspace are written into a tarball ({@code docs/spec/checkstack.md} section
 * 2.1).
 */
public enum RangeStyle {
  /** {@code ^version}, whatever the range, as Checkstack's own packer does. */
  CARET,
  /** Exact, {@code ^} or {@code ~} as the range says, as {@code bun pm pack} does. */
  BUN;

  /** The style for a user's word in any case; empty for an unknown word. */
  public static Optional<RangeStyle> of(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "caret" -> Optional.of(CARET);
      case "bun" -> Optional.of(BUN);
      default -> Optional.empty();
    };
  }
}
