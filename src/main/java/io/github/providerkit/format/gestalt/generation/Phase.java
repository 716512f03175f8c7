package io.github.providerkit.format.gestalt.generation;

import io.github.providerkit.manifest.shape.Shape.Steps;
import io.github.providerkit.manifest.shape.Value;

/** What an author's own commands do in one phase. */
public final class Phase {
  private Phase() {}

  /**
   * Whether a phase is one bare list of arguments, which makes nothing that is packaged ({@code
   * docs/spec/gestalt-app.md} section 2).
   */
  public static boolean isFlat(Value phase) {
    return phase.shape().equals(Steps.FLAT);
  }
}
