package io.github.providerkit.manifest.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The type of a value in a manifest. */
public sealed interface Shape {

  /** The scalar types, and the value of any type. */
  enum Leaf implements Shape {
    TEXT("text"),
    FLAG("true or false"),
    WHOLE("a whole number"),
    ANYTHING("anything");

    private final String expected;

    Leaf(String expected) {
      this.expected = expected;
    }

    @Override
    public String expected() {
      return expected;
    }

    /** Whether a value that is not null is of this type without any conversion. */
    boolean holds(@Nullable Object value) {
      return switch (this) {
        case TEXT -> value instanceof String;
        case FLAG -> value instanceof Boolean;
        case WHOLE -> value instanceof Long;
        case ANYTHING -> true;
      };
    }
  }

  /** What a problem says was expected; never null. */
  String expected();

  /**
   * The data that Go's zero value of the type has in a list or map; null when that is no data at
   * all.
   */
  default @Nullable Object empty() {
    return this == Leaf.TEXT ? "" : this instanceof Struct ? Map.of() : null;
  }

  /**
   * A list.
   *
   * @param item type of its elements
   */
  record ListOf(Shape item) implements Shape {
    @Override
    public String expected() {
      return "a list";
    }
  }

  /**
   * A map with free keys.
   *
   * @param value type of its values
   * @param nullable whether an entry may be null and stays null; otherwise null is the type's empty
   *     value
   */
  record MapOf(Shape value, boolean nullable) implements Shape {
    @Override
    public String expected() {
      return "a map";
    }
  }

  /**
   * One or several steps of the same type: a map, or a list whose elements are maps or, shorter,
   * the lists that one field of theirs would hold. It is bound as a list of maps, or as what stands
   * for all of them.
   *
   * @param step type of a step
   * @param shorthand the field of a step that is a list of texts
   * @param flat whether a list of texts may stand for all steps; it is bound as {@link #FLAT}
   */
  record Steps(Struct step, String shorthand, boolean flat) implements Shape {
    /** What a list of texts is bound as. */
    public static final ListOf FLAT = new ListOf(Leaf.TEXT);

    @Override
    public String expected() {
      return "a map or a list";
    }

    /** What steps are bound as. */
    public ListOf list() {
      return new ListOf(step);
    }
  }

  /**
   * A map with known keys.
   *
   * @param fields by name, in the order in which they are written out
   * @param unknown what becomes of other keys
   */
  record Struct(Map<String, Field> fields, Unknown unknown) implements Shape {
    /** A struct that refuses unknown keys. */
    public static Struct of(Field... fields) {
      return of(Unknown.REFUSED, fields);
    }

    /** A struct with the given fields. */
    public static Struct of(Unknown unknown, Field... fields) {
      Map<String, Field> byName = new LinkedHashMap<>();
      List.of(fields).forEach(field -> byName.put(field.name(), field));
      return new Struct(java.util.Collections.unmodifiableMap(byName), unknown);
    }

    /** One of its fields, which has to be there. */
    public Field field(String name) {
      return Objects.requireNonNull(fields.get(name), name);
    }

    @Override
    public String expected() {
      return "a map";
    }
  }

  /** What becomes of keys that a struct does not know. */
  enum Unknown {
    REFUSED,
    IGNORED,
    /**
     * Refused, and the map is decoded apart from the rest of the document: YAML anchors outside it
     * cannot be reached, it takes no merge key of its own, and its JSON keys are matched exactly
     * ({@code docs/spec/gestalt-manifest.md} section 2).
     */
    REFUSED_APART,
    /**
     * Refused, and keys are taken as they are written: the map takes no merge key of its own, and
     * its JSON keys are matched exactly ({@code docs/spec/gestalt-app.md} section 2).
     */
    REFUSED_EXACTLY
  }

  /**
   * A field of a struct.
   *
   * @param name key
   * @param shape type
   * @param presence when it is written out
   */
  record Field(String name, Shape shape, Presence presence) {
    /** A field that is left out when it is empty. */
    public static Field of(String name, Shape shape) {
      return new Field(name, shape, Presence.UNLESS_EMPTY);
    }

    /** A field that is always written. */
    public static Field always(String name, Shape shape) {
      return new Field(name, shape, Presence.ALWAYS);
    }

    /** Whether its value, or an element of it, is a map that knows a key. */
    boolean holds(String key) {
      Shape element = shape instanceof ListOf list ? list.item() : shape;
      Shape map = element instanceof Steps steps ? steps.step() : element;
      return map instanceof Struct struct && struct.fields().containsKey(key);
    }
  }

  /** When a field is written out ({@code docs/spec/gestalt-manifest.md} section 8.3). */
  enum Presence {
    UNLESS_EMPTY,
    ALWAYS
  }
}
