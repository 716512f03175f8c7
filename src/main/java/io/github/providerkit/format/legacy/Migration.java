package io.github.providerkit.format.legacy;

import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.migration.LaterManifest;
import io.github.providerkit.format.gestalt.migration.MigratedText;
import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The manifest of today for one of the {@code plugin.yaml} generation ({@code
 * docs/spec/gestalt-legacy.md} section 10): the author's text with today's keys, and with as little
 * else changed as possible.
 *
 * @param fileName {@code manifest} with the old file's ending
 * @param text the whole new file; ends with a line break
 * @param valid whether today's servers take it; what they refuse is among the problems
 */
public record Migration(String fileName, String text, boolean valid) {

  /**
   * Levels for {@link Problems} that take a migration: fields that only the last servers of the
   * generation knew are no obstacle to it.
   *
   * @param levels the user's own
   */
  public static RuleLevels levels(Map<String, RuleLevels.Level> levels) {
    Map<String, RuleLevels.Level> all = new HashMap<>(levels);
    all.put(LegacyRules.LATER.code(), RuleLevels.Level.OFF);
    return new RuleLevels(all);
  }

  /**
   * Migrates a manifest.
   *
   * @param file the old file as the user names it
   * @param bytes the whole old file
   * @param newFile the new file as the user would name it
   * @param problems receives what is wrong with the old manifest, what of it has no counterpart,
   *     and what today's servers refuse in the new one
   * @return the new manifest; empty when the old one has errors
   */
  public static Optional<Migration> of(
      String file, byte[] bytes, String newFile, Problems problems) {
    return of(file, bytes, newFile, Optional.empty(), problems);
  }

  /**
   * Migrates a manifest.
   *
   * @param file the old file as the user names it
   * @param bytes the whole old file
   * @param newFile the new file as the user would name it
   * @param later makes a manifest of a later generation than that of May 2026 in the same go
   * @param problems receives what is wrong with the old manifest, what of it has no counterpart,
   *     and what the servers refuse in the new one
   * @return the new manifest; empty when the old one has errors
   */
  public static Optional<Migration> of(
      String file, byte[] bytes, String newFile, Optional<LaterManifest> later, Problems problems) {
    Optional<LegacyReader.Read> read = LegacyReader.read(file, bytes, Mode.SOURCE, problems);
    if (problems.hasErrors() || read.isEmpty()) {
      return Optional.empty();
    }
    Document before = read.get().document();
    Check check = new Check(read.get().today(), Mode.SOURCE, file, problems);
    Map<String, Object> data = new TodaysData(read.get().value(), check).get();
    MigratedText migrated = new MigratedText(before, newFile);
    Document renamed = migrated.document(KeyRenaming.apply(before));
    String keyed = withKind(renamed, String.valueOf(data.get("kind")));
    String text =
        later
            .map(
                manifest ->
                    manifest.finish(migrated, keyed, data, check, LegacyRules.NO_COUNTERPART))
            .orElseGet(
                () ->
                    migrated.finish(
                        keyed, data, Generations.MAY, LegacyRules.NO_COUNTERPART, problems));
    return Optional.of(new Migration(fileName(file), text, !problems.hasErrors()));
  }

  /** The name that a manifest's file gets: {@code manifest.yaml} for {@code plugin.yaml}. */
  public static String fileName(String file) {
    return "manifest" + file.substring(file.lastIndexOf('.'));
  }

  /** The kind is the first thing that a reader wants to know; an editor would put it last. */
  private static String withKind(Document document, String kind) {
    String text = document.text();
    if (document.syntax() == Document.Syntax.JSON
        || !(document.root() instanceof Node.Mapping root)
        || root.flow()
        || root.entries().isEmpty()) {
      return text;
    }
    int first = root.entries().get(0).key().span().start();
    int line = text.lastIndexOf('\n', first - 1) + 1;
    String indentation = text.substring(line, first);
    String lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
    return indentation.isBlank()
        ? text.substring(0, first)
            + "kind: "
            + kind
            + lineBreak
            + indentation
            + text.substring(first)
        : text;
  }
}
