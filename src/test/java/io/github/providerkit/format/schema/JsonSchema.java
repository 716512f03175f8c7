package io.github.providerkit.format.schema;

import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.Leaf;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Steps;
import io.github.providerkit.manifest.shape.Shape.Struct;
import io.github.providerkit.manifest.shape.Shape.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a JSON Schema (draft 7, which editors know best) of a format's shape and the rules of its
 * fields.
 */
public final class JsonSchema {
  /** How a consumer takes values. */
  public enum Reading {
    /** As they are. */
    EXACT,
    /** Text from numbers and truth values, truth values from yes and no, nothing from null. */
    LENIENT
  }

  /** Where editors and schema stores find the newest of each. */
  private static final String PLACE =
      "https://raw.githubusercontent.com/providerkit/provider-maven-plugin/main/src/main/resources/schema/";

  private final Reading reading;
  private final List<FieldRule> rules;
  private final Map<String, Map<String, Object>> extras;

  /**
   * Creates a maker.
   *
   * @param rules of the fields, by the paths that {@link FieldRule} has
   * @param extras further keywords by path, which say what concerns several fields
   */
  public JsonSchema(
      Reading reading, List<FieldRule> rules, Map<String, Map<String, Object>> extras) {
    this.reading = reading;
    this.rules = rules;
    this.extras = extras;
  }

  /**
   * The whole schema of a file.
   *
   * @param name of the schema's own file; its identity, which never changes
   */
  public Map<String, Object> of(String name, String title, Struct shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("$id", PLACE + name + ".schema.json");
    schema.put("title", title);
    schema.putAll(schema(shape, ""));
    schema.put("type", "object");
    return schema;
  }

  /** The rules of the fields alone, to be added to a schema that has the types. */
  public Map<String, Object> constraints(Struct shape) {
    return constraints(shape, "");
  }

  private Map<String, Object> constraints(Shape shape, String path) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (shape instanceof ListOf list) {
      putUnlessEmpty(schema, "items", constraints(list.item(), path + "[]"));
    } else if (shape instanceof MapOf map) {
      putUnlessEmpty(schema, "additionalProperties", constraints(map.value(), child(path, "*")));
    } else if (shape instanceof Struct struct) {
      Map<String, Object> properties = new LinkedHashMap<>();
      for (Field field : struct.fields().values()) {
        putUnlessEmpty(
            properties, field.name(), constraints(field.shape(), child(path, field.name())));
      }
      putUnlessEmpty(schema, "properties", properties);
      List<String> required = required(struct, path);
      if (!required.isEmpty()) {
        schema.put("required", required);
      }
    }
    rule(path)
        .ifPresent(
            rule -> {
              constrain(schema, rule);
              if (rule.filled()) {
                // The types apart from null.
                schema.put("type", schema(shape, path).get("type"));
              }
            });
    addExtras(schema, path);
    return schema;
  }

  private static void putUnlessEmpty(
      Map<String, Object> schema, String name, Map<String, Object> value) {
    if (!value.isEmpty()) {
      schema.put(name, value);
    }
  }

  private List<String> required(Struct struct, String path) {
    return struct.fields().keySet().stream()
        .filter(name -> rule(child(path, name)).filter(FieldRule::required).isPresent())
        .toList();
  }

  private Map<String, Object> schema(Shape shape, String path) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (shape instanceof Leaf leaf) {
      leaf(schema, leaf);
    } else if (shape instanceof ListOf list) {
      schema.put("type", type("array"));
      schema.put("items", schema(list.item(), path + "[]"));
    } else if (shape instanceof MapOf map) {
      schema.put("type", type("object"));
      schema.put("additionalProperties", schema(map.value(), child(path, "*")));
    } else if (shape instanceof Steps steps) {
      steps(schema, steps, path);
    } else {
      struct(schema, (Struct) shape, path);
    }
    rule(path).ifPresent(rule -> constrain(schema, rule));
    addExtras(schema, path);
    return schema;
  }

  /** Each form by itself, so that editors offer all of them. */
  private void steps(Map<String, Object> schema, Steps steps, String path) {
    Map<String, Object> step = new LinkedHashMap<>(schema(steps.step(), path));
    step.put("type", "object");
    Shape list = steps.step().fields().get(steps.shorthand()).shape();
    Map<String, Object> arguments =
        new LinkedHashMap<>(schema(list, child(path, steps.shorthand())));
    arguments.put("type", "array");
    Map<String, Object> several = new LinkedHashMap<>();
    several.put("type", "array");
    several.put("items", Map.of("anyOf", List.of(step, arguments)));
    several.put("minItems", 1);
    List<Object> forms = new ArrayList<>(List.of(step, several));
    if (steps.flat()) {
      forms.add(arguments);
    }
    if (reading == Reading.LENIENT) {
      forms.add(Map.of("type", "null"));
    }
    schema.put("anyOf", forms);
  }

  private void addExtras(Map<String, Object> schema, String path) {
    schema.putAll(asMap(sorted(extras.getOrDefault(path, Map.of()))));
  }

  /** In an order that does not change from run to run. */
  private static Object sorted(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(JsonSchema::sorted).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> entries = new TreeMap<>();
      map.forEach((name, entry) -> entries.put((String) name, sorted(entry)));
      return entries;
    }
    return value;
  }

  @SuppressWarnings("unchecked") // What sorted() made of a map.
  private static Map<String, Object> asMap(Object map) {
    return (Map<String, Object>) map;
  }

  private void leaf(Map<String, Object> schema, Leaf leaf) {
    boolean exact = reading == Reading.EXACT;
    switch (leaf) {
      case TEXT ->
          schema.put("type", exact ? "string" : List.of("string", "number", "boolean", "null"));
      case FLAG -> {
        if (exact) {
          schema.put("type", "boolean");
        } else {
          List<Object> words = new ArrayList<>(List.of(true, false));
          List.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON").forEach(words::add);
          List.of("n", "N", "no", "No", "NO", "off", "Off", "OFF").forEach(words::add);
          words.add(null);
          schema.put("enum", words);
        }
      }
      case WHOLE -> schema.put("type", exact ? "integer" : List.of("number", "null"));
      case ANYTHING -> {
        // The empty schema takes anything.
      }
    }
  }

  private Object type(String type) {
    return reading == Reading.EXACT ? type : List.of(type, "null");
  }

  private void struct(Map<String, Object> schema, Struct struct, String path) {
    schema.put("type", type("object"));
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Field field : struct.fields().values()) {
      String child = child(path, field.name());
      properties.put(field.name(), schema(field.shape(), child));
    }
    schema.put("properties", properties);
    List<String> required = required(struct, path);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    if (struct.unknown() != Unknown.IGNORED) {
      schema.put("additionalProperties", false);
    }
  }

  private static void constrain(Map<String, Object> schema, FieldRule rule) {
    if (!rule.words().isEmpty()) {
      schema.remove("type");
      schema.put("enum", rule.words());
    }
    if (rule.pattern() != null) {
      // No number and no truth value has a text that fits.
      schema.put("type", "string");
      // Possessive quantifiers are Java's alone, and change nothing in what matches here.
      schema.put("pattern", "^(?:" + rule.pattern().replace("*+", "*").replace("++", "+") + ")$");
    }
    if (rule.filled()) {
      schema.put(schema.containsKey("items") ? "minItems" : "minLength", 1);
      if (schema.get("type") instanceof List<?> types) {
        schema.put("type", types.stream().filter(type -> !type.equals("null")).toList());
      }
    }
  }

  private Optional<FieldRule> rule(String path) {
    // A rule for entries of a struct, as for the connection of each surface, ends in *.name.
    return rules.stream().filter(rule -> path.matches(pattern(rule.field()))).findFirst();
  }

  private static String pattern(String field) {
    return field.replace(".", "\\.").replace("[]", "\\[]").replace("*", "[^.]+");
  }

  private static String child(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
