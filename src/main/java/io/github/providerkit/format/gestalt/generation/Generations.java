package io.github.providerkit.format.gestalt.generation;

import io.github.providerkit.code.Kind;
import io.github.providerkit.manifest.shape.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All generations that are known, a line each. */
public final class Generations {
  /** The generation of May 2026. */
  public static final Generation MAY = May.GENERATION;

  /** Today's. */
  public static final Generation APP = App.GENERATION;

  /** All of them, the oldest first. */
  public static final List<Generation> ALL = List.of(MAY, APP);

  /** The word for the one that a manifest's own signs speak for. */
  public static final String AUTO = "auto";

  private Generations() {}

  /** What users may say: {@link #AUTO}, or the word of a generation. */
  public static List<String> words() {
    return Stream.concat(Stream.of(AUTO), ALL.stream().map(Generation::word)).toList();
  }

  /**
   * The generation of that name.
   *
   * @return empty for any other text
   */
  public static Optional<Generation> named(String word) {
    return ALL.stream().filter(generation -> generation.word().equals(word)).findFirst();
  }

  /**
   * The generation that a manifest was read as.
   *
   * @param manifest its fields; those of a {@code plugin.yaml} in later terms are of the first
   */
  public static Generation of(Value manifest) {
    return ALL.stream()
        .filter(generation -> generation.shape() == manifest.shape())
        .findFirst()
        .orElse(MAY);
  }

  /** The kind that a manifest names; empty when it is missing or none of its generation's. */
  public static Optional<Kind> kindOf(Value manifest) {
    return of(manifest).kindOf(manifest.get("kind").text());
  }
}
