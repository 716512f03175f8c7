package io.github.providerkit.npm.pinned;

import io.github.providerkit.npm.LockFile;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.Workspace;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code yarn.lock} of Yarn 2 or newer. Its keys are what was asked for, {@code name@range}, all
 * that got the same package in one. Of a member it does not tell what is for development only: that
 * stands in the member's own package.json. Digests are of Yarn's own archives and not of what the
 * registry has, so none are taken.
 */
final class YarnLock implements LockGraph {
  static final String NAME = LockFile.YARN.fileName();

  private static final String REGISTRY = "npm:";
  private static final String MEMBER = "workspace:";
  private static final String CATALOG = "catalog:";
  private static final List<String> NEEDS = List.of("dependencies", "optionalDependencies");

  private final Workspace workspace;
  private final Map<String, Entry> asked = new HashMap<>();
  private final Map<String, String> members = new HashMap<>();

  /**
   * Looks into a lock.
   *
   * @param content its entries by key
   * @param workspace knows the members and their catalogs
   */
  YarnLock(Content content, Workspace workspace) {
    this.workspace = workspace;
    content.forEach(
        (key, entry) -> {
          for (String one : key.split(", *")) {
            if (entry != null && entry.resolution() != null) {
              asked.put(one, entry);
              String reference = reference(entry.resolution());
              if (reference.startsWith(MEMBER)) {
                members.put(reference.substring(MEMBER.length()), one);
              }
            }
          }
        });
  }

  /** What stands in the file. */
  static final class Content extends LinkedHashMap<String, @Nullable Entry> {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A package.
   *
   * @param resolution its name and where it comes from, {@code name@npm:1.2.3}
   * @param dependencies ranges by name; of a member also those for development
   */
  record Entry(
      @Nullable String version,
      @Nullable String resolution,
      @Nullable Map<String, String> dependencies) {}

  @Override
  public Optional<List<String>> roots(String member) {
    return Optional.ofNullable(members.get(member.isEmpty() ? "." : member)).map(this::needs);
  }

  @Override
  public Optional<LockedPackage> at(String key) {
    return Optional.ofNullable(asked.get(key)).map(YarnLock::locked);
  }

  private static LockedPackage locked(Entry entry) {
    String resolution = resolution(entry);
    String reference = reference(resolution);
    String name = resolution.substring(0, resolution.length() - reference.length() - 1);
    return reference.startsWith(REGISTRY) && entry.version() != null
        ? new LockedPackage(name, entry.version(), "", "")
        : new LockedPackage(name, "", reference, "");
  }

  @Override
  public List<String> needs(String key) {
    Entry entry = asked.get(key);
    if (entry == null || entry.dependencies() == null) {
      return List.of();
    }
    String reference = reference(resolution(entry));
    Optional<Set<String>> running =
        reference.startsWith(MEMBER)
            ? running(reference.substring(MEMBER.length()))
            : Optional.empty();
    return entry.dependencies().entrySet().stream()
        .filter(need -> running.isEmpty() || running.get().contains(need.getKey()))
        .map(need -> key(need.getKey(), need.getValue()))
        .toList();
  }

  /** What a member needs when it runs; empty when it has no package.json that can be read. */
  private Optional<Set<String>> running(String member) {
    return PackageJson.quietly(workspace.root().resolve(member).resolve(PackageJson.NAME))
        .map(
            json ->
                NEEDS.stream()
                    .flatMap(list -> json.root().get(list).entries().keySet().stream())
                    .collect(Collectors.toSet()));
  }

  private String key(String name, String range) {
    String meant =
        range.startsWith(CATALOG)
            ? workspace
                .catalog(range.substring(CATALOG.length()))
                .map(catalog -> catalog.getOrDefault(name, range))
                .orElse(range)
            : range;
    // Older ones leave the registry out where it is asked for, and name it in the key.
    return Stream.of(meant, REGISTRY + meant)
        .map(one -> name + "@" + one)
        .filter(asked::containsKey)
        .findFirst()
        .orElse(name + "@" + meant);
  }

  private static String resolution(Entry entry) {
    return entry.resolution() == null ? "" : entry.resolution();
  }

  /** What stands behind the name, whose scope begins with the same sign. */
  private static String reference(String resolution) {
    int at = resolution.indexOf('@', 1);
    return at < 0 ? "" : resolution.substring(at + 1);
  }
}
