package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.grammar.GoText;
import org.jspecify.annotations.Nullable;

/** Hints to whoever holds a manifest of one generation against the rules of another. */
final class OtherGenerations {
  private static final String WRITTEN = "what was written is of ";

  private OtherGenerations() {}

  /**
   * What to do about a kind that the generation does not have.
   *
   * @param near what was meant, if the generation has it; may be null
   * @return a hint; null when there is none
   */
  static @Nullable String kindHint(Generation generation, String name, @Nullable String near) {
    for (Generation other : Generations.ALL) {
      if (!other.is(generation) && other.kindOf(name).isPresent()) {
        return hint(generation, other, near);
      }
    }
    boolean former = generation.formerKinds().containsKey(GoText.lower(name));
    return near != null && former && isMigratedTo(generation)
        ? near + " " + migrates(generation)
        : near;
  }

  /** The oldest generation is not made of another one with its keys. */
  private static boolean isMigratedTo(Generation generation) {
    return Generations.ALL.indexOf(generation) > 0;
  }

  private static String hint(Generation generation, Generation other, @Nullable String near) {
    if (isEarlier(other, generation)) {
      return withItsGeneration(near, other) + "; " + migrates(generation);
    }
    return near == null ? chooses(other) : near;
  }

  private static String migrates(Generation generation) {
    return "mvn provider:migrate -Dprovider.migrate.to=%s rewrites the manifest"
        .formatted(generation.word());
  }

  /** The same for a mode of credentials, in a manifest whose kind is one of the generation. */
  static @Nullable String modeHint(Generation generation, String mode, @Nullable String near) {
    for (Generation other : Generations.ALL) {
      if (!other.is(generation) && other.modes().connection().contains(mode)) {
        return hint(generation, other, near);
      }
    }
    return near;
  }

  static boolean isEarlier(Generation one, Generation other) {
    return Generations.ALL.indexOf(one) < Generations.ALL.indexOf(other);
  }

  private static String withItsGeneration(@Nullable String near, Generation earlier) {
    String written = WRITTEN + earlier.title();
    return near == null ? written : near + " " + written;
  }

  private static String chooses(Generation later) {
    return "%s has it: -Dprovider.gestalt.dialect=%s reads it so"
        .formatted(later.title(), later.word());
  }

  /**
   * What to do about a manifest of two generations.
   *
   * @param words whether all that is of the earlier one are words with a later one each
   */
  static String bothHint(Generation earlier, Generation later, boolean words) {
    return "write all of it for "
        + later.title()
        + "; "
        + (words ? migrates(later) + "; " : "")
        + "-Dprovider.gestalt.dialect=%s or %s judges it by one of them"
            .formatted(earlier.word(), later.word());
  }
}
