package io.github.providerkit.format.gestalt.migration;

import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Words of an earlier generation in a manifest that is of a later one otherwise: its kind, and
 * whose credentials are used ({@code docs/spec/gestalt-app.md} section 8). They are replaced where
 * they stand, and nothing else is touched.
 */
final class FormerWords {
  private static final String OF_DEPLOYMENT = "platform";

  private final Document document;
  private final Generation generation;
  private final Problems problems;
  private final List<Change> changes = new ArrayList<>();

  private record Change(Node.Span span, String word) {}

  private FormerWords(Document document, Generation generation, Problems problems) {
    this.document = document;
    this.generation = generation;
    this.problems = problems;
  }

  /**
   * The text with the later words.
   *
   * @param problems receives what the author has to think about
   * @return empty when there are no former words
   */
  static Optional<String> replaced(Document document, Generation generation, Problems problems) {
    FormerWords words = new FormerWords(document, generation, problems);
    words.find();
    return words.changes.isEmpty() ? Optional.empty() : Optional.of(words.text());
  }

  /** The same for its kind alone. */
  static Optional<String> kindReplaced(
      Document document, Generation generation, Problems problems) {
    FormerWords words = new FormerWords(document, generation, problems);
    words.kind();
    return words.changes.isEmpty() ? Optional.empty() : Optional.of(words.text());
  }

  private void kind() {
    Node kind = child(document.root(), "kind");
    Optional<String> word = text(kind).filter(own -> generation.kindOf(own).isEmpty());
    word.ifPresent(own -> change(kind, generation.formerKinds().get(GoText.lower(own))));
  }

  private void find() {
    kind();
    Node spec = child(document.root(), "spec");
    modes(child(spec, "connections"), "spec.connections", "mode");
    modes(child(spec, "http"), "spec.http", "credentialMode");
  }

  private void modes(@Nullable Node block, String path, String field) {
    if (block == null || !(block.target() instanceof Mapping entries)) {
      return;
    }
    for (Node.Entry entry : entries.entries()) {
      Node mode = child(entry.value(), field);
      String former = text(mode).map(generation.modes()::normal).orElse("");
      change(mode, generation.modes().former().get(former));
      if (mode != null && former.equals(OF_DEPLOYMENT)) {
        problems.add(
            GestaltRules.NO_COUNTERPART,
            document.file(),
            "%s.%s.%s".formatted(path, text(entry.key()).orElse(""), field),
            mode.position(),
            "credentials of the deployment have no mode of their own any more",
            "decide whose credentials these are: they belong to a subject now");
      }
    }
  }

  /** An anchor or a tag belongs to the author's text, and others may refer to it. */
  private void change(@Nullable Node node, @Nullable String word) {
    if (node instanceof Scalar && word != null && node.anchor() == null && node.tag() == null) {
      changes.add(new Change(node.span(), word));
    }
  }

  private static @Nullable Node child(@Nullable Node node, String name) {
    if (node == null || !(node.target() instanceof Mapping mapping)) {
      return null;
    }
    return mapping.entries().stream()
        .filter(entry -> text(entry.key()).equals(Optional.of(name)))
        .map(Node.Entry::value)
        .findFirst()
        .orElse(null);
  }

  private static Optional<String> text(@Nullable Node node) {
    return node != null && node.target() instanceof Scalar scalar
        ? Optional.of(GoText.trim(scalar.value()))
        : Optional.empty();
  }

  private String text() {
    StringBuilder text = new StringBuilder(document.text());
    changes.sort((one, other) -> Integer.compare(other.span().start(), one.span().start()));
    for (Change change : changes) {
      char quote = text.charAt(change.span().start());
      boolean quoted = quote == '"' || quote == '\'';
      text.replace(
          change.span().start(),
          change.span().end(),
          quoted ? quote + change.word() + quote : change.word());
    }
    return text.toString();
  }
}
