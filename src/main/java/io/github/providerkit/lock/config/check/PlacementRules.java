package io.github.providerkit.lock.config.check;

import io.github.providerkit.lock.config.ConfigField;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the server asks of where plugins, workflows and agents run, and keep their data. */
final class PlacementRules {
  private static final Set<String> BINDING = Set.of("provider", "db", "objectStores");
  private static final Pattern HOOK = Pattern.compile("[A-Za-z0-9_-]+");

  private final ConfigField root;
  private final Slot slot;
  private final ConfigField entry;

  private PlacementRules(ConfigField root, Slot slot, ConfigField entry) {
    this.root = root;
    this.slot = slot;
    this.entry = entry;
  }

  static void check(ConfigField root, FailureList failures) {
    for (Slot slot : List.of(Slot.PLUGIN, Slot.WORKFLOW, Slot.AGENT)) {
      for (ConfigField entry : root.at(slot.path()).entries().values()) {
        PlacementRules rules = new PlacementRules(root, slot, entry);
        failures.collect(rules::indexedDb);
        failures.collect(rules::runtime);
        failures.collect(rules::hooks);
      }
    }
  }

  private void indexedDb() throws ProviderException {
    ConfigField binding = entry.get("indexeddb");
    if (!binding.isPresent()) {
      return;
    }
    if (binding.value() instanceof List) {
      throw binding.mistake("a name of " + Slot.INDEXEDDB.path() + ", or a map");
    }
    for (ConfigField field : binding.entries().values()) {
      if (!BINDING.contains(field.name())) {
        throw field.unknown("provider, db and objectStores alone", BINDING);
      }
    }
    for (String name : List.of("provider", "db")) {
      text(binding.get(name));
    }
    ConfigField list = binding.get("objectStores");
    if (list.isPresent() && !(list.value() instanceof List)) {
      throw list.mistake("a list of names");
    }
    for (ConfigField store : list.items()) {
      text(store);
    }
    Set<String> stores = new HashSet<>();
    for (ConfigField store : binding.get("objectStores").items()) {
      if (store.text().isEmpty() || !stores.add(store.text())) {
        throw store.mistake("each object store once");
      }
    }
    ConfigField known = root.at(Slot.INDEXEDDB.path());
    ConfigField named = binding.text().isEmpty() ? binding.get("provider") : binding;
    boolean asked = slot != Slot.PLUGIN || !binding.get("db").isEmpty() || !stores.isEmpty();
    boolean missing = named.text().isEmpty() && asked && (slot != Slot.PLUGIN || known.isEmpty());
    boolean unknown = !named.text().isEmpty() && !known.get(named.text()).isPresent();
    if (missing || unknown) {
      throw named.unknown("a name of " + Slot.INDEXEDDB.path(), known.entries().keySet());
    }
  }

  private static void text(ConfigField field) throws ProviderException {
    boolean other = field.value() instanceof Map || field.value() instanceof List;
    if (other && !field.isSecret()) {
      throw field.mistake("a text");
    }
  }

  private void runtime() throws ProviderException {
    ConfigField runtime = entry.get("runtime");
    if (!runtime.isPresent()) {
      return;
    }
    ConfigField known = root.at(Slot.RUNTIME.path());
    ConfigField provider = runtime.get("provider");
    if (!provider.text().isEmpty() && !known.get(provider.text()).isPresent()) {
      throw provider.unknown("a name of " + Slot.RUNTIME.path(), known.entries().keySet());
    }
    ConfigField auth = runtime.get("imagePullAuth");
    if (auth.isPresent() && runtime.get("image").text().isEmpty()) {
      throw runtime.get("image").mistake("the image that imagePullAuth is for");
    }
    if (auth.isPresent() && auth.get("dockerConfigJson").text().isEmpty()) {
      throw auth.get("dockerConfigJson").mistake("a Docker configuration");
    }
    if (auth.isPresent()) {
      PullLogin.check(auth.get("dockerConfigJson"));
    }
    for (ConfigField field : runtime.get("metadata").entries().values()) {
      if (field.name().isBlank()) {
        throw field.mistake("a name before it");
      }
    }
    ConfigField timeout = runtime.at("workspace.prepareTimeout");
    if (!timeout.text().isEmpty() && !Durations.isPositive(timeout.text())) {
      throw timeout.mistake(Durations.EXPECTED);
    }
    repositories(runtime.at("workspace.git.allowedRepositories"));
    pool(runtime.get("pool"));
  }

  private static void repositories(ConfigField list) throws ProviderException {
    Set<String> seen = new HashSet<>();
    for (ConfigField item : list.items()) {
      String text = item.text();
      if (text.isEmpty()) {
        throw item.mistake(RepositoryName.EXPECTED);
      }
      String identity = text;
      // With a star it is a pattern, and taken as it is.
      if (!text.contains("*") && !item.isSecret()) {
        RepositoryName repository = RepositoryName.of(text);
        Optional<String> mistake = repository.mistake();
        if (mistake.isPresent()) {
          throw item.mistakeUnseen(mistake.get(), "another text");
        }
        identity = repository.identity();
      }
      if (!seen.add(identity)) {
        throw item.mistakeUnseen("each repository once", identity + " again");
      }
    }
  }

  private void pool(ConfigField pool) throws ProviderException {
    if (slot == Slot.PLUGIN) {
      if (pool.entries().values().stream().anyMatch(f -> !f.isEmpty() && !f.text().equals("0"))) {
        throw pool.mistake("nothing: it is for agents and workflows");
      }
      return;
    }
    ConfigField least = pool.get("minReadyInstances");
    ConfigField most = pool.get("maxReadyInstances");
    if (least.whole() <= 0) {
      throw least.mistake("1 or more");
    }
    boolean fixed = slot == Slot.WORKFLOW;
    if (most.whole() < least.whole() || (fixed && most.whole() != least.whole())) {
      throw most.mistake((fixed ? "the same as" : "at least") + " minReadyInstances");
    }
    for (String name : List.of("startupTimeout", "healthCheckInterval", "drainTimeout")) {
      if (!Durations.isPositive(pool.get(name).text())) {
        throw pool.get(name).mistake(Durations.EXPECTED);
      }
    }
    String policy = pool.get("restartPolicy").text();
    if (!Set.of("always", "never").contains(policy)) {
      throw pool.get("restartPolicy").mistake("always or never");
    }
    if (slot == Slot.AGENT && policy.equals("always") && !entry.get("indexeddb").isPresent()) {
      throw pool.get("restartPolicy").mistake("never, since the agent has no indexeddb");
    }
  }

  private void hooks() throws ProviderException {
    Set<String> seen = new HashSet<>();
    for (ConfigField hook : entry.at("lifecycle.sessionStart").items()) {
      ConfigField id = hook.get("id");
      if (!HOOK.matcher(id.text()).matches() || !seen.add(id.text())) {
        throw id.mistake("each id once, of letters, digits, underscores and dashes");
      }
      if (!Set.of("", "command").contains(hook.get("type").text())) {
        throw hook.get("type").mistake("command");
      }
      List<ConfigField> command = hook.get("command").items();
      if (command.isEmpty() || command.get(0).text().isEmpty()) {
        throw hook.get("command").mistake("a command");
      }
      for (ConfigField variable : hook.get("env").entries().values()) {
        if (variable.name().isBlank()) {
          throw variable.mistake("a name before it");
        }
      }
      ConfigField timeout = hook.get("timeout");
      if (!timeout.text().isEmpty() && !Durations.isPositive(timeout.text())) {
        throw timeout.mistake(Durations.EXPECTED);
      }
    }
  }
}
