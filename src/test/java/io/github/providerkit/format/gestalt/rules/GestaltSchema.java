package io.github.providerkit.format.gestalt.rules;

import static io.github.providerkit.format.schema.FieldRule.filled;
import static io.github.providerkit.format.schema.FieldRule.form;
import static io.github.providerkit.format.schema.FieldRule.optionalWord;
import static io.github.providerkit.format.schema.FieldRule.required;
import static io.github.providerkit.format.schema.FieldRule.word;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.format.gestalt.generation.ManifestShape;
import io.github.providerkit.format.schema.FieldRule;
import io.github.providerkit.format.schema.Forms;
import io.github.providerkit.format.schema.JsonSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the rules of a manifest say of single fields, and of fields of the same map. */
public final class GestaltSchema {
  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final String NAME = "(?!\\.\\.?(?:/|$))[^/\\\\]+";
  private static final String PACKAGE_PATH = "^(?:" + NAME + "(?:/" + NAME + ")*)?$";
  private static final String SOURCE_PATH = "^(?:\\.|" + NAME + "(?:/" + NAME + ")*)?$";
  private static final String AMOUNT = "(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h)";
  private static final String ROUTE = "\\s*/(?:[^{}*]*|(?:[^{}*]*/)?\\*)\\s*";
  private static final String ESCAPES = "(?:[^%?#]|%[0-9A-Fa-f]{2})*";
  private static final String HTTPS =
      "\\s*[Hh][Tt][Tt][Pp][Ss]://[^/?#\\s{}]+(?:/"
          + ESCAPES
          + ")?(?:\\?[^#]*)?(?:#(?:[^%]|%[0-9A-Fa-f]{2})*)?";

  /** A character that is no white space to the consumer, which knows more of it than schemas. */
  private static final String SOLID =
      "[^\\s\\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]";

  private static final String TOKEN = "[!#-'*+.0-9A-Z^-z|~-]+";

  private static final String TEMPLATE =
      "^[^{]*(?:\\{\\s*(?:raw_body|[Hh][Ee][Aa][Dd][Ee][Rr]:\\s*[^}\\s][^}]*)\\s*\\}[^{]*)*$";

  private static final Map<String, Object> PATH = Map.of("pattern", PACKAGE_PATH);
  private static final Map<String, Object> OBJECT = Map.of("type", "object");
  private static final Map<String, Object> NOT_BLANK = Map.of("pattern", SOLID);
  private static final Map<String, Object> NAMED = Map.of("propertyNames", NOT_BLANK);

  /** A text, be it written as a number, that is not blank. */
  private static final Map<String, Object> SAYS_SOMETHING =
      Map.of("type", List.of("string", "number", "boolean"), "pattern", SOLID);

  private static final List<FieldRule> RULES =
      List.of(
          filled("kind", ""),
          form("source", LABEL + "(\\." + LABEL + ")+(/[a-z0-9][a-z0-9._-]*){3,}", ""),
          form("version", Forms.SEMANTIC_VERSION, ""),
          filled("artifacts[].path", ""),
          filled("entrypoint.artifactPath", ""),
          filled("release.build.command", ""),
          filled("release.build.command[]", ""));

  private static final String OPERATION = "surfaces.rest.operations[].";
  private static final String POST = "connections.*.postConnect.";

  /** What only counts for plugins. */
  private static final List<FieldRule> OF_PLUGINS =
      List.of(
          filled("auth.provider", ""),
          word("connections.*.auth.type", "oauth2", "mcp_oauth", "bearer", "manual", "none"),
          optionalWord("connections.*.mode", "", "none", "user", "platform"),
          optionalWord("connections.*.exposure", "", "user", "internal"),
          required(POST + "request", ""),
          form(POST + "request.method", anyCase("GET", "POST"), ""),
          form(POST + "request.url", HTTPS, ""),
          filled(POST + "request.headers.*", ""),
          filled(POST + "success.path", ""),
          filled(POST + "externalIdentity.type", ""),
          filled(POST + "externalIdentity.id", ""),
          filled(POST + "metadata.*", ""),
          filled(OPERATION + "name", ""),
          filled(OPERATION + "path", ""),
          word(OPERATION + "method", HttpRules.METHODS.toArray(String[]::new)),
          filled(OPERATION + "parameters[].name", ""),
          word(OPERATION + "parameters[].in", "query", "body", "path"),
          word("securitySchemes.*.type", "hmac", "apiKey", "http", "none"),
          filled("http.*.path", ""),
          form("http.*.method", anyCase(HttpRules.METHODS.toArray(String[]::new)), ""),
          filled("http.*.security", ""),
          filled("http.*.target", ""),
          filled("ui.path", ""));

  private static final Map<String, Map<String, Object>> EXTRAS_OF_PLUGINS =
      Map.ofEntries(
          Map.entry("", OBJECT),
          Map.entry("auth.provider", NOT_BLANK),
          Map.entry("surfaces.rest.operations[]", OBJECT),
          Map.entry("surfaces.rest.operations[].parameters[]", OBJECT),
          Map.entry("ui.path", Map.of("pattern", "^\\s*[^/\\s]")),
          Map.entry("securitySchemes.*", schemes()),
          Map.entry(
              "securitySchemes.*.secret",
              Map.of(
                  "anyOf", List.of(Map.of("type", "null"), filledIn("env"), filledIn("secret")))),
          Map.entry("http.*", OBJECT),
          Map.entry("http.*.path", Map.of("pattern", "^\\s*[^*\\s][^*]*$")),
          Map.entry(
              "http.*.credentialMode",
              Map.of("type", List.of("string", "null"), "pattern", "^\\s*(?:none|user)?\\s*$")),
          Map.entry("http.*.security", NOT_BLANK),
          Map.entry("http.*.target", NOT_BLANK),
          Map.entry(
              "http.*.requestBody.content",
              Map.of(
                  "propertyNames",
                  Map.of("pattern", "^\\s*" + TOKEN + "(?:/" + TOKEN + ")?\\s*(?:;[\\s\\S]*)?$"))),
          Map.entry(
              "http.*.ack.status",
              Map.of("anyOf", List.of(zero(), Map.of("minimum", 200L, "exclusiveMaximum", 300L)))),
          Map.entry("connections", NAMED),
          Map.entry(
              "connections.*.auth",
              when("type", "oauth2", allFilled("authorizationUrl", "tokenUrl"))),
          Map.entry(
              "connections.*.postConnect",
              Map.of(
                  "anyOf",
                  List.of(
                      Map.of("type", "null"),
                      has("externalIdentity", OBJECT),
                      has("metadata", Map.of("type", "object", "minProperties", 1L))))),
          Map.entry(POST + "request", OBJECT),
          Map.entry(POST + "request.headers", NAMED),
          Map.entry(POST + "request.headers.*", NOT_BLANK),
          Map.entry(POST + "success.path", NOT_BLANK),
          Map.entry(POST + "externalIdentity.type", NOT_BLANK),
          Map.entry(POST + "externalIdentity.id", NOT_BLANK),
          Map.entry(POST + "metadata", NAMED),
          Map.entry(POST + "metadata.*", NOT_BLANK),
          Map.entry(
              "surfaces.rest",
              Map.of(
                  "if",
                  has("operations", Map.of("type", "array", "minItems", 1L)),
                  "then",
                  allFilled("baseUrl"))));

  /** What only counts for UIs. */
  private static final List<FieldRule> OF_UIS =
      List.of(
          filled("assetRoot", ""),
          form("routes[].path", ROUTE, ""),
          filled("routes[].allowedRoles", ""),
          filled("routes[].allowedRoles[]", ""));

  private static final Map<String, Map<String, Object>> EXTRAS_OF_UIS =
      Map.of(
          "", OBJECT, "assetRoot", PATH, "routes[]", OBJECT, "routes[].allowedRoles[]", NOT_BLANK);

  private GestaltSchema() {}

  /** The whole schema of the generation of May 2026. */
  public static Map<String, Object> make() {
    List<String> kinds = new ArrayList<>(Kind.words());
    kinds.addAll(List.of("auth", "externalcredentials", "external-credentials"));
    Map<String, Object> noEntrypoint =
        Map.of("properties", Map.of("entrypoint", Map.of("type", "null")));
    Map<String, Map<String, Object>> extras =
        Map.of(
            "",
            Map.of(
                "allOf",
                List.of(
                    when(
                        "kind",
                        "plugin",
                        has("spec", spec(Generations.MAY, OF_PLUGINS, EXTRAS_OF_PLUGINS))),
                    when("kind", "ui", has("spec", spec(Generations.MAY, OF_UIS, EXTRAS_OF_UIS))),
                    when("kind", "ui", noEntrypoint))),
            "kind",
            Map.of("enum", kinds),
            "iconFile",
            PATH,
            "release.build.workdir",
            PATH,
            "release.build.command[]",
            NOT_BLANK,
            "artifacts[]",
            OBJECT,
            "artifacts[].path",
            PATH,
            "entrypoint.artifactPath",
            PATH,
            "spec.configSchemaPath",
            PATH);
    return new JsonSchema(JsonSchema.Reading.LENIENT, RULES, extras)
        .of("gestalt", "Gestalt provider manifest (manifest.yaml)", ManifestShape.MANIFEST);
  }

  /** The whole schema of today's generation. */
  public static Map<String, Object> makeOfToday() {
    List<FieldRule> rules = new ArrayList<>(RULES);
    Map<String, Map<String, Object>> extras =
        new HashMap<>(
            Map.of(
                "",
                Map.of("allOf", List.of(when("kind", "app", has("spec", specOfToday())))),
                "kind",
                Map.of("enum", Generations.APP.kindWords()),
                "iconFile",
                PATH,
                "artifacts",
                Map.of("type", List.of("array", "null"), "maxItems", 0L),
                "entrypoint",
                Map.of("type", "null"),
                "spec.configSchemaPath",
                PATH,
                "run.readyTimeout",
                Map.of("pattern", "^(?:[-+]?(?:0|(?:" + AMOUNT + ")+))?$"),
                "run.role",
                Map.of("pattern", "^\\s*(?:ui\\s*)?$")));
    for (String phase : List.of("install", "build", "run")) {
      rules.add(filled(phase + ".command", ""));
      rules.add(filled(phase + ".command[]", ""));
      rules.add(filled(phase + ".inputs[]", ""));
      extras.put(phase + ".command[]", NOT_BLANK);
      extras.put(phase + ".workdir", Map.of("pattern", SOURCE_PATH));
      extras.put(
          phase + ".inputs[]", Map.of("pattern", SOURCE_PATH, "not", Map.of("pattern", "[*?\\[]")));
    }
    return new JsonSchema(JsonSchema.Reading.LENIENT, rules, extras)
        .of("gestalt-app", "Gestalt app manifest (manifest.yaml)", Generations.APP.shape());
  }

  private static Map<String, Object> specOfToday() {
    List<FieldRule> rules =
        OF_PLUGINS.stream().filter(rule -> !rule.field().equals("connections.*.mode")).toList();
    Map<String, Map<String, Object>> extras = new HashMap<>(EXTRAS_OF_PLUGINS);
    extras.put("assetRoot", Map.of("enum", Arrays.asList(null, "")));
    extras.put(
        "connections.*.mode",
        Map.of(
            "type",
            List.of("string", "null"),
            "pattern",
            "^\\s*(?:[Nn][Oo][Nn][Ee]|[Ss][Uu][Bb][Jj][Ee][Cc][Tt])?\\s*$"));
    extras.put(
        "http.*.credentialMode",
        Map.of("type", List.of("string", "null"), "pattern", "^\\s*(?:none|subject)?\\s*$"));
    return spec(Generations.APP, rules, extras);
  }

  private static Map<String, Object> spec(
      Generation generation, List<FieldRule> rules, Map<String, Map<String, Object>> extras) {
    return new JsonSchema(JsonSchema.Reading.LENIENT, rules, extras).constraints(generation.spec());
  }

  private static Map<String, Object> schemes() {
    Map<String, Object> stamped =
        Map.of(
            "if",
            filledIn("timestampHeader"),
            "then",
            has("maxAgeSeconds", Map.of("type", "number", "minimum", 1L)),
            "else",
            Map.of("properties", Map.of("maxAgeSeconds", zero())));
    Map<String, Object> secret = has("secret", OBJECT);
    return Map.of(
        "type",
        "object",
        "allOf",
        List.of(
            when(
                "type",
                "hmac",
                Map.of(
                    "allOf",
                    List.of(
                        secret,
                        stamped,
                        filledIn("signatureHeader"),
                        filledIn("payloadTemplate"),
                        Map.of(
                            "properties",
                            Map.of("payloadTemplate", Map.of("pattern", TEMPLATE)))))),
            when(
                "type",
                "apiKey",
                Map.of(
                    "allOf",
                    List.of(
                        secret,
                        filledIn("name"),
                        has("in", Map.of("enum", List.of("header", "query")))))),
            when(
                "type",
                "http",
                Map.of(
                    "allOf",
                    List.of(secret, has("scheme", Map.of("enum", List.of("basic", "bearer"))))))));
  }

  private static Map<String, Object> when(
      String field, String value, Map<String, Object> consequence) {
    return Map.of("if", has(field, Map.of("const", value)), "then", consequence);
  }

  private static Map<String, Object> has(String field, Map<String, Object> schema) {
    return Map.of("properties", Map.of(field, schema), "required", List.of(field));
  }

  private static Map<String, Object> filledIn(String field) {
    return has(field, SAYS_SOMETHING);
  }

  /** Texts that are there and not empty, be they blank. */
  private static Map<String, Object> allFilled(String... fields) {
    Map<String, Object> filled =
        Map.of("type", List.of("string", "number", "boolean"), "minLength", 1L);
    return Map.of(
        "allOf", List.of(fields).stream().map(field -> (Object) has(field, filled)).toList());
  }

  /** A number of which the consumer keeps nothing when it cuts the fraction off; or none at all. */
  private static Map<String, Object> zero() {
    return Map.of("exclusiveMinimum", -1L, "exclusiveMaximum", 1L);
  }

  private static String anyCase(String... words) {
    StringBuilder pattern = new StringBuilder();
    for (String word : words) {
      pattern.append(pattern.isEmpty() ? "\\s*(?:" : "|");
      word.chars()
          .forEach(c -> pattern.append('[').append((char) c).append((char) (c + 32)).append(']'));
    }
    return pattern.append(")\\s*").toString();
  }
}
