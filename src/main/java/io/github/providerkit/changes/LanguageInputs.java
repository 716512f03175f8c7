package io.github.providerkit.changes;

import java.nio.file.Path;
import java.util.Set;

/** What code of one language is made from, besides what lies beside it. */
interface LanguageInputs {
  /** Whether a file of that name beside the manifest shows that there is such code. */
  boolean isSign(String name);

  /**
   * Adds what a provider is made from.
   *
   * @param directory the provider's
   * @param others the directories of all providers
   * @param watches receives it
   * @return whether there is such code at all
   */
  boolean add(Path directory, Set<Path> others, Watches watches);
}
