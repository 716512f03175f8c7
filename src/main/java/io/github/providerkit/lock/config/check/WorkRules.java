package io.github.providerkit.lock.config.check;

import io.github.providerkit.lock.config.ConfigField;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the server asks of work that it starts itself: by schedule, or when something happens. */
final class WorkRules {
  private final ConfigField root;

  private WorkRules(ConfigField root) {
    this.root = root;
  }

  static void check(ConfigField root, FailureList failures) {
    WorkRules rules = new WorkRules(root);
    for (String kind : List.of("schedules", "eventTriggers")) {
      names(root.at("workflows").get(kind), failures);
    }
    for (ConfigField work : root.at("workflows.schedules").entries().values()) {
      failures.collect(() -> rules.work(work));
      failures.collect(() -> schedule(work));
    }
    for (ConfigField work : root.at("workflows.eventTriggers").entries().values()) {
      failures.collect(() -> rules.work(work));
      failures.collect(
          () -> {
            if (work.at("match.type").text().isEmpty()) {
              throw work.at("match.type").mistake("the type of event");
            }
          });
    }
  }

  /** The server passes over blanks around them. */
  private static void names(ConfigField works, FailureList failures) {
    Set<String> names = new HashSet<>();
    for (ConfigField work : works.entries().values()) {
      if (work.name().isBlank() || !names.add(work.name().strip())) {
        failures.add(work.mistake("a name that no other has"));
      }
    }
  }

  private void work(ConfigField work) throws ProviderException {
    provider(work.get("provider"), Slot.WORKFLOW);
    ConfigField plugin = work.at("target.plugin");
    ConfigField agent = work.at("target.agent");
    if (plugin.isPresent() == agent.isPresent()) {
      throw work.get("target").mistake("either a plugin or an agent");
    }
    if (plugin.isPresent()) {
      plugin(plugin.get("name"));
      required(plugin.get("operation"), "an operation of the plugin");
      PluginRules.credentialMode(plugin.get("credentialMode"));
    } else {
      agent(agent);
    }
    for (ConfigField permission : work.get("permissions").items()) {
      plugin(permission.get("plugin"));
      if (!permission.get("actions").isEmpty()) {
        throw permission.get("actions").mistake("nothing");
      }
      if (permission.get("operations").items().isEmpty()) {
        throw permission.get("operations").mistake("operations of the plugin");
      }
      for (ConfigField operation : permission.get("operations").items()) {
        required(operation, "an operation of the plugin");
      }
    }
  }

  private static void required(ConfigField field, String expected) throws ProviderException {
    if (field.text().isEmpty()) {
      throw field.mistake(expected);
    }
  }

  private void plugin(ConfigField name) throws ProviderException {
    Map<String, ConfigField> known = root.get("plugins").entries();
    if (!known.containsKey(name.text())) {
      throw name.unknown("a name of plugins", known.keySet());
    }
  }

  /** One that is named, or the only one, or the default. */
  private void provider(ConfigField name, Slot slot) throws ProviderException {
    Map<String, ConfigField> known = root.at(slot.path()).entries();
    boolean defaults = known.values().stream().anyMatch(entry -> entry.get("default").flag());
    boolean found =
        name.text().isEmpty() ? known.size() == 1 || defaults : known.containsKey(name.text());
    if (!found) {
      throw name.unknown("a name of " + slot.path(), known.keySet());
    }
  }

  private void agent(ConfigField agent) throws ProviderException {
    provider(agent.get("provider"), Slot.AGENT);
    if (agent.get("prompt").text().isEmpty() && agent.get("messages").items().isEmpty()) {
      throw agent.get("prompt").mistake("a prompt, or messages");
    }
    List<ConfigField> tools = agent.get("tools").items();
    boolean system = tools.stream().anyMatch(tool -> !tool.get("system").text().isEmpty());
    for (ConfigField tool : tools) {
      boolean own = !tool.get("system").text().isEmpty();
      if (own == !tool.get("plugin").text().isEmpty()) {
        throw tool.get("plugin").mistake("either plugin or system");
      }
      if (own && !tool.get("system").text().equals("workflow")) {
        throw tool.get("system").mistake("workflow");
      }
      if (system) {
        required(tool.get("operation"), "an operation, as beside system tools");
      }
      for (String name : List.of("connection", "instance")) {
        if (own && !tool.get(name).text().isEmpty()) {
          throw tool.get(name).mistake("nothing beside system");
        }
      }
      if (!own) {
        plugin(tool.get("plugin"));
      }
    }
    ConfigField timeout = agent.get("timeout");
    if (!timeout.text().isEmpty() && !Durations.isGo(timeout.text())) {
      throw timeout.mistake("a length of time such as 90s or 1h30m");
    }
    delivery(agent.get("outputDelivery"));
  }

  private static void delivery(ConfigField delivery) throws ProviderException {
    if (delivery.isPresent()) {
      required(delivery.at("target.name"), "the name of a plugin");
      required(delivery.at("target.operation"), "an operation of the plugin");
      if (!delivery.at("target.credentialMode").isEmpty()) {
        throw delivery.at("target.credentialMode").mistake("nothing: it belongs beside target");
      }
      PluginRules.credentialMode(delivery.get("credentialMode"));
    }
  }

  private static void schedule(ConfigField work) throws ProviderException {
    if (!CronText.isOne(work.get("cron").text())) {
      throw work.get("cron")
          .mistake("minute, hour, day of month, month and day of week, such as 0 6 * * 1");
    }
    ConfigField zone = work.get("timezone");
    try {
      if (!zone.text().isEmpty() && !Set.of("Local", "UTC").contains(zone.text())) {
        ZoneId.of(zone.text());
      }
    } catch (DateTimeException e) {
      throw zone.mistake("a time zone such as Europe/Berlin");
    }
  }
}
