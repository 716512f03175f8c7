package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Position;
import java.util.List;
import java.util.Map;

/**
 * A value taken from a document, with its place. Asking for what is not there gives an absent value
 * rather than null, so that a rule can look deep without a check at every step.
 *
 * @param path dotted field path; empty for the document itself
 * @param position where the value stands; for an absent one, where the map stands that lacks it
 * @param keyPosition where its key stands; the position where there is none
 * @param data null when absent, or String, Boolean, Long, {@code List<Value>}, {@code Map<String,
 *     Value>}, or for a free value plain data
 * @param broken whether the document has a value here that could not be taken; that was reported,
 *     so rules pass over it
 */
public record Value(
    String path, Position position, Position keyPosition, Object data, boolean broken) {

  /** Whether there is a value, even one that could not be taken. */
  public boolean isPresent() {
    return data != null || broken;
  }

  /** A field of a struct or an entry of a map; absent when there is none. */
  public Value get(String name) {
    Value found = entries().get(name);
    return found != null
        ? found
        : new Value(Paths.child(path, name), position, keyPosition, null, broken && data == null);
  }

  /** The same place with other data, as the binder would put it there. */
  public Value with(Object other) {
    return new Value(path, position, keyPosition, other, false);
  }

  /** The text; empty when absent. */
  public String text() {
    return data instanceof String text ? text : "";
  }

  /** The number; 0 when absent. */
  public long whole() {
    return data instanceof Long whole ? whole : 0;
  }

  /** The truth value; false when absent. */
  public boolean flag() {
    return data instanceof Boolean flag && flag;
  }

  /** The elements of a list; empty when absent. */
  @SuppressWarnings(
      "unchecked") // The binder puts nothing but values into lists of a bound document.
  public List<Value> items() {
    return data instanceof List<?> list ? (List<Value>) list : List.of();
  }

  /** The entries of a map or struct in the document's order; empty when absent. */
  @SuppressWarnings("unchecked") // See items().
  public Map<String, Value> entries() {
    return data instanceof Map<?, ?> map ? (Map<String, Value>) map : Map.of();
  }
}
