package io.github.providerkit.npm;

import io.github.providerkit.manifest.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@code publishConfig} that pnpm puts in place of a package's own when it packs: so
 * sources are used in the workspace, and what was built of them elsewhere. Others ignore them.
 */
public final class PublishFields {
  private static final List<String> FIELDS =
      List.of(
          "bin",
          "type",
          "imports",
          "main",
          "module",
          "typings",
          "types",
          "exports",
          "browser",
          "esnext",
          "es2015",
          "unpkg",
          "umd:main",
          "typesVersions",
          "cpu",
          "os",
          "libc",
          "engines");

  private PublishFields() {}

  /** The directory that pnpm publishes instead of the package's own; without a text when none. */
  public static JsonValue directory(PackageJson json) {
    return JsonValue.of(json.document().root()).get("publishConfig").get("directory");
  }

  /** The fields that are replaced, by name, in the order of {@code publishConfig}. */
  public static Map<String, JsonValue> of(PackageJson json) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    JsonValue.of(json.document().root())
        .get("publishConfig")
        .entries()
        .forEach(
            (name, value) -> {
              if (FIELDS.contains(name)) {
                fields.put(name, value);
              }
            });
    return fields;
  }

  /**
   * A package with these fields in their places. Each value knows where it really stands, and the
   * text stays as it is.
   */
  public static PackageJson applied(PackageJson json) {
    Map<String, JsonValue> fields = of(json);
    if (fields.isEmpty() || !(json.root().node() instanceof Node.Mapping root)) {
      return json;
    }
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : root.entries()) {
      boolean replaced =
          entry.key().target() instanceof Node.Scalar key && fields.containsKey(key.value());
      if (!replaced) {
        entries.add(entry);
      }
    }
    for (Node.Entry entry : entriesOf(json.root().get("publishConfig").node())) {
      if (entry.key().target() instanceof Node.Scalar key && fields.containsKey(key.value())) {
        entries.add(entry);
      }
    }
    return new PackageJson(
        json.file(), json.shownAs(), json.document(), json.root().withEntries(entries));
  }

  private static List<Node.Entry> entriesOf(@Nullable Node node) {
    return node instanceof Node.Mapping mapping ? mapping.entries() : List.of();
  }
}
