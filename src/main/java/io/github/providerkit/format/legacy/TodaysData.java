package io.github.providerkit.format.legacy;

import io.github.providerkit.format.gestalt.migration.PlainValues;
import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.manifest.shape.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a manifest of today says in the place of an old one ({@code docs/spec/gestalt-legacy.md}
 * section 10). What has no counterpart is told to the author.
 */
final class TodaysData {
  private static final String RESERVED = "plugin";

  /** The nearest modes of today; the author has the last word. */
  private static final Map<String, String> MODES = Map.of("either", "user", "identity", "platform");

  private final Value author;
  private final Check check;

  /**
   * Prepares a change.
   *
   * @param author the manifest's fields as the author wrote them, without errors
   * @param check the same in today's terms, and where problems go
   */
  TodaysData(Value author, Check check) {
    this.author = author;
    this.check = check;
  }

  /** The fields of the new manifest, the kind first. */
  Map<String, Object> get() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", check.manifest().get("kind").text());
    data.putAll(PlainValues.of(check.manifest()));
    Map<String, Object> spec = map(data, "spec");
    spec.remove("exec");
    staticCatalog(spec);
    mcp(spec);
    pagination(map(map(spec, "responseMapping"), "pagination"));
    map(spec, "connections").forEach((name, connection) -> connection(name, asMap(connection)));
    if (map(spec, "surfaces").isEmpty()) {
      spec.remove("surfaces");
    }
    reservedConnections();
    return data;
  }

  private void staticCatalog(Map<String, Object> spec) {
    if (spec.remove("staticCatalogPath") != null) {
      tell(
          author.get("provider").get("static_catalog_path"),
          "the field is left out: today's servers read catalog.yaml beside the manifest",
          "the file goes into the package under that name alone");
    }
  }

  private static void mcp(Map<String, Object> spec) {
    if (spec.containsKey("mcp")) {
      spec.put("mcp", map(spec, "mcp").get("enabled"));
    }
  }

  /** Where something is found in a response: the body was the only place. */
  private static void pagination(Map<String, Object> pagination) {
    selector(pagination, "hasMorePath", "hasMore");
    selector(pagination, "cursorPath", "cursor");
  }

  private static void selector(Map<String, Object> pagination, String from, String to) {
    Object path = pagination.remove(from);
    if (path != null && !path.equals("")) {
      Map<String, Object> selector = new LinkedHashMap<>();
      selector.put("source", "body");
      selector.put("path", path);
      pagination.put(to, selector);
    }
  }

  private void connection(String name, Map<String, Object> connection) {
    Value written = author.get("provider").get("connections").get(name);
    String mode = MODES.get(written.get("mode").text());
    if (mode != null) {
      connection.put("mode", mode);
      tell(
          written.get("mode"),
          "today's servers have no mode %s; the nearest, %s, is written"
              .formatted(written.get("mode").text(), mode),
          "decide who owns the credentials: user, or platform for those of the deployment");
    }
    Object credentials = map(connection, "auth").get("credentials");
    int index = 0;
    for (Object credential : credentials instanceof List<?> list ? list : List.of()) {
      if (asMap(credential).remove("helpUrl") != null) {
        tell(
            written.get("auth").get("credentials").items().get(index).get("help_url"),
            "the field is left out: today's servers show no help beside a credential",
            "say it in the credential's description");
      }
      index++;
    }
  }

  private void reservedConnections() {
    for (Value surface : author.get("provider").get("surfaces").entries().values()) {
      Value connection = surface.get("connection");
      if (connection.text().equals(RESERVED)) {
        tell(
            connection,
            "the old servers took the name plugin for the connection default",
            "check which connection is meant");
      }
    }
  }

  private void tell(Value where, String message, String hint) {
    check.report(LegacyRules.NO_COUNTERPART, where, message, hint);
  }

  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    Object value = parent.get(key);
    return value instanceof Map ? asMap(value) : new LinkedHashMap<>();
  }

  @SuppressWarnings("unchecked") // Plain data of structs and maps has nothing but text keys.
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
