package io.github.providerkit.compile.rust;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.JsonData;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.Library;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which crates a program is linked from, as {@code cargo metadata} says for one target: what its
 * code depends on and not what only its build scripts, its tests or its macros do, which run on the
 * machine that compiles.
 */
final class CrateGraph {
  private static final String CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index";

  private final Map<String, Map<?, ?>> packages = new HashMap<>();
  private final Map<String, List<?>> needs = new HashMap<>();
  private final String root;

  private CrateGraph(Map<String, Object> metadata) {
    list(metadata.get("packages")).forEach(one -> packages.put(text(one, "id"), map(one)));
    Map<?, ?> resolve = map(metadata.get("resolve"));
    list(resolve.get("nodes"))
        .forEach(one -> needs.put(text(one, "id"), list(map(one).get("deps"))));
    root = text(resolve, "root");
  }

  /**
   * Takes Cargo's answer.
   *
   * @throws ProviderException if it is none
   */
  static CrateGraph of(String answer) throws ProviderException {
    try {
      return new CrateGraph(JsonData.object("cargo metadata", answer.getBytes(UTF_8)));
    } catch (UnreadableDocumentException e) {
      throw ProviderException.environment(
          "expected JSON of cargo metadata, found " + e.getMessage(), e);
    }
  }

  /**
   * The crates besides the root, sorted.
   *
   * @param lock has the digests of those that were downloaded
   */
  List<Library> libraries(CargoLock lock) {
    Set<String> seen = new HashSet<>(Set.of(root));
    Deque<String> left = new ArrayDeque<>(seen);
    List<Library> libraries = new ArrayList<>();
    while (!left.isEmpty()) {
      for (Object need : needs.getOrDefault(left.pop(), List.of())) {
        String id = text(need, "pkg");
        if (isLinked(need) && !isMacro(id) && seen.add(id)) {
          left.add(id);
          libraries.add(library(map(packages.get(id)), lock));
        }
      }
    }
    libraries.sort(Library.ORDER);
    return List.copyOf(libraries);
  }

  /** An ordinary dependency has no kind. */
  private static boolean isLinked(Object need) {
    return list(map(need).get("dep_kinds")).stream().anyMatch(kind -> text(kind, "kind").isEmpty());
  }

  private boolean isMacro(String id) {
    return list(map(packages.get(id)).get("targets")).stream()
        .anyMatch(target -> list(map(target).get("kind")).contains("proc-macro"));
  }

  private static Library library(Map<?, ?> fields, CargoLock lock) {
    String name = text(fields, "name");
    String version = text(fields, "version");
    String source = text(fields, "source");
    String checksum = lock.checksums().get(name + " " + version);
    return new Library(
        "cargo",
        name,
        version,
        checksum == null ? Map.of() : Map.of("SHA-256", checksum),
        source.equals(CRATES_IO) ? Map.of() : Map.of("source", source.isEmpty() ? "path" : source));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String text(Object value, String field) {
    return map(value).get(field) instanceof String text ? text : "";
  }
}
