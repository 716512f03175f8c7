package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.read.LastDefence;
import io.github.providerkit.message.Excerpt;
import io.github.providerkit.message.Names;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes values from a document as its consumer's decoder does ({@code
 * docs/spec/gestalt-manifest.md} section 2), but goes on after a problem, so that all of them are
 * reported. JSON and YAML convert scalars and treat keys differently; what they share is here.
 */
public abstract sealed class Binder permits YamlBinder, JsonBinder {
  final Document document;
  final Problems problems;
  private final Map<String, String> formerNames;

  Binder(Document document, Problems problems, Map<String, String> formerNames) {
    this.document = document;
    this.problems = problems;
    this.formerNames = formerNames;
  }

  /**
   * Takes a whole document.
   *
   * @param document what was read
   * @param shape what it should be
   * @param problems receives everything that does not fit
   * @param formerNames today's key by former key in lower case, for hints
   * @return the value; parts that did not fit are broken or absent in it
   */
  public static Value bind(
      Document document, Shape shape, Problems problems, Map<String, String> formerNames) {
    Binder binder =
        switch (document.syntax()) {
          case YAML -> new YamlBinder(document, problems, formerNames, false);
          case JSON -> new JsonBinder(document, problems, formerNames);
        };
    return binder.guarded(shape);
  }

  final Value guarded(Shape shape) {
    return LastDefence.check(document.file(), problems, () -> Optional.of(root(shape)))
        .orElseGet(() -> Slot.ROOT.broken(shape, document.root()));
  }

  /**
   * Takes a whole YAML document as a JSON Schema looks at it: every scalar has to be of its field's
   * type already, nothing may be null, and every key is a text ({@code docs/spec/gestalt-legacy.md}
   * section 1).
   *
   * @param document what was read; JSON text that was read as YAML will do
   * @param shape what it should be
   * @param problems receives everything that does not fit
   * @param formerNames today's key by former key in lower case, for hints
   * @return the value; parts that did not fit are broken or absent in it
   */
  public static Value bindExactly(
      Document document, Shape shape, Problems problems, Map<String, String> formerNames) {
    return new YamlBinder(document, problems, formerNames, true).guarded(shape);
  }

  abstract Value root(Shape shape);

  final Value wrongType(Node node, Shape shape, Slot slot) {
    report(
        DocumentRules.TYPE,
        slot.path(),
        node,
        "expected " + shape.expected() + ", found " + describe(node),
        new TypeHints(document.syntax()).hint(node, shape, slot.name()));
    return slot.broken(shape, node);
  }

  final void unknownKey(Node key, String name, Slot parent, Shape.Struct shape) {
    String shown = name.isEmpty() ? "an empty key" : "\"" + Excerpt.of(name) + "\"";
    unknown(
        DocumentRules.UNKNOWN_KEY,
        key,
        name,
        parent,
        shape,
        "expected a known key, found " + shown);
  }

  /** Reports a key that is not known; whoever has made a thousand of them needs no more hints. */
  final void unknown(
      Rule rule, Node key, String name, Slot parent, Shape.Struct shape, String message) {
    String hint = problems.isFull(rule, document.file()) ? null : hint(name, shape);
    report(rule, parent.path().child(name), key, message, hint);
  }

  private @Nullable String hint(String name, Shape.Struct shape) {
    Collection<String> known = shape.fields().keySet();
    Optional<Shape.Field> below =
        shape.fields().values().stream().filter(f -> f.holds(name)).findFirst();
    if (below.isPresent() && !formerNames.containsKey(name.toLowerCase(Locale.ROOT))) {
      return "it belongs into " + below.get().name() + "; check the indentation";
    }
    String near = Names.hint(name, known, formerNames);
    return near != null || known.isEmpty() || known.size() > 12
        ? near
        : "known here: " + String.join(", ", known);
  }

  final void report(Rule rule, FieldPath path, Node where, String message, @Nullable String hint) {
    problems.add(
        rule,
        document.file(),
        problems.isFull(rule, document.file()) ? "" : path.toString(),
        where.position(),
        message,
        hint);
  }

  static String describe(Node node) {
    Node target = node.target();
    if (target instanceof Node.Scalar scalar) {
      return describe(scalar);
    }
    return target instanceof Node.Sequence ? "a list" : "a map";
  }

  private static String describe(Node.Scalar scalar) {
    String text = scalar.value();
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return scalar.style() == Node.Style.PLAIN ? shown.isEmpty() ? "nothing" : shown : quoted(shown);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\n", "\\n") + "\"";
  }

  /** Where a value belongs: its path and its key, which is null for the elements of lists. */
  record Slot(FieldPath path, @Nullable Node key) {
    static final Slot ROOT = new Slot(FieldPath.ROOT, null);

    /** The name of the field; null for an element of a list, and for the document. */
    @Nullable String name() {
      return key instanceof Node.Scalar scalar ? scalar.value() : null;
    }

    Slot child(String name, @Nullable Node childKey) {
      return new Slot(path.child(name), childKey);
    }

    Slot item(int index) {
      return new Slot(path.item(index), null);
    }

    Value value(Shape shape, Node node, @Nullable Object data) {
      return new Value(shape, path, node.target(), key == null ? node : key, data, false);
    }

    Value broken(Shape shape, Node node) {
      return new Value(shape, path, node, key == null ? node : key, null, true);
    }
  }
}
