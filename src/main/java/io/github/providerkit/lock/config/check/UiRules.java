package io.github.providerkit.lock.config.check;

import io.github.providerkit.lock.config.ConfigField;
import io.github.providerkit.lock.config.Slot;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the server asks of the places where it serves user interfaces. */
final class UiRules {
  private static final List<String> RESERVED =
      List.of("/api", "/mcp", "/admin", "/metrics", "/health", "/ready");

  private final ConfigField root;
  private final List<Mount> mounts = new ArrayList<>();
  private final Set<String> bundles = new HashSet<>();

  private UiRules(ConfigField root) {
    this.root = root;
  }

  /**
   * A place.
   *
   * @param path with a slash before it and none behind it
   * @param nests whether others may lie within it
   */
  private record Mount(ConfigField field, String path, boolean nests) {}

  static void check(ConfigField root, FailureList failures) {
    UiRules rules = new UiRules(root);
    for (ConfigField ui : root.at(Slot.UI.path()).entries().values()) {
      failures.collect(() -> rules.ui(ui));
    }
    for (ConfigField plugin : root.get("plugins").entries().values()) {
      failures.collect(() -> rules.plugin(plugin));
    }
    failures.collect(rules::collisions);
  }

  private void ui(ConfigField ui) throws ProviderException {
    if (!ui.isPresent()) {
      throw ui.mistake("a user interface");
    }
    ServerRules.policy(root, ui.get("authorizationPolicy"));
    ConfigField path = ui.get("path");
    if (path.text().isEmpty() && isShown(ui.name())) {
      return;
    }
    requirePath(path);
    String plain = withoutEnd(path.text());
    mounts.add(new Mount(path, plain.isEmpty() ? "/" : plain, true));
  }

  /** Whether a plugin says where an interface is: its own, or one of the deployment's. */
  private boolean isShown(String name) {
    return isOwned(root.get("plugins").get(name))
        || root.get("plugins").entries().values().stream()
            .anyMatch(plugin -> plugin.at("ui.bundle").text().equals(name));
  }

  private static void requirePath(ConfigField path) throws ProviderException {
    if (!path.text().startsWith("/")) {
      throw path.mistake("a path that begins with /");
    }
    if (withoutEnd(path.text()).matches(".*[{}*].*")) {
      throw path.mistake("a path without patterns");
    }
  }

  /** A plugin that shows one of the interfaces of the deployment says where and to whom. */
  private void bundle(ConfigField plugin) throws ProviderException {
    ConfigField bundle = plugin.at("ui.bundle");
    if (bundle.text().isEmpty()) {
      return;
    }
    ConfigField uis = root.at(Slot.UI.path());
    ConfigField ui = uis.get(bundle.text());
    if (!ui.isPresent()) {
      throw bundle.unknown("a name of " + Slot.UI.path(), uis.entries().keySet());
    }
    ConfigField policy = ui.get("authorizationPolicy");
    if (!policy.isEmpty() && !policy.text().equals(plugin.get("authorizationPolicy").text())) {
      throw policy.mistake("the policy of plugins." + plugin.name() + ", which shows it");
    }
    ConfigField path = ui.get("path");
    if (!path.isEmpty()
        && !withoutEnd(path.text()).equals(withoutEnd(plugin.at("ui.path").text()))) {
      throw path.mistake("the path of plugins." + plugin.name() + ", which shows it");
    }
    if (!bundles.add(bundle.text())) {
      throw bundle.mistake("each user interface in one plugin");
    }
  }

  /** Whether a plugin shows the interface that it brings along. */
  private static boolean isOwned(ConfigField plugin) {
    return plugin.at("ui.bundle").text().isEmpty() && !plugin.at("ui.path").text().isEmpty();
  }

  private void plugin(ConfigField plugin) throws ProviderException {
    ConfigField ui = plugin.get("ui");
    ConfigField path = ui.get("path");
    if (!ui.isPresent()) {
      return;
    }
    requirePath(path);
    bundle(plugin);
    String same = withoutEnd(root.at(Slot.UI.path()).get(plugin.name()).get("path").text());
    if (isOwned(plugin) && !same.equals(withoutEnd(path.text()))) {
      mounts.add(new Mount(path, path.text(), false));
    }
  }

  private static String withoutEnd(String path) {
    return path.replaceFirst("/+$", "");
  }

  private void collisions() throws ProviderException {
    for (int i = 0; i < mounts.size(); i++) {
      Mount mount = mounts.get(i);
      boolean top = mount.path().equals("/");
      if (!top && RESERVED.stream().anyMatch(reserved -> meet(mount.path(), reserved))) {
        throw mount.field().mistake("a path that the server does not use itself");
      }
      for (Mount other : mounts.subList(i + 1, mounts.size())) {
        boolean nested = !top && (!mount.nests() || !other.nests());
        if (other.path().equals(mount.path()) || (nested && meet(mount.path(), other.path()))) {
          throw other
              .field()
              .mistake("another place than " + String.join(".", mount.field().path()));
        }
      }
    }
  }

  private static boolean meet(String one, String other) {
    return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
  }
}
