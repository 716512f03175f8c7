package io.github.providerkit.format.legacy;

import io.github.providerkit.code.GoPackage;
import io.github.providerkit.code.Kind;
import io.github.providerkit.code.Language;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.ManifestFile;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.grammar.SourceName;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.shape.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the Go program beside a manifest, the only language that was compiled in that generation
 * ({@code docs/spec/gestalt-legacy.md} section 6).
 */
final class GoProgram {
  private GoProgram() {}

  /**
   * The main package to compile: {@code cmd/<plugin>}, else {@code cmd}, else the directory itself.
   * Whoever wants no code gets what is complete without: all but a provider that is to be run.
   *
   * @param today the manifest in today's terms
   * @param problems receives it when code that was asked for is not there
   * @return empty when there is none, none is wanted, or no {@code go.mod} is there or above
   */
  static Optional<ProviderCode> find(ManifestFile file, Value today, Problems problems) {
    boolean unwanted =
        file.request().code().declarativeOnly() && !today.get("entrypoint").isPresent();
    if (file.request().files() == FileChecks.NONE
        || unwanted
        || SourceName.breach(name(today).text()).isPresent()) {
      return Optional.empty();
    }
    Optional<Language> asked = file.request().code().language();
    Optional<ProviderCode> found =
        asked.orElse(Language.GO) == Language.GO
            ? find(file.directory(), name(today).name(), file.seen())
            : Optional.empty();
    // A UI is complete whatever the language of the providers beside it.
    boolean isUi = today.get("kind").text().equals(Kind.UI.word());
    if (asked.isPresent() && found.isEmpty() && !isUi) {
      problems.add(
          GestaltRules.SOURCE_CODE,
          file.shownAs(),
          "",
          Position.START,
          "expected %s code beside the manifest, found none".formatted(asked.get().title()),
          recognisedBy(today) + "; no other language is compiled for this format");
    }
    return found;
  }

  private static Optional<ProviderCode> find(Path directory, String plugin, SeenFiles seen) {
    Path base = directory.toAbsolutePath().normalize();
    if (GoPackage.module(base, seen).isEmpty()) {
      return Optional.empty();
    }
    for (String place : places(plugin)) {
      Optional<GoPackage> found = GoPackage.in(base.resolve(place).normalize(), seen);
      if (found.isPresent() && found.get().name().equals("main")) {
        String sign = SlashPath.between(base, found.get().file());
        return Optional.of(new ProviderCode(Language.GO, base, sign, place));
      }
    }
    return Optional.empty();
  }

  /**
   * Where a program may be, in words, for the author of a provider that has none.
   *
   * @param today the manifest in today's terms
   */
  static String recognisedBy(Value today) {
    return "a Go program (package main) is looked for in "
        + String.join(", ", places(name(today).name()))
        + ", with a go.mod there or above";
  }

  private static SourceName name(Value today) {
    return new SourceName(today.get("source").text());
  }

  private static List<String> places(String plugin) {
    return List.of("./cmd/" + plugin, "./cmd", ".");
  }
}
