package io.github.providerkit.format.checkstack.rules;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.PackageJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plugin's id in its code, which the one in {@code package.json} must match: documented, and
 * checked by nobody else ({@code docs/spec/checkstack.md} section 1.1).
 */
public final class PluginMetadata {
  private static final List<String> FILES =
      List.of("src/plugin-metadata.ts", "plugin-metadata.ts", "src/pluginMetadata.ts");

  private static final Pattern COMMENT = Pattern.compile("//[^\\n]*+|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern ID =
      Pattern.compile("\\bpluginId[\"']?\\s*+:\\s*+[\"'`]([^\"'`]*+)[\"'`]");

  private PluginMetadata() {}

  /** Compares the two ids of a package, where it has both. */
  public static void check(PackageJson json, SeenFiles seen, Report report) throws IOException {
    JsonValue id = json.checkstack().get("pluginId");
    for (String name : FILES) {
      Path file = json.directory().resolve(name);
      Optional<String> inCode = seen.isFile(file) ? id(seen.read(file)) : Optional.empty();
      if (id.isText() && inCode.isPresent() && !inCode.get().equals(id.text())) {
        report.expected(
            CheckstackRules.PLUGIN_ID_MISMATCH,
            id,
            "the pluginId of " + name + ", \"" + inCode.get() + "\"",
            null);
      }
    }
  }

  private static Optional<String> id(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    String code = COMMENT.matcher(text).replaceAll(" ");
    Matcher id = ID.matcher(code);
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }
}
