package io.github.providerkit.lock;

import io.github.providerkit.format.gestalt.release.PackageFacts;
import io.github.providerkit.format.gestalt.release.PackageReader;
import io.github.providerkit.lock.config.DeploymentConfig;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.lock.config.ProviderSettings;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.lock.config.check.ConfigRules;
import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds a deployment's configuration against the releases that it names, as the server does before
 * it writes a lock ({@code docs/spec/gestalt-lock.md} section 1).
 */
final class DeploymentChecks {
  private static final String EXECUTABLE = "executable";

  private final DeploymentConfig config;
  private final Lockfile lock;

  /**
   * Creates the checks.
   *
   * @param lock every provider, locked
   */
  DeploymentChecks(DeploymentConfig config, Lockfile lock) {
    this.config = config;
    this.lock = lock;
  }

  /** Holds the settings of a provider against the schema in its package, where there is one. */
  void settings(ProviderEntry entry, PackageFacts facts) throws ProviderException {
    String name =
        PackageReader.manifest(
                entry.label(), facts.manifestName(), facts.manifest(), entry.server().releases())
            .configSchema();
    if (facts.configSchema().isPresent()) {
      new SettingsSchema(name, facts.configSchema().get(), config.settings(entry)).check();
    }
  }

  /** Holds what a provider asks for against what the others have. */
  void references(ProviderEntry entry) throws ProviderException {
    if (!config.generation().known().configuration()) {
      return;
    }
    ProviderSettings settings = config.settings(entry);
    LockEntry locked = lock.get(entry).orElseThrow();
    if (entry.slot() == Slot.PLUGIN) {
      if (!settings.ownInterface().isEmpty() && in(locked, "ui") == null) {
        throw settings.mistake(
            List.of("ui"),
            "expected a plugin with an interface of its own, found one without spec.ui",
            "name one of providers.ui in ui.bundle");
      }
      invokes(settings, locked);
    }
    boolean program = locked.runtime().equals(EXECUTABLE);
    if ((entry.slot() == Slot.TELEMETRY || entry.slot() == Slot.AUDIT) && !program) {
      throw settings.mistake(
          List.of("source"), "expected a plugin with a program, found one without", null);
    }
    if (entry.slot() == Slot.UI && settings.isUnderPolicy()) {
      routes(settings, locked);
    }
  }

  /** Holds what it says of connections against what the manifests of all plugins say. */
  void connections() throws ProviderException {
    Map<String, Map<?, ?>> specs = new TreeMap<>();
    for (String name : lock.names(Slot.PLUGIN)) {
      if (in(lock.get(Slot.PLUGIN, name).orElseThrow()) instanceof Map<?, ?> spec) {
        specs.put(name, spec);
      }
    }
    ConfigRules.connections(config, specs);
  }

  private void invokes(ProviderSettings settings, LockEntry caller) throws ProviderException {
    List<ProviderSettings.Invoke> invokes = settings.invokes();
    if (!invokes.isEmpty() && !caller.runtime().equals(EXECUTABLE)) {
      throw settings.mistake(
          List.of("invokes"), "expected nothing, since the plugin has no code", null);
    }
    for (ProviderSettings.Invoke invoke : invokes) {
      LockEntry called = lock.get(Slot.PLUGIN, invoke.plugin()).orElse(null);
      if (called == null) {
        throw unknown(
            settings,
            invoke,
            "plugin",
            "the name of a plugin, found \"" + invoke.plugin() + "\"",
            lock.names(Slot.PLUGIN));
      }
      if (!invoke.surface().isEmpty()) {
        surface(settings, invoke, called);
      } else if (!called.catalogOperations().contains(invoke.operation())) {
        throw unknown(
            settings,
            invoke,
            "operation",
            "an operation of "
                + invoke.plugin()
                + ", found \""
                + invoke.operation()
                + "\""
                + (called.catalogSessionOnly() ? ", and they are known in sessions alone" : ""),
            called.catalogOperations());
      }
    }
  }

  private static ProviderException unknown(
      ProviderSettings settings,
      ProviderSettings.Invoke invoke,
      String field,
      String expected,
      List<String> known) {
    List<String> place = new ArrayList<>(invoke.place());
    place.add(field);
    String found = field.equals("plugin") ? invoke.plugin() : invoke.operation();
    return settings.mistake(place, "expected " + expected, Names.hint(found, known, Map.of()));
  }

  private void surface(ProviderSettings settings, ProviderSettings.Invoke invoke, LockEntry called)
      throws ProviderException {
    boolean elsewhere =
        config.entries().stream()
            .filter(other -> other.slot() == Slot.PLUGIN && other.name().equals(invoke.plugin()))
            .anyMatch(other -> !other.graphqlUrl().isEmpty());
    if (!elsewhere && in(called, "surfaces", invoke.surface()) == null) {
      List<String> place = new ArrayList<>(invoke.place());
      place.add("surface");
      throw settings.mistake(
          place,
          "expected a surface of " + invoke.plugin() + ", found \"" + invoke.surface() + "\"",
          null);
    }
  }

  private static void routes(ProviderSettings settings, LockEntry locked) throws ProviderException {
    boolean whole = false;
    List<?> routes = in(locked, "routes") instanceof List<?> list ? list : List.of();
    for (Object route : routes) {
      Map<?, ?> fields = route instanceof Map<?, ?> map ? map : Map.of();
      boolean closed = fields.get("allowedRoles") instanceof List<?> roles && !roles.isEmpty();
      if (!closed) {
        throw settings.mistake(
            List.of("authorizationPolicy"),
            "expected an interface whose routes all have roles, found "
                + fields.get("path")
                + " without",
            null);
      }
      whole |= "/".equals(fields.get("path")) || "/*".equals(fields.get("path"));
    }
    if (!whole) {
      throw settings.mistake(
          List.of("authorizationPolicy"),
          "expected an interface with a route for all of it, found "
              + (routes.isEmpty() ? "one without routes" : "none"),
          null);
    }
  }

  private static @Nullable Object in(LockEntry locked, String... path) {
    Object found = locked.manifest() == null ? null : locked.manifest().get("spec");
    for (String name : path) {
      found = found instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return found;
  }
}
