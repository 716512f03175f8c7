package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.shape.Value;
import org.jspecify.annotations.Nullable;

/** Receives what is wrong with a manifest, from those who do not know where it came from. */
@FunctionalInterface
public interface Findings {
  /**
   * Takes one.
   *
   * @param rule the rule that is broken
   * @param where what in the manifest it concerns
   * @param message what was expected and what was found
   * @param hint what to do about it, or null
   */
  void add(Rule rule, Value where, String message, @Nullable String hint);
}
