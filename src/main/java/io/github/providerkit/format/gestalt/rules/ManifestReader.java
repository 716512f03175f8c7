package io.github.providerkit.format.gestalt.rules;

import io.github.providerkit.code.Kind;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.DocumentRules;
import io.github.providerkit.manifest.shape.Binder;
import io.github.providerkit.manifest.shape.Value;
import java.util.Map;
import java.util.Optional;

/** Reads a manifest's text and checks everything that the text by itself can break. */
public final class ManifestReader {
  /**
   * Today's field by former name: of the {@code plugin.yaml} generation and of the dialect to come.
   */
  private static final Map<String, String> FORMER_FIELDS =
      Map.ofEntries(
          Map.entry("icon_file", "iconFile"),
          Map.entry("icon", "iconFile"),
          Map.entry("display_name", "displayName"),
          Map.entry("name", "displayName"),
          Map.entry("title", "displayName"),
          Map.entry("config_schema", "configSchemaPath"),
          Map.entry("configschema", "configSchemaPath"),
          Map.entry("asset_root", "assetRoot"),
          Map.entry("artifact_path", "artifactPath"),
          Map.entry("base_url", "baseUrl"),
          Map.entry("default_connection", "defaultConnection"),
          Map.entry("allowed_operations", "allowedOperations"),
          Map.entry("auth_mapping", "authMapping"),
          Map.entry("post_connect", "postConnect"),
          Map.entry("provider", "spec"),
          Map.entry("webui", "spec"),
          Map.entry("plugin", "spec"),
          Map.entry("build", "release"));

  private ManifestReader() {}

  /**
   * A manifest as read.
   *
   * @param document its text and nodes
   * @param value its fields
   */
  public record Read(Document document, Value value) {
    /** The kind; empty when it is missing or wrong, which was reported. */
    public Optional<Kind> kind() {
      return Kind.of(value.get("kind").text());
    }
  }

  /**
   * Reads and checks a manifest.
   *
   * @param file name to show in problems; its ending decides between YAML and JSON
   * @param bytes the whole file
   * @param mode source or release
   * @param problems receives everything that is wrong
   * @return what was read; empty when the text is no document at all
   */
  public static Optional<Read> read(String file, byte[] bytes, Mode mode, Problems problems) {
    Document document;
    try {
      document = DocumentReader.read(file, bytes, Document.Syntax.of(file), problems);
    } catch (UnreadableDocumentException e) {
      problems.add(DocumentRules.SYNTAX, file, "", e.position(), e.getMessage(), e.hint());
      return Optional.empty();
    }
    long before = problems.count(DocumentRules.TYPE);
    Value value = Binder.bind(document, ManifestShape.MANIFEST, problems, FORMER_FIELDS);
    boolean legible = problems.count(DocumentRules.TYPE) == before;
    if (!value.broken()) {
      Check check = new Check(value, mode, file, problems);
      ManifestRules.check(check);
      AdviceRules.check(check);
      if (legible) {
        // References to and from fields that could not be read would all seem to lead nowhere.
        DeployAdvice.check(check);
      }
    }
    return Optional.of(new Read(document, value));
  }
}
