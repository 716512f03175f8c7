package io.github.providerkit.format.checkstack.rules;

import io.github.providerkit.format.grammar.NpmRange;
import io.github.providerkit.format.grammar.NpmVersion;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.PackageJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the installer's compatibility check says about a package's ranges ({@code
 * docs/spec/checkstack.md} section 1.5), and ranges that lead nowhere outside the author's machine.
 */
public final class RangeRules {
  private static final String PLATFORM_SCOPE = "@checkstack/";
  private static final String PLATFORM_HINT = "the platform refuses to install the plugin";

  /** A regular expression for how ranges begin that lead to a place on this machine. */
  public static final String LOCAL = "(?:file|link|portal):";

  private static final Pattern LOCAL_PATTERN = Pattern.compile(LOCAL);

  private final Map<String, String> bundled;
  private final Optional<Map<String, String>> platform;

  /**
   * Creates the rules.
   *
   * @param bundled versions of the packages in the bundle, by name
   * @param platform versions that the platform has loaded, by name; empty when unknown
   */
  public RangeRules(Map<String, String> bundled, Optional<Map<String, String>> platform) {
    this.bundled = bundled;
    this.platform = platform;
  }

  /**
   * Checks the ranges of a package.
   *
   * @param rewritten the ranges that change on the way into the tarball
   */
  public void check(PackageJson json, Map<Node, String> rewritten, Report report) {
    for (String list : List.of("dependencies", "peerDependencies", "optionalDependencies")) {
      json.root().get(list).entries().values().stream()
          .filter(range -> isLocal(released(range, rewritten)))
          .forEach(
              range ->
                  report.expected(
                      CheckstackRules.LOCAL_RANGE,
                      range,
                      "a range of published versions",
                      "that place exists on the author's machine only"));
    }
    json.root()
        .get("dependencies")
        .entries()
        .forEach(
            (name, range) -> {
              if (name.startsWith(PLATFORM_SCOPE) && range.isText()) {
                compatible(name, range, released(range, rewritten), report);
              }
            });
  }

  /** A range as it is in the tarball. */
  private static String released(JsonValue range, Map<Node, String> rewritten) {
    Node node = range.node();
    return node == null ? "" : rewritten.getOrDefault(node, range.text());
  }

  private static boolean isLocal(String range) {
    return LOCAL_PATTERN.matcher(range.strip()).lookingAt();
  }

  /** Checks the ranges of a package in a finished tarball. */
  public void checkReleased(PackageJson json, Report report) {
    json.root()
        .get("dependencies")
        .entries()
        .forEach(
            (name, range) -> {
              if (!name.startsWith(PLATFORM_SCOPE)) {
                return;
              }
              if (range.text().startsWith(RangeRewriter.WORKSPACE)) {
                report.expected(
                    CheckstackRules.UNRESOLVED_RANGE, range, "a range of versions", null);
              } else {
                compatible(name, range, range.text(), report);
              }
            });
  }

  /**
   * Checks the ranges of a package that was installed from a registry; whoever installs the plugin
   * has the same to do.
   */
  public void checkInstalled(PackageJson json, Report report) {
    check(json, Map.of(), report);
    for (String list : List.of("dependencies", "peerDependencies", "optionalDependencies")) {
      json.root().get(list).entries().values().stream()
          .filter(range -> isPending(range.text()))
          .forEach(
              range ->
                  report.expected(
                      CheckstackRules.UNRESOLVED_RANGE,
                      range,
                      "a range of versions",
                      "the package was published with it, so nobody can install it"));
    }
  }

  private static boolean isPending(String range) {
    return range.startsWith(RangeRewriter.WORKSPACE) || range.startsWith(RangeRewriter.CATALOG);
  }

  private void compatible(String name, JsonValue range, String text, Report report) {
    if (isPending(text)) {
      // It leads nowhere, which was reported.
      return;
    }
    if (bundled.containsKey(name)) {
      if (!satisfies(bundled.get(name), text)) {
        report.tell(
            CheckstackRules.BUNDLED_RANGE,
            range,
            "expected a range with the version in the bundle, %s, found \"%s\""
                .formatted(bundled.get(name), text),
            null);
      }
      return;
    }
    if (platform.isEmpty()) {
      return;
    }
    String loaded = platform.get().get(name);
    if (loaded == null) {
      report.tell(
          CheckstackRules.PLATFORM_RANGE,
          range,
          "expected a package that the platform has loaded, found none of that name",
          PLATFORM_HINT);
    } else if (!satisfies(loaded, text)) {
      report.tell(
          CheckstackRules.PLATFORM_RANGE,
          range,
          "expected a range with the platform's version, %s, found \"%s\"".formatted(loaded, text),
          PLATFORM_HINT);
    }
  }

  private static boolean satisfies(String version, String range) {
    return NpmVersion.parse(version)
        .flatMap(v -> NpmRange.parse(range).map(r -> r.contains(v)))
        .orElse(false);
  }
}
