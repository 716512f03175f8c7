package io.github.providerkit.npm.pinned;

import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.LockFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@code bun.lock}. A package that needs another version than the others has its own below its
 * key: {@code a/b} is the {@code b} of {@code a}.
 */
final class BunLock implements LockGraph {
  static final String NAME = LockFile.BUN.fileName();

  private static final String WORKSPACE = "workspace:";

  private final Map<String, JsonValue> members;
  private final Map<String, JsonValue> packages;

  BunLock(JsonValue root) {
    this.members = root.get("workspaces").entries();
    this.packages = root.get("packages").entries();
  }

  @Override
  public Optional<List<String>> roots(String member) {
    return Optional.ofNullable(members.get(member))
        .map(fields -> needs(fields, member.isEmpty() ? "" : fields.get("name").text()));
  }

  @Override
  public Optional<LockedPackage> at(String key) {
    return Optional.ofNullable(packages.get(key))
        .map(entry -> LockedPackage.of(specifier(entry), integrity(entry)));
  }

  @Override
  public List<String> needs(String key) {
    JsonValue entry = Objects.requireNonNull(packages.get(key));
    String specifier = specifier(entry);
    int workspace = specifier.indexOf('@' + WORKSPACE, 1);
    if (workspace >= 0) {
      return roots(specifier.substring(workspace + 1 + WORKSPACE.length())).orElse(List.of());
    }
    return entry.items().stream()
        .filter(JsonValue::isObject)
        .findFirst()
        .map(fields -> needs(fields, key))
        .orElse(List.of());
  }

  private List<String> needs(JsonValue fields, String holder) {
    return LockGraph.needs(fields, name -> resolve(holder, name));
  }

  /** The nearest one: below the key itself, below what is above it, or at the top. */
  private String resolve(String holder, String name) {
    List<String> levels = names(holder);
    for (int depth = levels.size(); depth > 0; depth--) {
      String key = String.join("/", levels.subList(0, depth)) + "/" + name;
      if (packages.containsKey(key)) {
        return key;
      }
    }
    return name;
  }

  /** The names in a key, of which some have a scope and so a slash. */
  private static List<String> names(String key) {
    List<String> names = new ArrayList<>();
    String scope = "";
    for (String segment : key.split("/")) {
      if (segment.startsWith("@")) {
        scope = segment + "/";
      } else if (!segment.isEmpty()) {
        names.add(scope + segment);
        scope = "";
      }
    }
    return names;
  }

  private static String specifier(JsonValue entry) {
    List<JsonValue> items = entry.items();
    return items.isEmpty() ? "" : items.get(0).text();
  }

  private static String integrity(JsonValue entry) {
    List<JsonValue> items = entry.items();
    String last = items.size() < 2 ? "" : items.get(items.size() - 1).text();
    return last.startsWith("sha") ? last : "";
  }
}
