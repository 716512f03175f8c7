package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.Leaf;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Steps;
import io.github.providerkit.manifest.shape.Shape.Struct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value taken from a document, with its place and its shape. Asking for what is not there gives
 * an absent value rather than null, so that a rule can look deep without a check at every step.
 * Asking for what cannot be there, such as a field that the shape does not have, is a fault of ours
 * and refused, since a rule with a misspelt name would never find anything.
 */
public final class Value {
  private final Shape shape;
  private final FieldPath path;
  private final Node node;
  private final Node key;
  private final @Nullable Object data;
  private final boolean broken;

  Value(Shape shape, FieldPath path, Node node, Node key, @Nullable Object data, boolean broken) {
    this.shape = shape;
    this.path = path;
    this.node = node;
    this.key = key;
    this.data = data;
    this.broken = broken;
  }

  /** Dotted field path; empty for the document itself. */
  public String path() {
    return path.toString();
  }

  /** Where the value stands; for an absent one, where the map stands that lacks it. */
  public Position position() {
    return node.position();
  }

  /** Where its key stands; the position where there is none. */
  public Position keyPosition() {
    return key.position();
  }

  /**
   * Null when absent, or String, Boolean, Long, {@code List<Value>}, {@code Map<String, Value>}, or
   * for a free value plain data.
   */
  public @Nullable Object data() {
    return data;
  }

  /**
   * Whether the document has a value here that could not be taken; that was reported, so rules pass
   * over it.
   */
  public boolean broken() {
    return broken;
  }

  /** Whether there is a value, even one that could not be taken. */
  public boolean isPresent() {
    return data != null || broken;
  }

  /**
   * A field of a struct or an entry of a map; absent when there is none.
   *
   * @throws IllegalArgumentException if the shape has no such field, or no fields at all
   */
  public Value get(String name) {
    Shape wanted = shapeOf(name);
    Value found = entries().get(name);
    return found != null
        ? found
        : new Value(wanted, path.child(name), node, key, null, broken && data == null);
  }

  private Shape shapeOf(String name) {
    if (shape instanceof MapOf map) {
      return map.value();
    }
    Field field = shape instanceof Struct struct ? struct.fields().get(name) : null;
    if (field == null) {
      throw new IllegalArgumentException(
          "\"%s\" is no field of \"%s\", which is %s"
              .formatted(
                  name,
                  path,
                  shape instanceof Struct struct ? struct.fields().keySet() : shape.expected()));
    }
    return field.shape();
  }

  /** Whether the shape has a field of that name, be it absent. */
  public boolean knows(String name) {
    return shape instanceof Struct struct && struct.fields().containsKey(name);
  }

  /** What the value turned out to be; for an absent one what may stand there. */
  public Shape shape() {
    return shape;
  }

  /** The same place with other data of the same shape, as the binder would put it there. */
  public Value with(@Nullable Object other) {
    return with(shape, other);
  }

  /** The same place with a value of another shape. */
  public Value with(Shape otherShape, @Nullable Object other) {
    return new Value(otherShape, path, node, key, other, false);
  }

  /** The same value, which may be absent or broken, under another shape. */
  public Value as(Shape otherShape) {
    return new Value(otherShape, path, node, key, data, broken);
  }

  /** A value that the author did not write, at the place of this one's key. */
  public Value implied(Shape otherShape, Object other) {
    return new Value(otherShape, path, key, key, other, false);
  }

  /** The text; empty when absent. */
  public String text() {
    require(Leaf.TEXT);
    return data instanceof String text ? text : "";
  }

  /** The number; 0 when absent. */
  public long whole() {
    require(Leaf.WHOLE);
    return data instanceof Long whole ? whole : 0;
  }

  /** The truth value; false when absent. */
  public boolean flag() {
    require(Leaf.FLAG);
    return data instanceof Boolean flag && flag;
  }

  private void require(Leaf leaf) {
    if (shape != leaf && shape != Leaf.ANYTHING) {
      throw new IllegalStateException(
          "\"%s\" is %s and never %s".formatted(path, shape.expected(), leaf.expected()));
    }
  }

  /** The elements of a list; empty when absent. */
  @SuppressWarnings("unchecked") // The binder puts nothing but values into lists with a shape.
  public List<Value> items() {
    if (!(shape instanceof ListOf || shape instanceof Steps)) {
      throw new IllegalStateException("\"%s\" is %s and no list".formatted(path, shape.expected()));
    }
    return data instanceof List<?> list ? (List<Value>) list : List.of();
  }

  /** The entries of a map or struct in the document's order; empty when absent. */
  @SuppressWarnings("unchecked") // See items().
  public Map<String, Value> entries() {
    if (!(shape instanceof MapOf || shape instanceof Struct)) {
      throw new IllegalStateException("\"%s\" is %s and no map".formatted(path, shape.expected()));
    }
    return data instanceof Map<?, ?> map ? (Map<String, Value>) map : Map.of();
  }
}
