package io.github.providerkit.format.gestalt.catalog;

import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations that a manifest exposes, and the names it gives them: {@code
 * spec.allowedOperations}.
 */
final class AllowedOperations {
  private final Check check;
  private final Value allowed;

  AllowedOperations(Check check) {
    this.check = check;
    this.allowed = check.spec().get("allowedOperations");
  }

  /** Whether the field could be taken from the manifest, present or not. */
  boolean isKnown() {
    return !allowed.broken()
        && allowed.entries().values().stream()
            .noneMatch(override -> override.broken() || override.get("alias").broken());
  }

  /** Whether everything is exposed under its own name. An empty map does not survive packaging. */
  boolean isEverything() {
    return allowed.entries().isEmpty();
  }

  Set<String> names() {
    return allowed.entries().keySet();
  }

  /** Those of the names that a list has. */
  Set<String> namesIn(List<Operation> operations) {
    Set<String> names = new LinkedHashSet<>(names());
    names.retainAll(Operation.names(operations));
    return names;
  }

  /** What is left of a list, under the names that the world sees. */
  List<Operation> select(List<Operation> operations) {
    if (isEverything()) {
      return operations;
    }
    List<Operation> selected = new ArrayList<>();
    for (Operation operation : operations) {
      if (names().contains(operation.name())) {
        Value alias = allowed.get(operation.name()).get("alias");
        selected.add(
            alias.text().isEmpty()
                ? operation
                : operation.renamed(alias.text(), OperationPlace.of(check.file(), alias)));
      }
    }
    return selected;
  }

  private String exposed(String name) {
    String alias = allowed.get(name).get("alias").text();
    return alias.isEmpty() ? name : alias;
  }

  void warnAboutEmptyMap() {
    if (allowed.data() != null && isEverything()) {
      check.report(
          GestaltRules.EXPOSURE,
          allowed,
          "expected the operations to expose, found none; packaging drops the empty map, and the"
              + " plugin exposes all",
          "remove allowedOperations, or name the operations");
    }
  }

  /** Reports names that two of the given operations would have. */
  void reportCollisions(Collection<String> names, Rule rule, String consequence) {
    Map<String, String> seen = new HashMap<>();
    for (String name : names) {
      String first = seen.putIfAbsent(exposed(name), name);
      if (first != null) {
        Value alias = allowed.get(name).get("alias");
        check.report(
            rule,
            alias.text().isEmpty() ? allowed.get(first).get("alias") : alias,
            ("expected each operation under a name of its own,"
                    + " found \"%s\" and \"%s\" both exposed as \"%s\"%s")
                .formatted(first, name, exposed(name), consequence),
            null);
      }
    }
  }

  /** Reports names that are not among the known ones. */
  void reportUnknown(Set<String> known, Rule rule, String consequence) {
    for (String name : names()) {
      if (!known.contains(name)) {
        report(
            allowed.get(name),
            rule,
            "expected the name of an operation, found \"%s\"%s".formatted(name, consequence),
            Names.hint(name, known, Map.of()));
      }
    }
  }

  /** Reports names of operations that cannot be named. */
  void reportUnselectable(List<Operation> operations) {
    for (Operation operation : operations) {
      if (operation.reach() == Operation.Reach.NOT_SELECTABLE
          && names().contains(operation.name())) {
        report(
            allowed.get(operation.name()),
            GestaltRules.ALLOWED_OPERATIONS,
            "expected the name of an operation, found \"%s\", a GraphQL operation without a query"
                .formatted(operation.name()),
            "give it a query in " + operation.place().inWords());
      }
    }
  }

  /** Warns where no name matches, which is hardly what the author wants. */
  void warnAboutNoMatch(List<Operation> operations, String whose, String consequence) {
    if (!isEverything() && !operations.isEmpty() && namesIn(operations).isEmpty()) {
      check.report(
          GestaltRules.EXPOSURE,
          allowed,
          "expected the name of at least one operation of %s, found none; the plugin exposes %s"
              .formatted(whose, consequence),
          "name those of them that are to be exposed");
    }
  }

  private void report(Value entry, Rule rule, String message, @Nullable String hint) {
    check.problems().add(rule, check.file(), entry.path(), entry.keyPosition(), message, hint);
  }
}
