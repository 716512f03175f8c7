package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node.Style;
import org.jspecify.annotations.Nullable;

/**
 * The place that a value has in a YAML text, which decides how another value can be written there.
 */
sealed interface ValuePlace {

  /** The top of the document. */
  record Root() implements ValuePlace {}

  /**
   * Behind a key of a block mapping.
   *
   * @param afterColon index behind the colon
   * @param column where the keys of the mapping stand
   */
  record OfEntry(int afterColon, int column) implements ValuePlace {}

  /**
   * Behind a dash.
   *
   * @param column where the dashes of the list stand; negative when that is not known
   */
  record OfItem(int column) implements ValuePlace {}

  /**
   * Within brackets or braces.
   *
   * @param quotes how texts are quoted around it; null for no particular way
   */
  record InFlow(@Nullable Style quotes) implements ValuePlace {}
}
