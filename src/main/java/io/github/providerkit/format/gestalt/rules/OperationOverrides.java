package io.github.providerkit.format.gestalt.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.format.gestalt.generation.ManifestShape;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.edit.YamlWriter;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.shape.Binder;
import io.github.providerkit.manifest.shape.PlainData;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.ProviderException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The operations that a deployment exposes of a plugin, {@code plugins.<name>.allowedOperations}:
 * the same type as the manifest's field.
 *
 * @param data in the server's order, empty fields left out
 * @param aliases new name by name; the new one is empty where the name stays
 */
public record OperationOverrides(Map<String, Object> data, Map<String, String> aliases) {
  private static final String FIELD = "allowedOperations";
  private static final Shape.Struct SHAPE = Shape.Struct.of(ManifestShape.SPEC.field(FIELD));

  /**
   * Reads them.
   *
   * @param value plain data as the configuration has it
   * @throws ProviderException if it is of another type
   */
  public static OperationOverrides of(Object value) throws ProviderException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(FIELD, value);
    Problems problems = new Problems(RuleLevels.DEFAULT);
    try {
      // Through text: the binder takes documents, and these values come from several of them.
      byte[] text = YamlWriter.write(tree).getBytes(UTF_8);
      Document document = DocumentReader.read(FIELD, text, Document.Syntax.YAML, problems);
      Value bound = Binder.bind(document, SHAPE, problems, Map.of());
      if (problems.hasErrors()) {
        throw ProviderException.user(
            problems.sorted().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(problem -> problem.path() + ": " + problem.message())
                .findFirst()
                .orElseThrow(),
            null);
      }
      Map<String, String> aliases = new LinkedHashMap<>();
      bound.get(FIELD).entries().forEach((name, o) -> aliases.put(name, o.get("alias").text()));
      return new OperationOverrides(PlainData.of(bound, SHAPE), aliases);
    } catch (UnreadableDocumentException e) {
      throw new IllegalStateException("what was written can be read", e);
    }
  }
}
