package io.github.providerkit.npm.pinned;

import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.LockFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@code package-lock.json} of npm 7 or newer, whose keys are the directories where packages are
 * installed.
 */
final class NpmLock implements LockGraph {
  static final List<String> NAMES = LockFile.fileNames(LockFile.Manager.NPM);

  private static final String INSTALLED = "node_modules/";

  private final Map<String, JsonValue> packages;

  NpmLock(JsonValue root) {
    this.packages = root.get("packages").entries();
  }

  @Override
  public Optional<List<String>> roots(String member) {
    return packages.containsKey(member) ? Optional.of(needs(member)) : Optional.empty();
  }

  @Override
  public Optional<LockedPackage> at(String key) {
    return Optional.ofNullable(packages.get(key)).map(fields -> locked(key, fields));
  }

  private static LockedPackage locked(String key, JsonValue fields) {
    int installed = key.lastIndexOf(INSTALLED);
    String named = fields.get("name").text();
    String last = installed < 0 ? key : key.substring(installed + INSTALLED.length());
    String name = named.isEmpty() ? last : named;
    String resolved = fields.get("resolved").text();
    boolean fetched = installed >= 0 && resolved.startsWith("http");
    // Of what is in the repository the lock may know the version, but nobody can fetch it.
    return fetched || (resolved.isEmpty() && installed >= 0)
        ? LockedPackage.of(name, fields.get("version").text(), fields.get("integrity").text())
        : new LockedPackage(name, "", resolved.isEmpty() ? "workspace:" + key : resolved, "");
  }

  @Override
  public List<String> needs(String key) {
    JsonValue fields = Objects.requireNonNull(packages.get(key));
    return LockGraph.needs(fields, name -> resolve(key, name));
  }

  /** As Node looks for it: in the directory and all above. A link stands for where it leads. */
  private String resolve(String holder, String name) {
    String level = holder;
    while (!level.isEmpty()) {
      String key = level + "/" + INSTALLED + name;
      if (packages.containsKey(key)) {
        return target(key);
      }
      int end = level.lastIndexOf('/');
      level = end < 0 ? "" : level.substring(0, end);
    }
    return target(INSTALLED + name);
  }

  private String target(String key) {
    JsonValue fields = packages.get(key);
    return fields != null && fields.get("link").isTrue() ? fields.get("resolved").text() : key;
  }
}
