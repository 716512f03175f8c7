package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.format.ReleasePlan.MetadataFile;
import io.github.providerkit.manifest.edit.YamlWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file that a server reads first ({@code docs/spec/gestalt-release.md} section 9, {@code
 * docs/spec/gestalt-lock.md} section 3).
 *
 * @param source where the provider comes from
 * @param kind its kind, in the words of its generation
 * @param version the release's version
 * @param runtime how the server runs it
 * @param staticValidation what the server wants to know without opening an archive ({@code
 *     docs/spec/gestalt-app.md} section 4); empty for a generation that does not ask
 */
public record ReleaseMetadata(
    String source,
    String kind,
    String version,
    Runtime runtime,
    Map<String, Object> staticValidation) {
  private static final String SCHEMA = "gestaltd-provider-release";

  /** How a server runs a provider. */
  // Nobody here asks for Java's own Runtime.
  @SuppressWarnings("JavaLangClash")
  public enum Runtime {
    EXECUTABLE,
    DECLARATIVE,
    UI
  }

  /** The text for archives by target. */
  public String render(Map<String, MetadataFile> archives) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("schema", SCHEMA);
    data.put("schemaVersion", 1L);
    data.put("package", source);
    data.put("kind", kind);
    data.put("version", version);
    data.put("runtime", runtime.name().toLowerCase(Locale.ROOT));
    Map<String, Object> artifacts = new LinkedHashMap<>();
    new TreeMap<>(archives)
        .forEach(
            (target, file) -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("path", file.path());
              entry.put("sha256", file.sha256());
              artifacts.put(target, entry);
            });
    data.put("artifacts", artifacts);
    if (!staticValidation.isEmpty()) {
      data.put("staticValidation", staticValidation);
    }
    return YamlWriter.write(data);
  }
}
