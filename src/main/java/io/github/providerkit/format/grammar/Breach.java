package io.github.providerkit.format.grammar;

import java.util.Optional;

/**
 * What is wrong with a text, and how to write it.
 *
 * @param expected what the text must be
 * @param hint the mended text or an explanation; may be null
 */
public record Breach(String expected, String hint) {
  static Optional<Breach> of(String expected, String hint) {
    return Optional.of(new Breach(expected, hint));
  }
}
