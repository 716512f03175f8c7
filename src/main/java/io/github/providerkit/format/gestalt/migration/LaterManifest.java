package io.github.providerkit.format.gestalt.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.code.CodeDetector;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.GenerationChoice;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.shape.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Today's manifest for one of the generation of May 2026 ({@code docs/spec/gestalt-app.md} section
 * 8).
 *
 * @param generation whose manifest is made
 * @param code the code beside a manifest, by its fields as of May 2026
 */
public record LaterManifest(Generation generation, Function<Value, CodeDetector.Detection> code) {

  /**
   * Migrates a manifest. One of both generations gets the later words for what is called otherwise
   * now; the rest of it stays.
   *
   * @param file the file as the user names it, before and after
   * @param bytes the whole file
   * @param problems receives what is wrong with the manifest, what of it has no counterpart, and
   *     what its new generation refuses
   * @return the new text; empty when the manifest has errors
   */
  public Optional<String> of(String file, byte[] bytes, Problems problems) {
    GenerationChoice choice = GenerationChoice.bySigns(kind -> Generations.MAY);
    Optional<byte[]> known = withAKnownKind(file, bytes, choice, problems.copy());
    if (known.isPresent()) {
      // What has its own generation's kind now may need nothing else.
      Optional<String> more = of(file, known.get(), problems);
      return more.isPresent() || problems.hasErrors()
          ? more
          : Optional.of(new String(known.get(), UTF_8));
    }
    // Advice about the old text would be told of the new one once more.
    Problems old = problems.copy();
    Optional<ManifestReader.Read> read = ManifestReader.read(file, bytes, Mode.SOURCE, choice, old);
    boolean mixed =
        old.sorted().stream()
            .anyMatch(problem -> problem.code().equals(GestaltRules.TWO_GENERATIONS.code()));
    Optional<String> words =
        mixed
            ? read.flatMap(found -> FormerWords.replaced(found.document(), generation, problems))
            : Optional.empty();
    if (words.isPresent()) {
      ManifestReader.read(file, words.get().getBytes(UTF_8), Mode.SOURCE, choice, problems);
      return words;
    }
    if (old.hasErrors() || read.isEmpty() || read.get().generation().is(generation)) {
      ManifestReader.read(file, bytes, Mode.SOURCE, choice, problems);
      return Optional.empty();
    }
    Check check = new Check(read.get().value(), Mode.SOURCE, file, problems);
    MigratedText text = new MigratedText(read.get().document(), file);
    Map<String, Object> data = PlainValues.of(read.get().value());
    return Optional.of(
        finish(text, read.get().document().text(), data, check, GestaltRules.NO_COUNTERPART));
  }

  /** The text with the kind that took the place of the author's; empty when theirs will do. */
  private static Optional<byte[]> withAKnownKind(
      String file, byte[] bytes, GenerationChoice choice, Problems unheard) {
    return ManifestReader.read(file, bytes, Mode.SOURCE, choice, unheard)
        .filter(read -> read.kind().isEmpty())
        .flatMap(read -> FormerWords.kindReplaced(read.document(), read.generation(), unheard))
        .map(text -> text.getBytes(UTF_8));
  }

  /**
   * The last steps for a manifest of any earlier generation.
   *
   * @param text what becomes of the author's text
   * @param keyed the text with the keys of May 2026
   * @param data its fields in the terms of that generation; is changed
   * @param check the manifest in the same terms as its author wrote it, and where problems go
   * @param lost the rule for a comment that has no place any more
   */
  public String finish(
      MigratedText text, String keyed, Map<String, Object> data, Check check, Rule lost) {
    boolean ownBuild = data.get("release") != null;
    boolean prebuilt = data.get("entrypoint") != null;
    new LaterData(generation, check).change(data);
    Map<String, List<String>> phases = Map.of();
    if (!ownBuild && !prebuilt) {
      phases = new CodePhases(check, code.apply(check.manifest())).get();
      phases.forEach((name, command) -> data.put(name, command(command)));
    }
    String withBuild = ownBuild ? BuildText.with(text.document(keyed)) : keyed;
    String withPhases = PhaseText.with(text.document(withBuild), phases);
    return text.finish(withPhases, data, generation, lost, check.problems());
  }

  private static Map<String, Object> command(List<String> words) {
    Map<String, Object> phase = new LinkedHashMap<>();
    phase.put("command", words);
    return phase;
  }
}
