package io.github.providerkit.format.gestalt.catalog;

import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.shape.FreeValue;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Names;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules of a catalog ({@code docs/spec/gestalt-manifest.md} section 10.2), in its order. */
final class CatalogRules {
  private static final List<String> AUTH_STYLES = List.of("bearer", "raw", "none", "basic");
  private static final Pattern ID_PART =
      Pattern.compile("[a-zA-Z0-9_](?:[a-zA-Z0-9_-]*[a-zA-Z0-9_])?");

  private final Check check;
  private final Generation generation;

  private CatalogRules(Check check, Generation generation) {
    this.check = check;
    this.generation = generation;
  }

  /**
   * Checks a catalog.
   *
   * @param check with the catalog in place of the manifest
   * @param generation whose servers read it
   */
  static void check(Check check, Generation generation) {
    new CatalogRules(check, generation).run(check.manifest());
  }

  private void run(Value catalog) {
    required(catalog.get("name"), "the name of the catalog");
    Value style = catalog.get("authStyle");
    String word = GoText.lower(GoText.trim(style.text()));
    if (!word.isEmpty() && !AUTH_STYLES.contains(word)) {
      check.expected(
          GestaltRules.CATALOG,
          style,
          Check.alternatives(AUTH_STYLES),
          Names.hint(word, AUTH_STYLES, Map.of()));
    }
    Value operations = catalog.get("operations");
    if (!operations.broken() && operations.items().isEmpty()) {
      check.report(
          GestaltRules.CATALOG, operations, "expected at least one operation, found none", null);
    }
    Map<String, Value> seen = new HashMap<>();
    for (Value operation : operations.items()) {
      id(operation.get("id"), seen);
      parameters(operation.get("parameters"));
      roles(operation.get("allowedRoles"), operation.get("id").text());
      json(GestaltRules.CATALOG, operation.get("inputSchema"), "a schema");
      json(GestaltRules.CATALOG, operation.get("outputSchema"), "a schema");
    }
  }

  private boolean required(Value value, String what) {
    boolean missing = GoText.isBlank(value.text());
    if (missing && !value.broken()) {
      check.expected(GestaltRules.CATALOG, value, what, null);
    }
    return !missing;
  }

  private void id(Value id, Map<String, Value> seen) {
    if (!required(id, "an id for the operation")) {
      return;
    }
    boolean valid =
        Arrays.stream(id.text().split("\\.", -1)).allMatch(part -> ID_PART.matcher(part).matches());
    if (!valid) {
      check.expected(
          GestaltRules.CATALOG,
          id,
          "an id of letters, digits, _ and -, in parts joined by dots",
          "no part is empty, or begins or ends with -");
    }
    Value first = seen.putIfAbsent(id.text(), id);
    if (first != null) {
      check.report(
          GestaltRules.CATALOG,
          id,
          "expected each operation id once, found \"%s\" again (first in line %s)"
              .formatted(id.text(), first.position().line()),
          null);
    }
  }

  private void roles(Value roles, String operation) {
    if (generation.roles()) {
      roles.items().forEach(role -> required(role, "the name of a role"));
    } else if (!roles.items().isEmpty()) {
      check.report(
          GestaltRules.CATALOG,
          roles,
          "expected no roles in a provider's own catalog, found some",
          "say it in the deployment's configuration, at apps.<name>.allowedOperations.%s.allowedRoles"
              .formatted(operation));
    }
  }

  private void parameters(Value parameters) {
    Map<String, Value> seen = new HashMap<>();
    for (Value parameter : parameters.items()) {
      Value name = parameter.get("name");
      boolean named = required(name, "a name for the parameter");
      required(parameter.get("type"), "a type for the parameter");
      if (named && seen.putIfAbsent(name.text(), name) != null) {
        check.report(
            GestaltRules.DEPLOY,
            name,
            ("expected each parameter name once, found \"%s\" again (first in line %s);"
                    + " a server refuses it when it is deployed")
                .formatted(name.text(), seen.get(name.text()).position().line()),
            null);
      }
      json(GestaltRules.FREE_VALUE, parameter.get("default"), "a value");
    }
  }

  private void json(Rule rule, Value value, String what) {
    String obstacle = value.data() == null ? null : FreeValue.jsonObstacle(value.data());
    if (obstacle != null) {
      check.report(
          rule, value, "expected " + what + " that JSON can hold, found " + obstacle, null);
    }
  }
}
