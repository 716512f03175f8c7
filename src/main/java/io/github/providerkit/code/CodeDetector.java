package io.github.providerkit.code;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.manifest.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the code beside a manifest. Looks at files only, so that it needs no compiler ({@code
 * docs/spec/gestalt-release.md} section 4).
 */
public final class CodeDetector {
  private static final Map<Language, CodeFinder> FINDERS =
      new EnumMap<>(
          Map.of(
              Language.GO, new GoFinder(),
              Language.RUST, new RustFinder(),
              Language.PYTHON, new PythonFinder(),
              Language.TYPESCRIPT, new TypeScriptFinder()));

  private CodeDetector() {}

  /**
   * What was found.
   *
   * @param code the code to compile; empty when there is none
   * @param others code in further languages, which is left out
   * @param problems why code that seems to be there cannot be used
   */
  public record Detection(
      Optional<ProviderCode> code, List<ProviderCode> others, List<CodeProblem> problems) {
    /** Nothing. */
    public static final Detection NONE = new Detection(Optional.empty(), List.of(), List.of());
  }

  /**
   * Looks for code.
   *
   * @param directory the provider's directory
   * @param kind the provider's kind, which not every language can provide
   * @param wanted the only language to look for; empty for all, the first one found wins
   * @param seen looks at the disk
   */
  public static Detection detect(
      Path directory, Kind kind, Optional<Language> wanted, SeenFiles seen) {
    Path absolute = directory.toAbsolutePath().normalize();
    List<ProviderCode> found = new ArrayList<>();
    List<CodeProblem> problems = new ArrayList<>();
    for (Language language : FINDERS.keySet()) {
      boolean asked = wanted.isEmpty() || wanted.get() == language;
      if (asked && language.supports(kind)) {
        // What is wrong with a language that is not going to be used bothers nobody.
        List<CodeProblem> heard = found.isEmpty() ? problems : new ArrayList<>();
        finder(language).find(absolute, kind, seen, heard).ifPresent(found::add);
      }
    }
    if (wanted.isPresent() && found.isEmpty() && problems.isEmpty()) {
      problems.add(missing(wanted.get(), kind));
    }
    if (!problems.isEmpty() || found.isEmpty()) {
      return new Detection(Optional.empty(), List.of(), List.copyOf(problems));
    }
    return new Detection(
        Optional.of(found.get(0)), List.copyOf(found.subList(1, found.size())), List.of());
  }

  private static CodeFinder finder(Language language) {
    return Objects.requireNonNull(FINDERS.get(language));
  }

  private static CodeProblem missing(Language language, Kind kind) {
    return language.supports(kind)
        ? new CodeProblem(
            "",
            "",
            Position.START,
            "expected %s code beside the manifest, found none".formatted(language.title()),
            "it is recognised by " + finder(language).recognisedBy(kind))
        : new CodeProblem(
            "",
            "kind",
            Position.START,
            "expected a kind that can be written in %s, found \"%s\""
                .formatted(language.title(), kind.word()),
            null);
  }

  /** How code is recognised, in words, for the author of a provider that has none. */
  public static String recognisedBy(Kind kind) {
    List<String> signs = new ArrayList<>();
    FINDERS.forEach(
        (language, finder) -> {
          if (language.supports(kind)) {
            signs.add(finder.recognisedBy(kind));
          }
        });
    return String.join("; or ", signs);
  }
}
