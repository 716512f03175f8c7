package io.github.providerkit.lock.config.check;

import io.github.providerkit.lock.config.ConfigField;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the server asks of connections: those at the top, and those of plugins and agents. */
final class ConnectionRules {
  private static final Set<String> MODES = Set.of("none", "platform", "user");
  private static final Set<String> OF_USERS = Set.of("bearer", "manual", "oauth2", "mcp_oauth");

  /** What the server calls a plugin's own connection, of which there is nothing to say. */
  private static final String ALIAS = "plugin";

  static final Set<String> OWN = Set.of(ALIAS, "_plugin");

  /** What of a connection says nothing of its credentials. */
  private static final Set<String> OF_BINDINGS =
      Set.of("ref", "displayName", "exposure", "credentialRefresh");

  private final ConfigField connections;

  private ConnectionRules(ConfigField connections) {
    this.connections = connections;
  }

  static void check(ConfigField root, FailureList failures) {
    ConnectionRules rules = new ConnectionRules(root.get("connections"));
    for (ConfigField connection : rules.connections.entries().values()) {
      failures.collect(() -> shared(connection));
    }
    for (Slot slot : List.of(Slot.PLUGIN, Slot.AGENT)) {
      for (ConfigField entry : root.at(slot.path()).entries().values()) {
        Map<String, ConfigField> bindings = entry.get("connections").entries();
        for (ConfigField binding : bindings.values()) {
          failures.collect(() -> rules.binding(binding));
        }
        if (bindings.keySet().containsAll(OWN)) {
          ConfigField own = entry.get("connections").get(ALIAS);
          failures.add(own.mistake("one name for the plugin's own connection"));
        }
      }
    }
  }

  private static String mode(ConfigField connection) {
    return MergedConnection.mode(
        connection.get("mode").exact(), connection.at("auth.type").exact());
  }

  private static void shared(ConfigField connection) throws ProviderException {
    if (!connection.isPresent() || connection.name().isBlank()) {
      throw connection.mistake("a connection with a name");
    }
    for (String name : List.of("ref", "exposure")) {
      ConfigField field = connection.get(name);
      boolean said = name.equals("ref") ? !field.text().isEmpty() : !field.exact().isEmpty();
      if (said) {
        throw field.mistake("nothing: it belongs where the connection is used");
      }
    }
    if (!MODES.contains(mode(connection))) {
      throw connection.get("mode").mistake("none, platform or user");
    }
    refresh(connection);
    grant(connection);
  }

  private static void refresh(ConfigField connection) throws ProviderException {
    ConfigField refresh = connection.get("credentialRefresh");
    for (String name : List.of("refreshInterval", "refreshBeforeExpiry")) {
      if (refresh.isPresent() && !Durations.isPositive(refresh.get(name).text())) {
        throw refresh.get(name).mistake(Durations.EXPECTED);
      }
    }
  }

  private static void grant(ConfigField connection) throws ProviderException {
    ConfigField auth = connection.get("auth");
    ConfigField grant = auth.get("grantType");
    ConfigField drivers = auth.get("tokenExchangeDrivers");
    boolean exchange = !drivers.items().isEmpty();
    boolean oauth = auth.get("type").exact().equals("oauth2");
    boolean client = !exchange && oauth && grant.text().equals("client_credentials");
    boolean token = !exchange && oauth && grant.text().equals("refresh_token");
    if ((exchange || client || token) && !mode(connection).equals("platform")) {
      throw connection.get("mode").mistake("platform, as this way to log in needs");
    }
    if (!token && !auth.get("refreshToken").text().isEmpty()) {
      throw auth.get("refreshToken").mistake("nothing but with the grantType refresh_token");
    }
    for (ConfigField driver : drivers.items()) {
      if (driver.get("type").text().isEmpty()) {
        throw driver.get("type").mistake("the type of the driver");
      }
    }
    if (!exchange && !client && !token && !grant.text().isEmpty()) {
      throw grant.mistake("client_credentials or refresh_token of the type oauth2");
    }
    for (String name : List.of("tokenUrl", "clientId", "clientSecret", "refreshToken")) {
      boolean needed = token || (client && !name.equals("refreshToken"));
      if (needed && auth.get(name).text().isEmpty()) {
        throw auth.get(name).mistake("a text, as " + grant.text() + " needs");
      }
    }
  }

  private void binding(ConfigField binding) throws ProviderException {
    if (!binding.isPresent() || binding.name().isEmpty()) {
      throw binding.mistake("a connection with a name");
    }
    ConfigField ref = binding.get("ref");
    if (ref.text().isEmpty()) {
      if (mode(binding).equals("user") && OF_USERS.contains(binding.at("auth.type").text())) {
        throw binding.mistake(
            "a ref to one of the connections at the top, since each user logs in there");
      }
      return;
    }
    for (Map.Entry<String, ConfigField> field : binding.entries().entrySet()) {
      if (!OF_BINDINGS.contains(field.getKey()) && isMaterial(field.getValue())) {
        throw field.getValue().mistake("nothing beside ref, which says it");
      }
    }
    if (!connections.get(ref.text()).isPresent()) {
      throw ref.unknown("a name of connections", connections.entries().keySet());
    }
  }

  private static boolean isMaterial(ConfigField field) {
    if (field.name().equals("auth") && !field.isSecret()) {
      return field.entries().values().stream().anyMatch(ConnectionRules::isMaterial);
    }
    return switch (field.name()) {
      case "tokenExchangeDrivers" -> false;
      case "authMapping" -> field.isPresent();
      case "pkce" -> field.flag();
      default -> field.value() instanceof String ? !field.exact().isEmpty() : !field.isEmpty();
    };
  }
}
