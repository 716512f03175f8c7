package io.github.providerkit.lock.config;

import io.github.providerkit.message.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a deployment says of one provider that only its release can be held against. */
public final class ProviderSettings {
  private final ConfigField entry;
  private final SecretValues secrets;

  ProviderSettings(ConfigField entry, SecretValues secrets) {
    this.secrets = secrets;
    this.entry = entry;
  }

  /**
   * Another plugin's operation, or surface, that one wants to call.
   *
   * @param place its field, for messages
   * @param surface in lower case; empty where an operation is meant
   */
  public record Invoke(List<String> place, String plugin, String operation, String surface) {}

  /** The provider's own settings; empty for none. Variables that are not set stand in it still. */
  public Map<String, Object> config() {
    return ConfigMerge.map(entry.get("config").value());
  }

  /** The same with secrets in their places, as far as they are known here: not to be shown. */
  public Object withSecrets() {
    return Objects.requireNonNull(secrets.putInto(config()));
  }

  /** Whether a secret is known here. */
  public boolean isKnown(@Nullable Object secret) {
    return secrets.value(secret).isPresent();
  }

  /** Whether a value of the provider's settings is known to nobody but the server's secrets. */
  public static boolean isSecret(@Nullable Object value) {
    return SecretReferences.isOne(value);
  }

  /** What it wants to call. */
  public List<Invoke> invokes() {
    List<Invoke> invokes = new ArrayList<>();
    int index = 0;
    for (ConfigField invoke : entry.get("invokes").items()) {
      invokes.add(
          new Invoke(
              List.of("invokes", "[" + index++ + "]"),
              invoke.get("plugin").text(),
              invoke.get("operation").text(),
              invoke.get("surface").text().toLowerCase(Locale.ROOT)));
    }
    return invokes;
  }

  /** Where the interface that a plugin brings along is served; empty where it is not. */
  public String ownInterface() {
    ConfigField ui = entry.get("ui");
    return ui.get("bundle").text().isEmpty() ? ui.get("path").text() : "";
  }

  /** Whether a policy says who may see it. */
  public boolean isUnderPolicy() {
    return !entry.get("authorizationPolicy").text().isEmpty();
  }

  /**
   * A user's mistake.
   *
   * @param below the field, as seen from the provider
   */
  public ProviderException mistake(List<String> below, String message, @Nullable String hint) {
    List<String> path = new ArrayList<>(entry.path());
    path.addAll(below);
    return entry.places().mistake(path, message, hint);
  }
}
