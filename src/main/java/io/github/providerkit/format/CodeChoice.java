package io.github.providerkit.format;

import io.github.providerkit.code.Language;
import java.util.Optional;

/**
 * The user's word on the code beside a manifest.
 *
 * @param language the language to compile; empty for the first one found
 * @param declarativeOnly whether code is left out where the provider is complete without
 */
public record CodeChoice(Optional<Language> language, boolean declarativeOnly) {
  /** No word. */
  public static final CodeChoice DEFAULT = new CodeChoice(Optional.empty(), false);
}
