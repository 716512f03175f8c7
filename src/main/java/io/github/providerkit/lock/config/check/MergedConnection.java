package io.github.providerkit.lock.config.check;

import io.github.providerkit.lock.config.ConfigField;
import io.github.providerkit.message.ProviderException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A plugin's connection as the server has it in the end: what the manifest says of it, what the
 * configuration says over that, and what that refers to.
 */
final class MergedConnection {
  private static final String USER = "user";
  private static final String INTERNAL = "internal";

  /** Where mistakes are told: the connection in the configuration, or the plugin. */
  private final ConfigField place;

  private String mode = "";
  private String exposure = "";
  private String type = "";
  private Set<String> credentials = new TreeSet<>();
  private ConfigField mapping;
  private ConfigField refresh;

  MergedConnection(ConfigField place) {
    this.place = place;
    this.mapping = new ConfigField(place.places(), place.path(), null);
    this.refresh = mapping;
  }

  /** How somebody logs in there; of none at all where nothing is said. */
  static String mode(String mode, String type) {
    return !mode.isEmpty() ? mode : type.isEmpty() || type.equals("none") ? "none" : USER;
  }

  /** Lays what the manifest says below. */
  void manifest(ConfigField connection) {
    login(connection);
    exposure = connection.get("exposure").exact();
  }

  /**
   * Lays what the configuration says over it.
   *
   * @param connection as it stands where it is used
   * @param shared what it refers to; itself where it refers to nothing
   * @throws ProviderException if it shows to users what the manifest keeps from them
   */
  void configured(ConfigField connection, ConfigField shared) throws ProviderException {
    ConfigField shown = connection.get("exposure");
    if (!Set.of("", USER, INTERNAL).contains(shown.text())) {
      throw shown.mistake("user or internal");
    }
    if (exposure.strip().equals(INTERNAL) && shown.exact().equals(USER)) {
      throw shown.mistake("internal, as the plugin's manifest has it");
    }
    login(shared);
    if (connection.get("credentialRefresh").isPresent()) {
      refresh = connection.get("credentialRefresh");
    }
    if (!shown.exact().isEmpty()) {
      exposure = shown.exact();
    }
  }

  private void login(ConfigField connection) {
    ConfigField auth = connection.get("auth");
    String other = auth.get("type").exact();
    if (!other.isEmpty() && !type.isEmpty() && !other.equals(type)) {
      // Another way to log in has nothing of the former.
      credentials = new TreeSet<>();
      mapping = new ConfigField(place.places(), place.path(), null);
    }
    type = other.isEmpty() ? type : other;
    String own = connection.get("mode").exact();
    mode = own.isEmpty() ? mode : own;
    ConfigField names = auth.get("credentials");
    if (names.value() != null && names.items().isEmpty()) {
      credentials = new TreeSet<>();
    }
    names.items().forEach(credential -> credentials.add(credential.get("name").exact()));
    credentials.remove("");
    if (auth.get("authMapping").isPresent()) {
      mapping = auth.get("authMapping");
    }
    if (connection.get("credentialRefresh").isPresent()) {
      refresh = connection.get("credentialRefresh");
    }
  }

  /**
   * Holds it against what the server asks of every connection.
   *
   * @param mcp whether the plugin has an MCP surface
   */
  void check(boolean mcp) throws ProviderException {
    String way = mode(mode, type);
    if (!Set.of("none", "platform", USER).contains(way)) {
      throw place.get("mode").mistakeUnseen("none, platform or user", way);
    }
    if (exposure.strip().equals(INTERNAL) && way.equals(USER)) {
      throw place.get("exposure").mistakeUnseen("user, since each user logs in there", INTERNAL);
    }
    if (type.equals("mcp_oauth") && !mcp) {
      throw place.get("auth").mistakeUnseen("a plugin with an MCP surface", "none with mcp_oauth");
    }
    for (ConfigField header : mapping.get("headers").entries().values()) {
      mapped(header);
    }
    ConfigField basic = mapping.get("basic");
    if (basic.isPresent()) {
      mapped(basic.get("username"));
      mapped(basic.get("password"));
    }
    for (String name : List.of("refreshInterval", "refreshBeforeExpiry")) {
      if (refresh.isPresent() && !Durations.isPositive(refresh.get(name).text())) {
        throw refresh.get(name).mistake(Durations.EXPECTED);
      }
    }
  }

  private void mapped(ConfigField value) throws ProviderException {
    ConfigField from = value.get("valueFrom");
    boolean named = !value.get("value").exact().isEmpty();
    if (named == from.isPresent()) {
      throw value.mistake("either value or valueFrom");
    }
    ConfigField credential = from.at("credentialFieldRef.name");
    if (from.isPresent() && !credentials.contains(credential.exact())) {
      throw credential.unknown("the name of one of the credentials", credentials);
    }
  }
}
