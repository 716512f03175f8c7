package io.github.providerkit.npm;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.shape.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON document as JavaScript sees it: keys are exact, the last one of two equal keys
 * counts, and null is a value of its own. Asking for what is not there gives an absent value.
 *
 * @param field where it stands among the fields
 * @param node the value; null when absent
 * @param position where it stands; for an absent one, where the object stands that lacks it
 */
public record JsonValue(FieldPath field, @Nullable Node node, Position position) {
  private static final int LONGEST_SHOWN = 60;

  /** The document itself. */
  public static JsonValue of(Node root) {
    return new JsonValue(FieldPath.ROOT, root, root.position());
  }

  /** The same object with other fields. */
  JsonValue withEntries(List<Node.Entry> entries) {
    Node.Mapping mapping = (Node.Mapping) Objects.requireNonNull(node, "absent");
    Node.Place place =
        new Node.Place(
            position.line(), position.column(), mapping.span().start(), mapping.span().end());
    return new JsonValue(field, new Node.Mapping(place, null, null, entries, true), position);
  }

  public boolean isPresent() {
    return node != null;
  }

  public boolean isText() {
    return node instanceof Node.Scalar scalar && scalar.style() == Node.Style.DOUBLE_QUOTED;
  }

  public boolean isObject() {
    return node instanceof Node.Mapping;
  }

  public boolean isList() {
    return node instanceof Node.Sequence;
  }

  public boolean isFlag() {
    return isWord("true") || isWord("false");
  }

  public boolean isTrue() {
    return isWord("true");
  }

  private boolean isWord(String word) {
    return node instanceof Node.Scalar scalar && !isText() && scalar.value().equals(word);
  }

  /** The text; empty when it is none. */
  public String text() {
    return node instanceof Node.Scalar scalar && isText() ? scalar.value() : "";
  }

  /** Where the value, which has to be there, begins and ends in the text. */
  public Node.Span span() {
    return Objects.requireNonNull(node, "absent").span();
  }

  /** A field of an object; absent when there is none. */
  public JsonValue get(String name) {
    JsonValue found = new JsonValue(field.child(name), null, position);
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (entry.key().target() instanceof Node.Scalar key && key.value().equals(name)) {
          found = child(key, entry.value());
        }
      }
    }
    return found;
  }

  private JsonValue child(Node.Scalar key, Node value) {
    Node target = value.target();
    return new JsonValue(field.child(key.value()), target, target.position());
  }

  /** Dotted field path; empty for the document itself. */
  public String path() {
    return field.toString();
  }

  /** The fields of an object in the order of the text; empty when it is none. */
  public Map<String, JsonValue> entries() {
    Map<String, JsonValue> entries = new LinkedHashMap<>();
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (entry.key().target() instanceof Node.Scalar key) {
          entries.put(key.value(), child(key, entry.value()));
        }
      }
    }
    return entries;
  }

  /** The elements of a list; empty when it is none. */
  public List<JsonValue> items() {
    List<JsonValue> items = new ArrayList<>();
    if (node instanceof Node.Sequence sequence) {
      for (Node item : sequence.items()) {
        items.add(new JsonValue(field.item(items.size()), item.target(), item.position()));
      }
    }
    return items;
  }

  /** The value in a message, behind "found". */
  public String found() {
    if (node == null) {
      return "nothing";
    }
    if (isObject()) {
      return entries().isEmpty() ? "an empty object" : "an object";
    }
    if (isList()) {
      return items().isEmpty() ? "an empty list" : "a list";
    }
    String text = ((Node.Scalar) node).value();
    String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    return isText() ? "\"" + shown.replace("\n", "\\n") + "\"" : shown;
  }
}
