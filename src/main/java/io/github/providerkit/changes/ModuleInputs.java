package io.github.providerkit.changes;

import io.github.providerkit.code.Language;
import java.util.List;
import java.util.Set;

/**
 * What one module is made from.
 *
 * @param path its directory, as a slash path from the repository's root; empty for the root
 * @param languages of the code in it
 * @param watches everything that it is made from
 * @param outside what lies outside of the repository, in words: nobody knows when that changes
 * @param missing what its author names and is not there
 */
public record ModuleInputs(
    String path,
    Set<Language> languages,
    List<Watch> watches,
    Set<String> outside,
    List<String> missing) {
  /** Copies the collections. */
  public ModuleInputs {
    languages = Set.copyOf(languages);
    watches = List.copyOf(watches);
    missing = List.copyOf(missing);
  }

  /** Whether its author names a file of the repository that stands for others. */
  public boolean hasDeclared() {
    return watches.stream().anyMatch(watch -> watch.why().equals(InputFinder.DECLARED));
  }
}
