package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.message.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How the generation of a manifest is found: the user names it, or its signs do ({@code
 * docs/spec/gestalt-app.md} section 8).
 */
public final class GenerationChoice {
  private final Optional<Generation> named;
  private final Function<Kind, Generation> otherwise;

  private GenerationChoice(Optional<Generation> named, Function<Kind, Generation> otherwise) {
    this.named = named;
    this.otherwise = otherwise;
  }

  /** One generation, whatever the manifest says. */
  public static GenerationChoice of(Generation generation) {
    return new GenerationChoice(Optional.of(generation), kind -> generation);
  }

  /**
   * What the manifest says.
   *
   * @param otherwise asked when it says nothing, with its kind, which all generations have
   */
  public static GenerationChoice bySigns(Function<Kind, Generation> otherwise) {
    return new GenerationChoice(Optional.empty(), otherwise);
  }

  /** The generation that a source manifest speaks for by itself; empty for none, or several. */
  public static Optional<Generation> said(Document document) {
    List<Generation> said =
        GenerationSigns.in(document, Mode.SOURCE).stream()
            .map(GenerationSigns.Found::generation)
            .distinct()
            .toList();
    return said.size() == 1 ? Optional.of(said.get(0)) : Optional.empty();
  }

  /**
   * The generation of a document.
   *
   * @param problems receives signs of several generations
   */
  Generation of(Document document, Mode mode, Problems problems) {
    return named.orElseGet(() -> bySigns(document, mode, problems));
  }

  private Generation bySigns(Document document, Mode mode, Problems problems) {
    // By name: a generation is a whole grammar, which would be hashed down to its last field.
    Map<String, GenerationSigns.Found> first = new LinkedHashMap<>();
    List<GenerationSigns.Found> signs = GenerationSigns.in(document, mode);
    signs.forEach(sign -> first.putIfAbsent(sign.generation().word(), sign));
    Optional<Generation> latest =
        first.values().stream()
            .map(GenerationSigns.Found::generation)
            .reduce((one, other) -> other);
    if (first.size() > 1) {
      boolean words =
          signs.stream()
              .filter(sign -> !sign.generation().is(latest.orElseThrow()))
              .allMatch(GenerationSigns.Found::isWord);
      report(document, List.copyOf(first.values()), words, problems);
      if (words) {
        // A few words apart, all of it is of the later one.
        return latest.orElseThrow();
      }
    }
    Optional<Generation> ofKind =
        signs.stream()
            .filter(GenerationSigns.Found::isKind)
            .map(GenerationSigns.Found::generation)
            .findFirst();
    return ofKind.or(() -> latest).orElseGet(() -> byNames(document, mode));
  }

  /** By what a finished package calls its program, or by the kind that was meant. */
  private Generation byNames(Document document, Mode mode) {
    if (mode == Mode.RELEASE) {
      String name = GenerationSigns.text(document, "source").orElse("").replaceFirst(".*/", "");
      String program =
          GenerationSigns.text(document, "entrypoint", "artifactPath")
              .orElse("")
              .replaceFirst("\\.exe$", "");
      return firstOf(one -> one.names().program().formatted("", "", name).equals(program));
    }
    String text = GoText.trim(GenerationSigns.text(document, "kind").orElse(""));
    Optional<Kind> kind =
        Generations.ALL.stream().flatMap(one -> one.kindOf(text).stream()).findFirst();
    return kind.map(otherwise)
        .orElseGet(
            () ->
                firstOf(
                    one -> Names.nearest(text, one.kindWords(), one.formerKinds()).isPresent()));
  }

  private static Generation firstOf(Predicate<Generation> wanted) {
    return Generations.ALL.stream().filter(wanted).findFirst().orElse(Generations.MAY);
  }

  /**
   * Reports signs of two generations.
   *
   * @param words whether all of the earlier one are words, for which the later one has others
   */
  private static void report(
      Document document, List<GenerationSigns.Found> signs, boolean words, Problems problems) {
    GenerationSigns.Found earlier = signs.get(0);
    GenerationSigns.Found later = signs.get(1);
    GenerationSigns.Found second =
        earlier.key().position().line() > later.key().position().line() ? earlier : later;
    problems.add(
        GestaltRules.TWO_GENERATIONS,
        document.file(),
        second.field().replaceFirst(": .*", ""),
        second.key().position(),
        "expected signs of one generation, found %s of %s and %s of %s"
            .formatted(
                earlier.shown(),
                earlier.generation().title(),
                later.shown(),
                later.generation().title()),
        OtherGenerations.bothHint(earlier.generation(), later.generation(), words));
  }
}
