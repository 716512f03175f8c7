package io.github.providerkit.lock.config.check;

import io.github.providerkit.lock.config.ConfigField;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the server asks of plugins, as far as their releases do not matter. */
final class PluginRules {
  private final ConfigField root;
  private final ConfigField plugin;

  private PluginRules(ConfigField root, ConfigField plugin) {
    this.root = root;
    this.plugin = plugin;
  }

  static void check(ConfigField root, FailureList failures) {
    for (ConfigField plugin : root.get("plugins").entries().values()) {
      PluginRules rules = new PluginRules(root, plugin);
      for (String name : List.of("default", "lifecycle")) {
        if (plugin.get(name).flag() || plugin.get(name).value() instanceof Map) {
          failures.add(plugin.get(name).mistake("nothing: it is not for plugins"));
        }
      }
      failures.collect(rules::invokes);
      failures.collect(rules::auth);
      failures.collect(() -> rules.bindings("cache"));
      failures.collect(() -> rules.bindings("s3"));
      failures.collect(() -> ServerRules.policy(root, plugin.get("authorizationPolicy")));
      failures.collect(() -> HostRules.config(plugin));
    }
  }

  private void invokes() throws ProviderException {
    Set<String> seen = new HashSet<>();
    for (ConfigField invoke : plugin.get("invokes").items()) {
      ConfigField other = invoke.get("plugin");
      ConfigField operation = invoke.get("operation");
      ConfigField surface = invoke.get("surface");
      String surfaceName = surface.text().toLowerCase(Locale.ROOT);
      if (other.text().isEmpty()) {
        throw other.mistake("the name of a plugin");
      }
      if (operation.text().isEmpty() == surfaceName.isEmpty()) {
        throw operation.mistake("either an operation or a surface");
      }
      if (!Set.of("", "graphql").contains(surfaceName)) {
        throw surface.mistake("graphql");
      }
      credentialMode(invoke.get("credentialMode"));
      runAs(invoke, surfaceName);
      if (!seen.add(other.text() + '\0' + operation.text() + '\0' + surfaceName)) {
        throw invoke.mistake("each operation once");
      }
    }
  }

  static void credentialMode(ConfigField mode) throws ProviderException {
    if (!Set.of("", "none", "user").contains(mode.text().toLowerCase(Locale.ROOT))) {
      throw mode.mistake("none or user");
    }
  }

  private static void runAs(ConfigField invoke, String surface) throws ProviderException {
    ConfigField runAs = invoke.get("runAs");
    if (!runAs.isPresent()) {
      return;
    }
    if (!surface.isEmpty()) {
      throw runAs.mistake("nothing beside a surface");
    }
    ConfigField id = runAs.at("subject.id");
    if (id.text().isEmpty()) {
      throw id.mistake("who the operation runs as");
    }
    ConfigField kind = runAs.at("subject.kind");
    if (kind.text().isEmpty() && !id.text().matches("[^:]*[^:\\s][^:]*:.*\\S.*")) {
      throw kind.mistake("the kind of the subject, here or as kind:name in its id");
    }
    ConfigField identity = runAs.get("externalIdentity");
    for (String name : List.of("type", "id")) {
      if (identity.isPresent() && identity.get(name).text().isEmpty()) {
        throw identity.get(name).mistake("a text");
      }
    }
  }

  private void auth() throws ProviderException {
    ConfigField provider = plugin.at("auth.provider");
    if (!plugin.get("auth").isPresent()) {
      return;
    }
    ConfigField known = root.at(Slot.AUTHENTICATION.path());
    if (provider.text().isEmpty()) {
      throw provider.mistake("server, or a name of providers.authentication");
    }
    boolean found =
        provider.text().equals("server")
            ? !known.entries().isEmpty()
            : known.entries().containsKey(provider.text());
    if (!found) {
      throw provider.unknown(
          "server with, or the name of, one of providers.authentication", known.entries().keySet());
    }
  }

  private void bindings(String kind) throws ProviderException {
    ConfigField known = root.at("providers." + kind);
    Map<String, String> variables = new HashMap<>();
    for (ConfigField binding : plugin.get(kind).items()) {
      if (binding.text().isEmpty() || !known.get(binding.text()).isPresent()) {
        throw binding.unknown("a name of providers." + kind, known.entries().keySet());
      }
      // The server tells the plugin of each in a variable that is called so.
      String variable = binding.text().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
      String other = variables.put(variable, binding.text());
      if (other != null) {
        throw binding.mistake("a name that differs from \"" + other + "\" in letters and digits");
      }
    }
  }
}
