package io.github.providerkit.mojo;

import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.source.Dialect;
import io.github.providerkit.manifest.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the goals of one build know of each other's work on one project. It stands in the plugin's
 * context, which Maven keeps with the session: the next build of the same virtual machine begins
 * with nothing.
 */
final class BuildMemory {
  /** By what users choose for single formats; a list, as the check itself has for its requests. */
  private final Map<List<Object>, ManifestCheck> checks = new ConcurrentHashMap<>();

  private final Set<Problem> shown = ConcurrentHashMap.newKeySet();

  /**
   * The memory of a build.
   *
   * @param context the plugin's for one project; null where there is none, and nothing is kept
   */
  @SuppressWarnings("unchecked") // A plugin may keep anything in its context.
  static BuildMemory in(Map<?, ?> context) {
    if (context == null) {
      return new BuildMemory();
    }
    // A module that loads the plugin apart from another has this class twice.
    return (BuildMemory)
        ((Map<Object, Object>) context)
            .compute(
                BuildMemory.class.getName(),
                (name, known) -> known instanceof BuildMemory ? known : new BuildMemory());
  }

  /** The check that remembers what it was asked in this build. */
  ManifestCheck check(CheckstackSettings settings, Dialect dialect) {
    return checks.computeIfAbsent(
        List.of(
            settings.ranges(),
            settings.platform(),
            settings.siblings(),
            dialect.named().map(Generation::word)),
        chosen -> new ManifestCheck(Formats.all(settings, dialect)));
  }

  /** The problems that were shown. */
  Set<Problem> shown() {
    return shown;
  }
}
