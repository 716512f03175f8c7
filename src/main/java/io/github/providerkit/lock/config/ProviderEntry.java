package io.github.providerkit.lock.config;

import io.github.providerkit.format.gestalt.rules.OperationOverrides;
import io.github.providerkit.transfer.Login;
import java.util.Optional;

/**
 * One provider of a deployment.
 *
 * @param server what it is for
 * @param slot where it stands
 * @param name its name there
 * @param source where it comes from
 * @param login what its servers want to see; empty for nothing
 * @param operations which of its operations are exposed; empty for the manifest's own choice
 * @param graphqlUrl the GraphQL server to use in place of the manifest's; empty for none
 * @param mcpUrl the MCP server to use in place of the manifest's; empty for none
 * @param rewritten whether the source was changed and no longer stands so in the configuration
 */
public record ProviderEntry(
    ServerGeneration server,
    Slot slot,
    String name,
    Source source,
    Optional<Login> login,
    Optional<OperationOverrides> operations,
    String graphqlUrl,
    String mcpUrl,
    boolean rewritten) {

  /** How messages call it, {@code plugins.weather}. */
  public String label() {
    return String.join(".", server.path(slot)) + "." + name;
  }

  /** Its key in reports, {@code plugin/weather}. */
  public String key() {
    return server.bucket(slot) + "/" + name;
  }

  /** The same provider from another place. */
  public ProviderEntry from(Source other) {
    return new ProviderEntry(
        server, slot, name, other, login, operations, graphqlUrl, mcpUrl, true);
  }
}
