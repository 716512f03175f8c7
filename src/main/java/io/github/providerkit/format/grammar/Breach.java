package io.github.providerkit.format.grammar;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a text, and how to write it.
 *
 * @param expected what the text must be
 * @param hint the mended text or an explanation; may be null
 */
public record Breach(String expected, @Nullable String hint) {
  static Optional<Breach> of(String expected, @Nullable String hint) {
    return Optional.of(new Breach(expected, hint));
  }
}
