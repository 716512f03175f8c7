package io.github.providerkit.format.gestalt.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keywords of JSON Schema that a provider's author uses, by what their value has to be. */
enum SchemaKeyword {
  SCHEMA(
      "a schema: a map, true or false",
      "additionalItems",
      "additionalProperties",
      "contains",
      "contentSchema",
      "else",
      "if",
      "not",
      "propertyNames",
      "then",
      "unevaluatedItems",
      "unevaluatedProperties"),
  ITEMS("a schema: a map, true or false", "items"),
  SCHEMAS("a map of schemas", "$defs", "definitions", "dependentSchemas", "properties"),
  PATTERNS("a map of schemas", "patternProperties"),
  DEPENDENCIES("a map of schemas or lists of texts", "dependencies"),
  SCHEMA_LIST("a list of schemas, of one at least", "allOf", "anyOf", "oneOf", "prefixItems"),
  TEXT(
      "text",
      "$comment",
      "$schema",
      "contentEncoding",
      "contentMediaType",
      "description",
      "format",
      "title"),
  ID("an address without a #", "$id"),
  REFERENCE("a reference", "$dynamicRef", "$ref"),
  ANCHOR("a name of letters, digits, - and _", "$anchor", "$dynamicAnchor"),
  PATTERN("a regular expression", "pattern"),
  TEXTS("a list of texts that differ", "required"),
  TEXTS_BY_NAME("a map of lists of texts that differ", "dependentRequired"),
  LIST("a list", "enum", "examples"),
  NUMBER("a number", "maximum", "minimum"),
  BOUND("a number", "exclusiveMaximum", "exclusiveMinimum"),
  POSITIVE("a number above 0", "multipleOf"),
  COUNT(
      "a whole number that is not negative",
      "maxContains",
      "maxItems",
      "maxLength",
      "maxProperties",
      "minContains",
      "minItems",
      "minLength",
      "minProperties"),
  FLAG("true or false", "deprecated", "readOnly", "uniqueItems", "writeOnly"),
  TYPE("a type or a list of types", "type");

  /** The names of types. */
  static final List<String> TYPES =
      List.of("array", "boolean", "integer", "null", "number", "object", "string");

  /** Schemas that count only where something refers to them, or not at all. */
  static final Set<String> APART = Set.of("$defs", "definitions", "contentSchema");

  private static final Map<String, SchemaKeyword> BY_NAME = new HashMap<>();

  private static final Map<SchemaDraft, List<String>> SINCE =
      Map.of(
          SchemaDraft.SIX,
          List.of("$id", "contains", "propertyNames", "examples"),
          SchemaDraft.SEVEN,
          List.of(
              "$comment",
              "if",
              "then",
              "else",
              "readOnly",
              "writeOnly",
              "contentEncoding",
              "contentMediaType"),
          SchemaDraft.OF_2019,
          List.of(
              "$anchor",
              "$defs",
              "contentSchema",
              "dependentRequired",
              "dependentSchemas",
              "deprecated",
              "maxContains",
              "minContains",
              "unevaluatedItems",
              "unevaluatedProperties"),
          SchemaDraft.OF_2020,
          List.of("$dynamicAnchor", "$dynamicRef", "prefixItems"));

  private static final Map<String, SchemaDraft> FIRST = new HashMap<>();

  static {
    for (SchemaKeyword keyword : values()) {
      keyword.names.forEach(name -> BY_NAME.put(name, keyword));
    }
    SINCE.forEach((draft, names) -> names.forEach(name -> FIRST.put(name, draft)));
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

  /** What a keyword is in a draft; empty for one that may hold anything. */
  static Optional<SchemaKeyword> of(String name, SchemaDraft draft) {
    boolean gone = name.equals("additionalItems") && draft == SchemaDraft.OF_2020;
    boolean there = draft.compareTo(FIRST.getOrDefault(name, SchemaDraft.FOUR)) >= 0;
    SchemaKeyword keyword = gone || !there ? null : BY_NAME.get(name);
    return Optional.ofNullable(keyword == BOUND && draft == SchemaDraft.FOUR ? FLAG : keyword);
  }
}
