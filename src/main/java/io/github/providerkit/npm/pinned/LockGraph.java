package io.github.providerkit.npm.pinned;

import io.github.providerkit.npm.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which packages a lock holds, and which of them each one needs. */
interface LockGraph {
  /** What is needed when a package runs. */
  List<String> NEEDS = List.of("dependencies", "optionalDependencies", "peerDependencies");

  /**
   * What a member of the workspace needs.
   *
   * @param member its path from the root, with slashes; empty for the root
   * @return keys, of which some may lead nowhere; empty if the lock does not know the member
   */
  Optional<List<String>> roots(String member);

  /** What is behind a key; empty where nothing is. */
  Optional<LockedPackage> at(String key);

  /** Keys of what it needs, of which some may lead nowhere. */
  List<String> needs(String key);

  /** The names and ranges of what a package needs, as it says itself. */
  static Stream<Map.Entry<String, JsonValue>> needs(JsonValue fields) {
    return NEEDS.stream().flatMap(list -> fields.get(list).entries().entrySet().stream());
  }

  /** What it needs when a resolver says which one is meant. */
  static List<String> needs(JsonValue fields, java.util.function.UnaryOperator<String> key) {
    List<String> keys = new ArrayList<>();
    needs(fields).forEach(need -> keys.add(key.apply(need.getKey())));
    return keys;
  }
}
