package io.github.providerkit.lock.config.check;

import io.github.providerkit.lock.config.ConfigField;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The connections of plugins as the server has them in the end. It looks at them twice: before it
 * knows any release, and with the manifests ({@code docs/spec/gestalt-lock.md} section 1).
 */
final class ConnectionPlan {
  private static final String CONNECTIONS = "connections";

  private final ConfigField shared;
  private final ConfigField plugin;

  /** What the manifest says, at the place of the plugin; nothing before that is known. */
  private final ConfigField spec;

  private ConnectionPlan(ConfigField shared, ConfigField plugin, Map<?, ?> spec) {
    this.shared = shared;
    this.plugin = plugin;
    this.spec = new ConfigField(plugin.places(), plugin.path(), spec);
  }

  /**
   * Checks the connections of all plugins.
   *
   * @param specs what manifests have in {@code spec}, by name of the plugin, as far as known
   */
  static void check(ConfigField root, Map<String, Map<?, ?>> specs, FailureList failures) {
    for (ConfigField plugin : root.get("plugins").entries().values()) {
      ConnectionPlan plan =
          new ConnectionPlan(
              root.get(CONNECTIONS), plugin, specs.getOrDefault(plugin.name(), Map.of()));
      for (String name : plan.names()) {
        failures.collect(() -> plan.connection(name));
      }
    }
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(spec.get(CONNECTIONS).entries().keySet());
    names.addAll(plugin.get(CONNECTIONS).entries().keySet());
    names.removeAll(ConnectionRules.OWN);
    return names;
  }

  private void connection(String name) throws ProviderException {
    ConfigField written = plugin.get(CONNECTIONS).get(name);
    ConfigField known = spec.get(CONNECTIONS).get(name);
    MergedConnection merged = new MergedConnection(written);
    if (known.isPresent()) {
      merged.manifest(known);
    }
    if (written.isPresent()) {
      String ref = written.get("ref").text();
      merged.configured(written, ref.isEmpty() ? written : shared.get(ref));
    }
    boolean mcp =
        !plugin.at("surfaces.mcp.url").text().isEmpty()
            || !spec.at("surfaces.mcp.url").exact().isEmpty();
    merged.check(mcp);
  }
}
