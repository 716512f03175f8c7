package io.github.providerkit.format.legacy;

import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.shape.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules of connections and of parameters that the provider itself sends ({@code
 * docs/spec/gestalt-legacy.md} section 2). Only the connection {@code default} may ask for
 * parameters and discover them; in turn, the consumer looks closer at how it authenticates.
 */
final class LegacyConnectionRules {
  private static final String DEFAULT = "default";

  private final Check check;

  LegacyConnectionRules(Check check) {
    this.check = check;
  }

  void check(Value provider) {
    provider.get("connections").entries().forEach(this::connection);
    managedParameters(provider);
  }

  private void connection(String name, Value connection) {
    if (name.isEmpty()) {
      check
          .problems()
          .add(
              LegacyRules.CONNECTION,
              check.file(),
              connection.path(),
              connection.keyPosition(),
              "expected a name for the connection, found an empty one",
              null);
    }
    if (!name.equals(DEFAULT)) {
      onlyOfDefault(connection.get("params"));
      onlyOfDefault(connection.get("discovery"));
    }
    auth(connection.get("auth"), name.equals(DEFAULT));
  }

  private void onlyOfDefault(Value field) {
    if (field.isPresent()) {
      check
          .problems()
          .add(
              LegacyRules.CONNECTION,
              check.file(),
              field.path(),
              field.keyPosition(),
              "expected params and discovery in the connection default alone, found one here",
              "move it to provider.connections.default");
    }
  }

  private void auth(Value auth, boolean ofDefault) {
    Value type = auth.get("type");
    if (type.text().equals("oauth2")) {
      endpoint(auth.get("authorization_url"), "the URL of the authorization endpoint", ofDefault);
      endpoint(auth.get("token_url"), "the URL of the token endpoint", ofDefault);
    } else if (ofDefault && type.text().equals("mcp_oauth")) {
      check.report(
          LegacyRules.AUTH,
          type,
          "expected oauth2, bearer, manual or none for the connection default, found \"mcp_oauth\"",
          "give the MCP surface a connection of another name");
    }
  }

  /** Other connections pass with an empty one: only the server notices. */
  private void endpoint(Value url, String expected, boolean filled) {
    boolean missing = filled ? url.text().isEmpty() : !url.isPresent();
    if (missing && !url.broken()) {
      check.expected(GestaltRules.REQUIRED, url, expected, null);
    }
  }

  private void managedParameters(Value provider) {
    List<String> headers =
        provider.get("headers").entries().keySet().stream().map(GoText::lower).toList();
    Map<String, Value> seen = new HashMap<>();
    for (Value parameter : provider.get("managed_parameters").items()) {
      Value name = parameter.get("name");
      if (name.text().isEmpty() || !check.requiredText(name, "a name for the parameter")) {
        continue;
      }
      boolean header = parameter.get("in").text().equals("header");
      String sent = header ? GoText.lower(GoText.trim(name.text())) : GoText.trim(name.text());
      Value first = seen.putIfAbsent(parameter.get("in").text() + " " + sent, name);
      if (first != null) {
        check.report(
            LegacyRules.MANAGED_PARAMETER,
            name,
            "expected each parameter once, found \"%s\" again (first in line %s)"
                .formatted(name.text(), first.position().line()),
            null);
      }
      if (header && headers.contains(sent)) {
        check.report(
            LegacyRules.MANAGED_PARAMETER,
            name,
            "expected a header apart from those in provider.headers, found \"%s\""
                .formatted(name.text()),
            "remove one of the two");
      }
    }
  }
}
