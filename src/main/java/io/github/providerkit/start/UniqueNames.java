package io.github.providerkit.start;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names for the providers of a tree that Maven can tell apart: a provider's own where nobody else
 * has it, else with the path before it, as in its release's tag.
 */
final class UniqueNames {
  private final Set<String> taken;
  private final Map<String, Integer> wanted = new HashMap<>();

  /**
   * Starts with what is decided.
   *
   * @param taken names that are in use
   * @param wanted the names of all providers that get a new one
   */
  UniqueNames(Set<String> taken, List<String> wanted) {
    this.taken = new HashSet<>(taken);
    wanted.forEach(name -> this.wanted.merge(name, 1, Integer::sum));
    this.wanted.forEach(
        (name, times) -> {
          if (times > 1) {
            this.taken.add(name);
          }
        });
  }

  /**
   * A name for a provider.
   *
   * @param candidates its names, the shortest first
   * @return the first that nobody has; empty if all are taken
   */
  Optional<String> choose(List<String> candidates) {
    for (String candidate : candidates) {
      boolean othersOwn = !candidate.equals(candidates.get(0)) && wanted.containsKey(candidate);
      if (!othersOwn && taken.add(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
