package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.code.Kind;
import io.github.providerkit.format.grammar.GoDuration;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Names;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a server refuses only when it is deployed, told early as warnings ({@code
 * docs/spec/gestalt-manifest.md} section 12b): all of it is decidable from the manifest alone.
 */
final class DeployAdvice {
  /**
   * The implicit connection of a provider, which needs no declaration, and the name users know it
   * by.
   */
  private static final Set<String> IMPLICIT = Set.of("", "_plugin", "plugin");

  private final Check check;
  private final Set<String> declared;

  private DeployAdvice(Check check) {
    this.check = check;
    this.declared =
        check.spec().get("connections").entries().entrySet().stream()
            .filter(entry -> entry.getValue().isPresent())
            .map(Map.Entry::getKey)
            .filter(name -> !IMPLICIT.contains(name))
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static void check(Check check) {
    if (check.kind().filter(Kind.PLUGIN::equals).isPresent()) {
      new DeployAdvice(check).run();
    }
  }

  private void run() {
    Value preset = check.spec().get("defaultConnection");
    if (check.spec().get("connections").entries().containsKey(preset.text())) {
      reference(preset, preset.text());
    }
    Value rest = check.surface("rest");
    if (rest.isPresent()) {
      reference(rest.get("connection"), rest.get("connection").text());
    }
    surface("openapi", "document");
    surface("graphql", "url");
    surface("mcp", "url");
    rest.get("operations").items().forEach(this::operation);
    declared.forEach(name -> connection(check.spec().get("connections").get(name)));
  }

  private void surface(String name, String field) {
    Value surface = check.surface(name);
    if (!surface.get(field).text().isEmpty()) {
      reference(surface.get("connection"), surface.get("connection").text());
    }
  }

  private void reference(Value where, String name) {
    if (!IMPLICIT.contains(name) && !declared.contains(name)) {
      warn(
          where,
          "expected a connection declared in spec.connections, found \"" + name + "\"",
          Names.hint(name, declared, Map.of()));
    }
  }

  private void warn(Value where, String message, @Nullable String hint) {
    check.report(
        GestaltRules.DEPLOY, where, message + "; a server refuses it when it is deployed", hint);
  }

  private void operation(Value operation) {
    if (GoText.isBlank(operation.get("name").text())) {
      return;
    }
    Value connection = operation.get("connection");
    reference(connection, GoText.trim(connection.text()));
    Value selector = operation.get("connectionSelector");
    if (selector.isPresent() && !selector.broken()) {
      selector(operation, selector);
    }
  }

  private void selector(Value operation, Value selector) {
    String parameter = GoText.trim(selector.get("parameter").text());
    if (parameter.isEmpty()) {
      warn(selector.get("parameter"), "expected the name of a parameter, found nothing", null);
    } else if (operation.get("parameters").items().stream()
        .noneMatch(p -> GoText.trim(p.get("name").text()).equals(parameter))) {
      warn(
          selector.get("parameter"),
          "expected a parameter of the operation, found \"" + parameter + "\"",
          null);
    }
    Value values = selector.get("values");
    if (values.entries().isEmpty()) {
      warn(values, "expected a connection by parameter value, found nothing", null);
    }
    values.entries().forEach(this::selected);
    Value preset = selector.get("default");
    String value = GoText.trim(preset.text());
    if (!value.isEmpty()
        && values.entries().keySet().stream().noneMatch(key -> GoText.trim(key).equals(value))) {
      warn(preset, "expected one of the selector's values, found \"" + value + "\"", null);
    }
    if (!value.isEmpty() && !GoText.isBlank(operation.get("connection").text())) {
      warn(preset, "expected either connection or connectionSelector.default, found both", null);
    }
  }

  private void selected(String key, Value connection) {
    if (GoText.isBlank(key)) {
      warn(connection, "expected a parameter value, found an empty one", null);
    }
    String name = GoText.trim(connection.text());
    if (name.isEmpty()) {
      warn(connection, "expected the name of a connection, found nothing", null);
    }
    reference(connection, name);
  }

  private void connection(Value connection) {
    Value refresh = connection.get("credentialRefresh");
    if (refresh.isPresent() && !refresh.broken()) {
      duration(refresh.get("refreshInterval"));
      duration(refresh.get("refreshBeforeExpiry"));
    }
    Value mapping = connection.get("auth").get("authMapping");
    Set<String> credentials =
        connection.get("auth").get("credentials").items().stream()
            .map(field -> field.get("name").text())
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    mapping.get("headers").entries().values().forEach(v -> authValue(v, credentials));
    Value basic = mapping.get("basic");
    if (basic.isPresent() && !basic.broken()) {
      authValue(basic.get("username"), credentials);
      authValue(basic.get("password"), credentials);
    }
  }

  private void duration(Value value) {
    if (!value.broken() && !GoDuration.isPositive(GoText.trim(value.text()))) {
      warn(
          value,
          "expected a duration above zero, found " + Check.found(value),
          "for example 5m or 1h30m");
    }
  }

  private void authValue(Value value, Set<String> credentials) {
    Value from = value.get("valueFrom");
    if (value.get("value").text().isEmpty() != from.isPresent()) {
      warn(value, "expected exactly one of value and valueFrom, found both or neither", null);
      return;
    }
    Value name = from.get("credentialFieldRef").get("name");
    if (from.isPresent() && !credentials.contains(name.text())) {
      warn(
          name,
          "expected a name declared in auth.credentials, found " + Check.found(name),
          Names.hint(name.text(), credentials, Map.of()));
    }
  }
}
