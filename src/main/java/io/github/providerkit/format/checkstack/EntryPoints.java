package io.github.providerkit.format.checkstack;

import io.github.providerkit.format.checkstack.rules.CheckstackRules;
import io.github.providerkit.format.checkstack.rules.Report;
import io.github.providerkit.npm.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files by which others get into a package: {@code main}, {@code module}, {@code types}, {@code
 * exports} and {@code bin} should name some that are packed.
 */
final class EntryPoints {
  /** What Node and Bun try behind a name without one of them. */
  private static final List<String> ENDINGS =
      List.of("", ".js", ".json", ".node", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts");

  private static final List<String> TYPES = List.of("", ".d.ts", ".ts", "/index.d.ts");

  private final Set<String> packed;
  private final Report report;

  private EntryPoints(Set<String> packed, Report report) {
    this.packed = packed;
    this.report = report;
  }

  /**
   * Tells the entry points that lead nowhere.
   *
   * @param root the fields of a package.json
   * @param packed slash paths of the packed files
   */
  static void check(JsonValue root, Set<String> packed, Report report) {
    EntryPoints points = new EntryPoints(packed, report);
    List<String> modules =
        Stream.concat(ENDINGS.stream(), ENDINGS.stream().map(ending -> "/index" + ending)).toList();
    points.check(root.get("main"), modules);
    points.check(root.get("module"), modules);
    points.check(root.get("types"), TYPES);
    points.check(root.get("typings"), TYPES);
    JsonValue bin = root.get("bin");
    points.check(bin, List.of(""));
    bin.entries().values().forEach(program -> points.check(program, List.of("")));
    points.exports(root.get("exports"));
  }

  private void check(JsonValue target, List<String> endings) {
    String path = clean(target.text());
    boolean found =
        path.isEmpty() || endings.stream().anyMatch(ending -> packed.contains(path + ending));
    if (!found) {
      tell(target);
    }
  }

  /** Conditions and subpaths may be nested; a target of null closes a subpath. */
  private void exports(JsonValue exports) {
    exports.entries().values().forEach(this::exports);
    exports.items().forEach(this::exports);
    String target = exports.text();
    neverReached(exports);
    if (!target.startsWith("./")) {
      if (!target.isEmpty()) {
        report.expected(
            CheckstackRules.ENTRY_MISSING,
            exports,
            "a path that begins with \"./\"",
            "nothing else is taken here, neither by Bun nor by Node");
      }
      return;
    }
    String path = clean(target);
    int star = path.indexOf('*');
    if (target.endsWith("/")) {
      // A whole directory, which older exports may name.
      path += path.isEmpty() ? "*" : "/*";
      star = path.length() - 1;
    }
    String prefix = star < 0 ? path : path.substring(0, star);
    String suffix = path.substring(path.lastIndexOf('*') + 1);
    int shortest = path.length();
    boolean found =
        star < 0
            ? packed.contains(path)
            : packed.stream()
                .anyMatch(
                    file ->
                        file.length() >= shortest
                            && file.startsWith(prefix)
                            && file.endsWith(suffix));
    if (!found) {
      tell(exports);
    }
  }

  /** The first condition that fits is taken, and the one that always fits should be the last. */
  private void neverReached(JsonValue conditions) {
    boolean taken = false;
    for (Map.Entry<String, JsonValue> one : conditions.entries().entrySet()) {
      if (taken) {
        report.tell(
            CheckstackRules.ENTRY_MISSING,
            one.getValue(),
            "nobody gets here: \"default\" before it takes everything",
            "put \"default\" last");
      }
      taken |= one.getKey().equals("default");
    }
  }

  private void tell(JsonValue target) {
    report.expected(
        CheckstackRules.ENTRY_MISSING,
        target,
        "a file that is packed",
        "build it first, and see that \"files\" names it");
  }

  private static String clean(String target) {
    String path = target.startsWith("./") ? target.substring(2) : target;
    String plain = path.startsWith("/") ? path.substring(1) : path;
    return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
  }
}
