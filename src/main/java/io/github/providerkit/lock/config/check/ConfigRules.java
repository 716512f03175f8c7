package io.github.providerkit.lock.config.check;

import io.github.providerkit.lock.config.ConfigField;
import io.github.providerkit.lock.config.DeploymentConfig;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import java.util.Map;

/**
 * What the server checks of a configuration before it looks at any release ({@code
 * docs/spec/gestalt-lock.md} section 2), with all mistakes at once.
 */
public final class ConfigRules {
  private ConfigRules() {}

  /**
   * Checks a configuration; nothing where the rules of its server are not known.
   *
   * @throws ProviderException if the server would not take it; tells all mistakes with their places
   */
  public static void check(DeploymentConfig config) throws ProviderException {
    if (!config.generation().known().configuration()) {
      return;
    }
    ConfigField root = config.checked(ConfigShape.CONFIG);
    FailureList failures = new FailureList("mistakes in the configuration");
    ServerRules.check(root, failures);
    ConnectionRules.check(root, failures);
    ConnectionPlan.check(root, Map.of(), failures);
    HostRules.check(root, failures);
    UiRules.check(root, failures);
    PluginRules.check(root, failures);
    PlacementRules.check(root, failures);
    WorkRules.check(root, failures);
    SecretRules.check(root, failures);
    failures.rethrow();
  }

  /**
   * Checks what only manifests and configuration together say of connections.
   *
   * @param specs what manifests have in {@code spec}, by name of the plugin
   * @throws ProviderException if the server would not take it; tells all mistakes with their places
   */
  public static void connections(DeploymentConfig config, Map<String, Map<?, ?>> specs)
      throws ProviderException {
    if (config.generation().known().configuration()) {
      FailureList failures = new FailureList("mistakes in the configuration");
      ConnectionPlan.check(config.checked(ConfigShape.CONFIG), specs, failures);
      failures.rethrow();
    }
  }
}
