package io.github.providerkit.format.checkstack;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.PackageJson;
import io.github.providerkit.npm.PublishFields;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A package of a plugin: the primary, or one of its siblings.
 *
 * @param json its {@code package.json} as it stands in the source, or, where pnpm publishes another
 *     directory, the one there
 * @param version the version that it is released with
 * @param ranges the ranges that change on the way into the tarball, by where they stand
 * @param source the {@code package.json} whose scripts build it
 * @param installed whether it was installed from a registry: it is packed as it is
 */
record PluginPackage(
    PackageJson json,
    String version,
    Map<Node, String> ranges,
    PackageJson source,
    boolean installed) {

  /** One that was installed from a registry, where it is in no need of anything. */
  static PluginPackage installed(PackageJson json) {
    return new PluginPackage(json, json.version(), Map.of(), json, true);
  }

  String name() {
    return json.name();
  }

  /** The name of its tarball; a slash in a version would lead into another directory. */
  String tarball() {
    return json.safeName() + "-" + version.replaceAll("[/\\\\]", "-") + ".tgz";
  }

  /**
   * Its {@code package.json} as it stands in the tarball: the author's own text with the ranges and
   * the version replaced where they differ.
   */
  byte[] releasedText() {
    Map<Node.Span, String> edits = new TreeMap<>(Comparator.comparingInt(Node.Span::start));
    ranges.forEach((value, range) -> edits.put(value.span(), quoted(range)));
    JsonValue own = json.root().get("version");
    if (!own.text().equals(version)) {
      edits.put(own.span(), quoted(version));
    }
    String text = json.document().text();
    publishFields(text, edits);
    StringBuilder edited = new StringBuilder(text.length());
    int end = 0;
    for (Map.Entry<Node.Span, String> edit : edits.entrySet()) {
      edited.append(text, end, edit.getKey().start()).append(edit.getValue());
      end = edit.getKey().end();
    }
    return edited.append(text, end, text.length()).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Puts the fields of {@code publishConfig} in the places of those that they replace. */
  private void publishFields(String text, Map<Node.Span, String> edits) {
    JsonValue written = JsonValue.of(json.document().root());
    StringBuilder added = new StringBuilder();
    PublishFields.of(json)
        .forEach(
            (name, value) -> {
              boolean applied = json.root().get(name).node() == value.node();
              Node.Span span = value.span();
              String raw = text.substring(span.start(), span.end());
              JsonValue replaced = written.get(name);
              if (applied && replaced.isPresent()) {
                edits.put(replaced.span(), raw);
              } else if (applied) {
                added.append("\n  ").append(quoted(name)).append(": ").append(raw).append(',');
              }
            });
    JsonValue config = written.get("publishConfig");
    Map<String, JsonValue> left = new LinkedHashMap<>(config.entries());
    boolean taken =
        left.entrySet()
            .removeIf(one -> json.root().get(one.getKey()).node() == one.getValue().node());
    if (taken) {
      // npm warns of fields there that are no settings of its own.
      edits.put(
          config.span(),
          left.entrySet().stream()
              .map(
                  one ->
                      quoted(one.getKey())
                          + ": "
                          + text.substring(
                              one.getValue().span().start(), one.getValue().span().end()))
              .collect(Collectors.joining(", ", "{", "}")));
    }
    if (!added.isEmpty()) {
      int start = written.span().start() + 1;
      edits.put(new Node.Span(start, start), added.toString());
    }
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** The versions of several packages by name. */
  static Map<String, String> versions(List<PluginPackage> packages) {
    Map<String, String> versions = new TreeMap<>();
    packages.forEach(p -> versions.put(p.name(), p.version()));
    return versions;
  }
}
