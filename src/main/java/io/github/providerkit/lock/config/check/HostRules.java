package io.github.providerkit.lock.config.check;

import io.github.providerkit.lock.config.ConfigField;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the server asks of its providers beside plugins: which fields they may have, and that one of
 * a kind is chosen where only one can be.
 */
final class HostRules {
  private static final List<String> OF_PLUGINS =
      List.of("auth", "ui", "cache", "s3", "invokes", "surfaces", "authorizationPolicy");

  /** Slots of which the server takes one. */
  private static final Set<Slot> CHOSEN =
      Set.of(
          Slot.AUTHENTICATION,
          Slot.AUTHORIZATION,
          Slot.EXTERNAL_CREDENTIALS,
          Slot.SECRETS,
          Slot.TELEMETRY,
          Slot.AUDIT,
          Slot.INDEXEDDB);

  /** Slots that the server fills itself where nothing is said. */
  private static final Set<Slot> FILLED =
      Set.of(Slot.EXTERNAL_CREDENTIALS, Slot.SECRETS, Slot.TELEMETRY, Slot.AUDIT);

  private static final Set<String> OF_STDOUT = Set.of("level", "format");

  private static final Set<Slot> DEFAULTS = Set.of(Slot.RUNTIME, Slot.WORKFLOW, Slot.AGENT);

  private final ConfigField root;
  private final FailureList failures;

  private HostRules(ConfigField root, FailureList failures) {
    this.root = root;
    this.failures = failures;
  }

  static void check(ConfigField root, FailureList failures) {
    HostRules rules = new HostRules(root, failures);
    for (Slot slot : Slot.values()) {
      if (slot != Slot.PLUGIN) {
        root.at(slot.path()).entries().values().forEach(entry -> rules.entry(slot, entry));
      }
      failures.collect(() -> rules.choice(slot));
    }
    ConfigField chosen = root.at("server.runtime.defaultProvider");
    Map<String, ConfigField> known = root.at(Slot.RUNTIME.path()).entries();
    if (!chosen.text().isEmpty() && !known.containsKey(chosen.text())) {
      failures.add(chosen.unknown("a name of runtime.providers", known.keySet()));
    }
  }

  private void entry(Slot slot, ConfigField entry) {
    if (!entry.isPresent()) {
      failures.add(entry.mistake("a provider"));
      return;
    }
    for (String name : OF_PLUGINS) {
      ConfigField field = entry.get(name);
      boolean allowed = slot == Slot.UI && name.equals("authorizationPolicy");
      if (isSet(field) && !allowed) {
        failures.add(field.mistake("nothing: it is for plugins only"));
      }
    }
    boolean placed = slot == Slot.AGENT || slot == Slot.WORKFLOW;
    for (String name : List.of("indexeddb", "runtime")) {
      if (!placed && entry.get(name).isPresent()) {
        failures.add(entry.get(name).mistake("nothing: it is for plugins, agents and workflows"));
      }
    }
    if (slot != Slot.AGENT && entry.get("lifecycle").isPresent()) {
      failures.add(entry.get("lifecycle").mistake("nothing: it is for agents only"));
    }
    if (slot == Slot.CACHE && entry.get("default").flag()) {
      failures.add(entry.get("default").mistake("no default: a plugin names its caches"));
    }
    if (slot == Slot.RUNTIME) {
      failures.collect(() -> driver(entry));
    }
    if (slot == Slot.AUDIT) {
      failures.collect(() -> audit(entry));
    }
    failures.collect(() -> config(entry));
  }

  /** A map of nothing is something; a list or text of nothing is not. */
  private static boolean isSet(ConfigField field) {
    boolean policy = field.name().equals("authorizationPolicy");
    return field.value() instanceof Map || (policy ? !field.exact().isEmpty() : !field.isEmpty());
  }

  private static void driver(ConfigField entry) throws ProviderException {
    ConfigField driver = entry.get("driver");
    if (driver.text().isEmpty()) {
      return;
    }
    if (!driver.text().equals("local")) {
      throw driver.mistake("local, or a source in its place");
    }
    for (String name : List.of("source", "config")) {
      boolean written = name.equals("config") ? entry.has(name) : entry.get(name).isPresent();
      if (written) {
        throw entry.get(name).mistake("nothing beside driver: local");
      }
    }
  }

  private static void audit(ConfigField entry) throws ProviderException {
    String source = entry.get("source").text();
    ConfigField config = entry.get("config");
    if (Set.of("", "inherit", "noop").contains(source) && entry.has("config")) {
      if (!(entry.get("source").value() instanceof Map)) {
        throw config.mistake("nothing: this audit has no settings");
      }
    }
    if (Set.of("stdout", "otlp").contains(source)) {
      for (String path : List.of("level", "format", "protocol", "logs.exporter")) {
        // Each of them has its own, and passes over those of the other.
        boolean own = source.equals("stdout") == OF_STDOUT.contains(path);
        Object value = config.at(path).value();
        if (own && (value instanceof Map || value instanceof List)) {
          throw config.at(path).mistake("a text");
        }
      }
    }
    if (source.equals("otlp")) {
      ConfigField logs = config.get("logs");
      if (logs.isPresent() && !(logs.value() instanceof Map)) {
        throw logs.mistake("a map");
      }
      ConfigField protocol = config.get("protocol");
      if (!Set.of("", "grpc", "http").contains(protocol.exact().toLowerCase(Locale.ROOT))) {
        throw protocol.mistake("grpc or http");
      }
      ConfigField exporter = config.at("logs.exporter");
      if (!exporter.exact().isEmpty() && !exporter.exact().equalsIgnoreCase("otlp")) {
        throw exporter.mistake("otlp");
      }
    }
  }

  /** What a provider's own settings are, its schema says; a map they are always. */
  static void config(ConfigField entry) throws ProviderException {
    ConfigField config = entry.get("config");
    if (config.isPresent() && !(config.value() instanceof Map)) {
      throw config.mistake("a map");
    }
  }

  private void choice(Slot slot) throws ProviderException {
    Map<String, ConfigField> entries = root.at(slot.path()).entries();
    List<ConfigField> defaults =
        entries.values().stream()
            .map(entry -> entry.get("default"))
            .filter(ConfigField::flag)
            .toList();
    ConfigField chosen = root.at("server.providers").get(slot.bucket());
    boolean named = CHOSEN.contains(slot) && !chosen.text().isEmpty();
    Set<String> known =
        entries.isEmpty() && FILLED.contains(slot) ? Set.of(SecretRules.DEFAULT) : entries.keySet();
    if (named && !known.isEmpty() && !known.contains(chosen.text())) {
      throw chosen.unknown("a name of " + slot.path(), known);
    }
    boolean counts = CHOSEN.contains(slot) || DEFAULTS.contains(slot);
    boolean elsewhere =
        slot == Slot.RUNTIME && !root.at("server.runtime.defaultProvider").isEmpty();
    if (counts && !named && !elsewhere && defaults.size() > 1) {
      throw defaults.get(1).mistake("one default of " + slot.path());
    }
    if (CHOSEN.contains(slot) && !named && entries.size() > 1 && defaults.isEmpty()) {
      throw root.at(slot.path())
          .mistake(
              "one provider, a default, or a choice in server.providers." + slot.bucket(),
              "there are " + String.join(", ", entries.keySet()));
    }
  }
}
