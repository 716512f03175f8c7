package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.manifest.shape.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The files and directories that a manifest names ({@code docs/spec/gestalt-release.md} section 7).
 */
public final class LocalFiles {
  private LocalFiles() {}

  /** What a named file is to the package. */
  public enum Role {
    ICON("the icon"),
    CONFIG_SCHEMA("the configuration schema"),
    SURFACE_DOCUMENT("the document of the surface"),
    ASSETS("the directory of the built UI"),
    ARTIFACT("the prebuilt artifact");

    private final String words;

    Role(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /**
     * Whether a file of this role is one to be run in the package.
     *
     * @param onDisk whether it is one where it lies
     */
    public boolean isProgram(boolean onDisk) {
      return this == ARTIFACT || (this == ASSETS && onDisk);
    }
  }

  /**
   * A file that a manifest names.
   *
   * @param role what it is
   * @param where the field that names it
   */
  public record Named(Role role, Value where) {
    /** The path as the author wrote it. */
    public String path() {
      return where.text();
    }
  }

  /** All named files, in the manifest's order. */
  public static List<Named> of(Value manifest) {
    List<Named> files = new ArrayList<>();
    Value spec = manifest.get("spec");
    Value surfaces = spec.get("surfaces");
    add(files, Role.ICON, manifest.get("iconFile"));
    add(files, Role.CONFIG_SCHEMA, spec.get("configSchemaPath"));
    addDocument(files, surfaces.get("openapi").get("document"));
    addDocument(files, surfaces.get("graphql").get("url"));
    addDocument(files, surfaces.get("mcp").get("url"));
    // What packaging alone may name has to go, wherever it leads.
    Generation.Made made = Generations.of(manifest).made();
    if (!made.assets()) {
      add(files, Role.ASSETS, spec.get("assetRoot"));
    }
    if (!made.program()) {
      manifest.get("artifacts").items().forEach(a -> add(files, Role.ARTIFACT, a.get("path")));
    }
    return files;
  }

  private static void add(List<Named> files, Role role, Value where) {
    if (!where.text().isEmpty()) {
      files.add(new Named(role, where));
    }
  }

  /** Only what is no URL is a file. */
  private static void addDocument(List<Named> files, Value where) {
    if (!isUrl(where.text())) {
      add(files, Role.SURFACE_DOCUMENT, where);
    }
  }

  public static boolean isUrl(String text) {
    return text.contains("://");
  }
}
