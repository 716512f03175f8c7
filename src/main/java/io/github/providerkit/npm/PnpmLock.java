package io.github.providerkit.npm;

import io.github.providerkit.manifest.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code pnpm-lock.yaml} of version 6 or 9. Keys are {@code name@version} with the versions of
 * peers behind it, in version 6 with a slash before it.
 */
final class PnpmLock implements LockGraph {
  static final String NAME = "pnpm-lock.yaml";

  private static final String ROOT = ".";
  private static final String LINK = "link:";
  private static final String MEMBER = "importer:";

  private final JsonValue root;
  private final Map<String, JsonValue> members;
  private final Map<String, JsonValue> packages;
  private final Map<String, JsonValue> snapshots;

  PnpmLock(JsonValue root) {
    this.root = root;
    this.members = root.get("importers").entries();
    this.packages = root.get("packages").entries();
    this.snapshots = root.get("snapshots").entries();
  }

  @Override
  public Optional<List<String>> roots(String member) {
    String name = member.isEmpty() ? ROOT : member;
    // Without a workspace, version 6 has the only package's fields at the top.
    JsonValue fields = members.isEmpty() && member.isEmpty() ? root : members.get(name);
    return fields == null ? Optional.empty() : Optional.of(keys(fields, member));
  }

  private List<String> keys(JsonValue fields, String member) {
    List<String> keys = new ArrayList<>();
    LockGraph.needs(fields)
        .forEach(
            need -> {
              JsonValue version = need.getValue();
              String text = text(version.isObject() ? version.get("version") : version);
              keys.add(text.startsWith(LINK) ? linked(member, text) : key(need.getKey(), text));
            });
    return keys;
  }

  /** A version that names a package itself stands for it under another name. */
  private String key(String name, String version) {
    int peers = version.indexOf('(');
    String plain = peers < 0 ? version : version.substring(0, peers);
    if (plain.startsWith("/") || plain.indexOf('@', 1) > 0) {
      return version;
    }
    String key = name + "@" + version;
    return packages.containsKey("/" + key) ? "/" + key : key;
  }

  private static String linked(String member, String link) {
    List<String> path = new ArrayList<>();
    for (String segment : (member + "/" + link.substring(LINK.length())).split("/")) {
      if (segment.equals("..") && !path.isEmpty()) {
        path.remove(path.size() - 1);
      } else if (!segment.isEmpty() && !segment.equals(ROOT)) {
        path.add(segment);
      }
    }
    return MEMBER + String.join("/", path);
  }

  @Override
  public Optional<LockedPackage> at(String key) {
    if (key.startsWith(MEMBER)) {
      String path = key.substring(MEMBER.length());
      return Optional.of(new LockedPackage(path, "", "workspace:" + path, ""));
    }
    String plain = plain(key);
    return Optional.ofNullable(packages.getOrDefault(key, packages.get(plain)))
        .map(
            fields ->
                LockedPackage.of(
                    plain.startsWith("/") ? plain.substring(1) : plain,
                    text(fields.get("resolution").get("integrity"))));
  }

  @Override
  public List<String> needs(String key) {
    if (key.startsWith(MEMBER)) {
      return roots(key.substring(MEMBER.length())).orElse(List.of());
    }
    JsonValue fields = snapshots.getOrDefault(key, packages.get(key));
    return fields == null ? List.of() : keys(fields, "");
  }

  private static String plain(String key) {
    int peers = key.indexOf('(');
    return peers < 0 ? key : key.substring(0, peers);
  }

  private static String text(JsonValue value) {
    return value.node() instanceof Node.Scalar scalar ? scalar.value() : "";
  }
}
