package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.PlainTree;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.shape.Binder;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.ProviderException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document of known fields that somebody else published: the first thing wrong with it is enough.
 *
 * @param name what messages call it
 * @param document as it stands
 * @param root its fields
 */
public record StrictYaml(String name, Document document, Value root) {

  public static StrictYaml read(String name, byte[] bytes, Shape.Struct shape)
      throws ProviderException {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    try {
      Document document = DocumentReader.read(name, bytes, Document.Syntax.YAML, problems);
      Value root = Binder.bind(document, shape, problems, Map.of());
      for (Problem problem : problems.sorted()) {
        if (problem.severity() == Severity.ERROR) {
          throw mistake(
              name, problem.position(), problem.path(), problem.message(), problem.hint());
        }
      }
      return new StrictYaml(name, document, root);
    } catch (UnreadableDocumentException e) {
      throw mistake(name, e.position(), "", e.getMessage(), e.hint());
    }
  }

  /** Demands something of a value. */
  public void require(Value value, boolean fulfilled, String expected, @Nullable String hint)
      throws ProviderException {
    if (!fulfilled) {
      throw mistake(
          name, value.position(), value.path(), expected + ", found " + found(value.data()), hint);
    }
  }

  private static String found(@Nullable Object data) {
    return data instanceof Map<?, ?> map && !map.isEmpty() ? "another one" : PlainTree.words(data);
  }

  private static ProviderException mistake(
      String name, Position position, String path, String message, @Nullable String hint) {
    String field = path.isEmpty() ? "" : path + ": ";
    return ProviderException.user(position.in(name) + ": " + field + message, hint);
  }
}
