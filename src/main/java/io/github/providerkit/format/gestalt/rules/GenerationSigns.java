package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.generation.Sign;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for what gives a manifest's generation away ({@code docs/spec/gestalt-app.md} section 8),
 * before it is read as one of them.
 */
final class GenerationSigns {
  private final Document document;
  private final boolean source;
  private final boolean app;
  private final String kind;

  private GenerationSigns(Document document, Mode mode) {
    this.document = document;
    this.source = mode == Mode.SOURCE;
    this.kind = GoText.lower(GoText.trim(text(List.of("kind")).orElse("")));
    this.app =
        Generations.ALL.stream().anyMatch(one -> one.kindOf(kind).equals(Optional.of(Kind.PLUGIN)));
  }

  /**
   * A sign that was found.
   *
   * @param generation what it speaks for
   * @param field where it stands, as users read it
   * @param key the key
   */
  record Found(Generation generation, String field, Node key) {
    boolean isKind() {
      return field.startsWith("kind");
    }

    /** Whether it is a word in the place of another word of its field. */
    boolean isWord() {
      return field.contains(": ");
    }

    /** The field and its line. */
    String shown() {
      return "%s (line %d)".formatted(field, key.position().line());
    }
  }

  /** All signs, generation by generation, at most one a line of a table. */
  static List<Found> in(Document document, Mode mode) {
    GenerationSigns signs = new GenerationSigns(document, mode);
    List<Found> found = new ArrayList<>();
    for (Generation generation : Generations.ALL) {
      for (Sign sign : generation.signs()) {
        if (signs.counts(sign, generation)) {
          signs
              .first(
                  document.root(),
                  List.of(sign.field().replace("[]", ".[]").split("\\.")),
                  "",
                  sign)
              .ifPresent(f -> found.add(new Found(generation, f.field(), f.key())));
        }
      }
    }
    return found;
  }

  /** The text at a path of plain keys; empty when there is none. */
  static Optional<String> text(Document document, String... path) {
    return new GenerationSigns(document, Mode.SOURCE).text(List.of(path));
  }

  /**
   * Whether a sign says something here. Consumers look at some fields in apps alone; but an author
   * whose kind is of another generation means both.
   */
  private boolean counts(Sign sign, Generation generation) {
    boolean lookedAt = app || isKindOfAnother(generation);
    return switch (sign.where()) {
      case ANYWHERE -> true;
      case SOURCE -> source;
      case APPS -> lookedAt;
      case SOURCE_OF_APPS -> source && lookedAt;
    };
  }

  private boolean isKindOfAnother(Generation generation) {
    return Generations.ALL.stream()
        .filter(other -> !other.is(generation))
        .flatMap(other -> other.signs().stream())
        .anyMatch(sign -> sign.field().equals("kind") && sign.values().contains(kind));
  }

  private Optional<String> text(List<String> path) {
    Node node = document.root();
    for (String name : path) {
      if (!(node.target() instanceof Mapping mapping)) {
        return Optional.empty();
      }
      Optional<Node> next =
          entries(mapping).stream()
              .filter(entry -> isCalled(entry.key(), name))
              .map(Node.Entry::value)
              .findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      node = next.get();
    }
    return node.target() instanceof Scalar scalar ? Optional.of(scalar.value()) : Optional.empty();
  }

  private record Place(String field, Node key) {}

  private Optional<Place> first(Node at, List<String> path, String shown, Sign sign) {
    String name = path.get(0);
    List<String> rest = path.subList(1, path.size());
    Node node = at.target();
    if (name.equals("[]")) {
      List<Node> items = node instanceof Sequence sequence ? sequence.items() : List.of();
      for (int i = 0; i < items.size(); i++) {
        Optional<Place> found = first(items.get(i), rest, shown + "[" + i + "]", sign);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    for (Node.Entry entry :
        node instanceof Mapping mapping ? entries(mapping) : List.<Node.Entry>of()) {
      if ((!name.equals("*") && !isCalled(entry.key(), name))
          || !(entry.key().target() instanceof Scalar key)) {
        continue;
      }
      String field = shown.isEmpty() ? key.value() : shown + "." + key.value();
      Optional<Place> found =
          rest.isEmpty() ? last(entry, field, sign) : first(entry.value(), rest, field, sign);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Place> last(Node.Entry entry, String field, Sign sign) {
    if (sign.values().isEmpty()) {
      return Optional.of(new Place(field, entry.key()));
    }
    return entry.value().target() instanceof Scalar scalar
            && sign.values().contains(GoText.lower(GoText.trim(scalar.value())))
        ? Optional.of(new Place(field + ": " + GoText.trim(scalar.value()), entry.key()))
        : Optional.empty();
  }

  /** Of equal keys the last one counts, where they are no error. */
  private Collection<Node.Entry> entries(Mapping mapping) {
    if (document.syntax() == Document.Syntax.YAML) {
      return mapping.entries();
    }
    Map<String, Node.Entry> last = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      String name = entry.key().target() instanceof Scalar key ? key.value() : "";
      last.put(name.toLowerCase(Locale.ROOT), entry);
    }
    return last.values();
  }

  /** JSON's keys are found in any case. */
  private boolean isCalled(Node key, String name) {
    return key.target() instanceof Scalar scalar
        && (document.syntax() == Document.Syntax.JSON
            ? scalar.value().equalsIgnoreCase(name)
            : scalar.value().equals(name));
  }
}
