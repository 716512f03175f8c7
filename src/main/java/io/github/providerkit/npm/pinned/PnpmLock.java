package io.github.providerkit.npm.pinned;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.providerkit.npm.LockFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code pnpm-lock.yaml} of version 6 or 9. Keys are {@code name@version} with the versions of
 * peers behind it, in version 6 with a slash before it.
 */
final class PnpmLock implements LockGraph {
  static final String NAME = LockFile.PNPM.fileName();

  private static final String ROOT = ".";
  private static final String LINK = "link:";
  private static final String MEMBER = "importer:";

  private final Needs root;
  private final Map<String, Needs> members;
  private final Map<String, Pinned> packages;
  private final Map<String, Needs> snapshots;

  PnpmLock(Content content) {
    this.root =
        new Needs(
            content.dependencies(), content.optionalDependencies(), content.peerDependencies());
    this.members = orEmpty(content.importers());
    this.packages = orEmpty(content.packages());
    this.snapshots = orEmpty(content.snapshots());
  }

  /** What stands in the file. */
  record Content(
      @Nullable Map<String, Needs> importers,
      @Nullable Map<String, Pinned> packages,
      @Nullable Map<String, Needs> snapshots,
      @Nullable Map<String, JsonNode> dependencies,
      @Nullable Map<String, JsonNode> optionalDependencies,
      @Nullable Map<String, JsonNode> peerDependencies) {}

  /** Versions by name, as texts or as objects that have one. */
  record Needs(
      @Nullable Map<String, JsonNode> dependencies,
      @Nullable Map<String, JsonNode> optionalDependencies,
      @Nullable Map<String, JsonNode> peerDependencies) {
    void forEach(BiConsumer<String, String> need) {
      Stream.of(dependencies, optionalDependencies, peerDependencies)
          .filter(Objects::nonNull)
          .forEach(list -> list.forEach((name, pin) -> need.accept(name, version(pin))));
    }

    private static String version(@Nullable JsonNode pin) {
      return pin == null ? "" : (pin.isObject() ? pin.path("version") : pin).asText("");
    }
  }

  /** A package; in version 6 with what it needs. */
  record Pinned(
      @Nullable Resolution resolution,
      @Nullable Map<String, JsonNode> dependencies,
      @Nullable Map<String, JsonNode> optionalDependencies,
      @Nullable Map<String, JsonNode> peerDependencies) {
    Needs needs() {
      return new Needs(dependencies, optionalDependencies, peerDependencies);
    }

    String digest() {
      return resolution == null || resolution.integrity() == null ? "" : resolution.integrity();
    }
  }

  /** Where a package comes from. */
  record Resolution(@JsonProperty("integrity") @Nullable String integrity) {}

  private static <T> Map<String, T> orEmpty(@Nullable Map<String, T> map) {
    return map == null ? Map.of() : map;
  }

  @Override
  public Optional<List<String>> roots(String member) {
    String name = member.isEmpty() ? ROOT : member;
    // Without a workspace, version 6 has the only package's fields at the top.
    Needs needs = members.isEmpty() && member.isEmpty() ? root : members.get(name);
    return needs == null ? Optional.empty() : Optional.of(keys(needs, member));
  }

  private List<String> keys(Needs needs, String member) {
    List<String> keys = new ArrayList<>();
    needs.forEach(
        (name, version) ->
            keys.add(version.startsWith(LINK) ? linked(member, version) : key(name, version)));
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
            pinned ->
                LockedPackage.of(
                    plain.startsWith("/") ? plain.substring(1) : plain, pinned.digest()));
  }

  @Override
  public List<String> needs(String key) {
    if (key.startsWith(MEMBER)) {
      return roots(key.substring(MEMBER.length())).orElse(List.of());
    }
    Needs needs = snapshots.get(key);
    if (needs == null) {
      Pinned pinned = packages.get(key);
      needs = pinned == null ? null : pinned.needs();
    }
    return needs == null ? List.of() : keys(needs, "");
  }

  private static String plain(String key) {
    int peers = key.indexOf('(');
    return peers < 0 ? key : key.substring(0, peers);
  }
}
