package io.github.providerkit.format.gestalt.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The keywords of JSON Schema that a provider's author uses, by what their value has to be. */
enum SchemaKeyword {
  SCHEMA(
      "a schema: a map, true or false",
      "additionalProperties",
      "contains",
      "else",
      "if",
      "not",
      "propertyNames",
      "then",
      "unevaluatedProperties"),
  SCHEMAS("a map of schemas", "$defs", "definitions", "patternProperties", "properties"),
  SCHEMA_LIST("a list of schemas", "allOf", "anyOf", "oneOf", "prefixItems"),
  TEXT("text", "$comment", "$id", "$ref", "$schema", "description", "format", "pattern", "title"),
  TEXTS("a list of texts", "required"),
  LIST("a list", "enum", "examples"),
  NUMBER(
      "a number",
      "exclusiveMaximum",
      "exclusiveMinimum",
      "maxItems",
      "maxLength",
      "maxProperties",
      "maximum",
      "minItems",
      "minLength",
      "minProperties",
      "minimum",
      "multipleOf"),
  FLAG("true or false", "deprecated", "readOnly", "uniqueItems", "writeOnly"),
  TYPE("a type or a list of types", "type");

  /** The names of types. */
  static final List<String> TYPES =
      List.of("array", "boolean", "integer", "null", "number", "object", "string");

  private static final Map<String, SchemaKeyword> BY_NAME = new TreeMap<>();

  static {
    for (SchemaKeyword keyword : values()) {
      keyword.names.forEach(name -> BY_NAME.put(name, keyword));
    }
  }

  private final String expected;
  private final List<String> names;

  SchemaKeyword(String expected, String... names) {
    this.expected = expected;
    this.names = List.of(names);
  }

  /** What a problem says was expected. */
  String expected() {
    return expected;
  }

  /** What a keyword is; empty for one that may hold anything. */
  static Optional<SchemaKeyword> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
