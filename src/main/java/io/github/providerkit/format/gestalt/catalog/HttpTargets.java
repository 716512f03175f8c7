package io.github.providerkit.format.gestalt.catalog;

import io.github.providerkit.format.gestalt.catalog.EffectiveCatalog.Exposed;
import io.github.providerkit.format.gestalt.catalog.Operation.Reach;
import io.github.providerkit.format.gestalt.rules.Check;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.grammar.GoText;
import io.github.providerkit.format.grammar.RoutePath;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.Names;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether HTTP bindings lead to operations, and do not hide one ({@code
 * docs/spec/gestalt-manifest.md} section 12b): a server refuses that when it starts. Nothing is
 * said unless all operations are known.
 */
final class HttpTargets {
  private HttpTargets() {}

  static void check(Check check, Exposed exposed) {
    Set<String> names = new LinkedHashSet<>();
    exposed.operations().stream()
        .filter(operation -> operation.reach() != Reach.NOT_BINDABLE)
        .forEach(operation -> names.add(GoText.trim(operation.name())));
    if (exposed.complete() && !names.isEmpty()) {
      check.spec().get("http").entries().values().forEach(b -> binding(check, b, names));
    }
  }

  private static void binding(Check check, Value binding, Set<String> names) {
    Value target = binding.get("target");
    String name = GoText.trim(target.text());
    if (!name.isEmpty() && !names.contains(name)) {
      check.report(
          GestaltRules.DEPLOY,
          target,
          ("expected the name of an operation that the plugin exposes, found \"%s\";"
                  + " a server refuses it when it is deployed")
              .formatted(name),
          Names.hint(name, names, Map.of()));
    }
    Value path = binding.get("path");
    String route = RoutePath.binding(path.text()).path();
    String segment = route == null ? "" : route.replaceAll("^/+|/+$", "");
    if (segment.indexOf('/') < 0 && names.contains(segment)) {
      check.report(
          GestaltRules.DEPLOY,
          path,
          ("expected a path that is no operation's name, found \"%s\";"
                  + " a server refuses it when it is deployed")
              .formatted(path.text()),
          "operations answer under their own names already");
    }
  }
}
