package io.github.providerkit.lock.config.check;

import io.github.providerkit.lock.config.ConfigField;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.message.FailureList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the server asks of texts that it takes out of its secrets. */
final class SecretRules {
  private static final int MOST_LEVELS = 30;

  /** How texts begin that the server puts in the place of references to secrets. */
  private static final String RESERVED = "__GESTALT_SECRET_REF__:";

  /** What the server calls its own where there is no other. */
  static final String DEFAULT = "default";

  private final ConfigField secrets;
  private final FailureList failures;

  private SecretRules(ConfigField secrets, FailureList failures) {
    this.secrets = secrets;
    this.failures = failures;
  }

  static void check(ConfigField root, FailureList failures) {
    new SecretRules(root.at(Slot.SECRETS.path()), failures).look(root);
  }

  private void look(ConfigField field) {
    if (field.path().size() > MOST_LEVELS) {
      return;
    }
    if (field.isSecret()) {
      reference(field);
      return;
    }
    if (field.exact().strip().startsWith(RESERVED)) {
      failures.add(field.mistakeUnseen("another text", "one that the server keeps for itself"));
    }
    field.entries().values().forEach(this::look);
    field.items().forEach(this::look);
  }

  private void reference(ConfigField field) {
    List<String> path = field.path();
    boolean own =
        path.size() >= 4
            && path.get(0).equals("providers")
            && path.get(1).equals("secrets")
            && path.get(3).equals("config");
    if (own) {
      failures.add(field.mistake("no secret: it would be this provider's own"));
      return;
    }
    ConfigField secret = field.get("secret");
    if (!(secret.value() instanceof Map)) {
      failures.add(secret.mistake("a map with provider and name"));
      return;
    }
    for (ConfigField inner : secret.entries().values()) {
      if (!Set.of("provider", "name").contains(inner.name())) {
        failures.add(inner.mistake("provider and name alone"));
      }
    }
    for (String name : List.of("provider", "name")) {
      if (!(secret.get(name).value() instanceof String text) || text.isBlank()) {
        failures.add(secret.get(name).mistake("a text"));
        return;
      }
    }
    ConfigField provider = secret.get("provider");
    Set<String> known = secrets.entries().isEmpty() ? Set.of(DEFAULT) : secrets.entries().keySet();
    if (!known.contains(provider.text())) {
      failures.add(provider.unknown("a name of providers.secrets", known));
      return;
    }
    ofServer(secrets.get(provider.text()));
  }

  /** The server asks for the settings of its own only where somebody needs a secret of theirs. */
  private void ofServer(ConfigField provider) {
    ConfigField prefix = provider.at("config.prefix");
    ConfigField directory = provider.at("config.dir");
    String source = provider.get("source").text();
    boolean env = source.equals("env") || !provider.get("source").isPresent();
    if (env && (prefix.value() instanceof Map || prefix.value() instanceof List)) {
      failures.add(prefix.mistake("a text"));
    }
    if (source.equals("file") && directory.exact().isEmpty()) {
      failures.add(directory.mistake("the directory that secrets are in"));
    }
  }
}
