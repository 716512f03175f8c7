package io.github.providerkit.format.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.edit.DocumentEditor;
import io.github.providerkit.manifest.read.DocumentReader;
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
    Optional<LegacyReader.Read> read = LegacyReader.read(file, bytes, Mode.SOURCE, problems);
    if (problems.hasErrors() || read.isEmpty()) {
      return Optional.empty();
    }
    Document before = read.get().document();
    Check check = new Check(read.get().today(), Mode.SOURCE, file, problems);
    Map<String, Object> data = new TodaysData(read.get().value(), check).get();
    Document renamed = document(newFile, KeyRenaming.apply(before), before.syntax());
    String withKind = withKind(renamed, (String) data.get("kind"));
    String text = DocumentEditor.edit(document(newFile, withKind, before.syntax()), data);
    lostComments(before, document(newFile, text, before.syntax()), file, problems);
    ManifestReader.read(newFile, text.getBytes(UTF_8), Mode.SOURCE, problems);
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

  private static Document document(String file, String text, Document.Syntax syntax) {
    try {
      // What is worth a warning was told of the old file.
      Problems told = new Problems(RuleLevels.DEFAULT);
      return DocumentReader.read(file, text.getBytes(UTF_8), syntax, told);
    } catch (UnreadableDocumentException e) {
      throw new IllegalStateException("unreadable after a change of keys: " + e.getMessage(), e);
    }
  }

  private static void lostComments(
      Document before, Document after, String file, Problems problems) {
    for (Comments.Comment comment : Comments.lost(before, after)) {
      problems.add(
          LegacyRules.NO_COUNTERPART,
          file,
          "",
          new Position(comment.line(), 1),
          "the comment has lost its place: " + comment.text(),
          "put it back where it belongs now");
    }
  }
}
