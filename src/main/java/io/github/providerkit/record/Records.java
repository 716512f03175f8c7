package io.github.providerkit.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON as records. A value of another type than its field's is refused with its place and
 * path, as Go's {@code encoding/json} refuses it; names of fields are taken in any case, also as Go
 * does.
 */
public final class Records {
  private static final ObjectMapper STRICT = mapper();

  private Records() {}

  private static ObjectMapper mapper() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    return mapper;
  }

  /**
   * Reads a document.
   *
   * @param name name of the file in messages
   * @param type a record; its components are null where the document has no such field
   * @throws UnreadableDocumentException if the text is no JSON, or a value is not of its field's
   *     type
   */
  public static <T> T json(String name, byte[] bytes, Class<T> type)
      throws UnreadableDocumentException {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    Document document = DocumentReader.read(name, bytes, Document.Syntax.JSON, problems);
    if (!problems.sorted().isEmpty()) {
      Problem first = problems.sorted().get(0);
      throw new UnreadableDocumentException(first.position(), first.message(), first.hint());
    }
    try {
      return STRICT.readValue(NodeTokens.parser(document.root(), STRICT), type);
    } catch (MismatchedInputException e) {
      throw mismatch(document, e);
    } catch (JsonProcessingException e) {
      throw new UnreadableDocumentException(
          document.root().position(), e.getOriginalMessage(), null);
    } catch (IOException e) {
      throw new UncheckedIOException("tokens in memory cannot be read", e);
    }
  }

  private static UnreadableDocumentException mismatch(
      Document document, MismatchedInputException problem) {
    Node node = document.root();
    StringBuilder path = new StringBuilder();
    for (Reference step : problem.getPath()) {
      Optional<Node> child = child(node, step);
      if (child.isEmpty()) {
        break;
      }
      node = child.get();
      path.append(
          step.getFieldName() == null
              ? "[" + step.getIndex() + "]"
              : (path.isEmpty() ? "" : ".") + step.getFieldName());
    }
    String field = path.isEmpty() ? "" : path + ": ";
    return new UnreadableDocumentException(
        node.position(),
        field + "expected " + words(problem.getTargetType()) + ", found " + found(node),
        null);
  }

  private static Optional<Node> child(Node node, Reference step) {
    if (node instanceof Node.Mapping mapping && step.getFieldName() != null) {
      return mapping.entries().stream()
          .filter(e -> ((Node.Scalar) e.key()).value().equalsIgnoreCase(step.getFieldName()))
          .map(Node.Entry::value)
          // The last one counts.
          .reduce((first, second) -> second);
    }
    return node instanceof Node.Sequence sequence
            && step.getIndex() >= 0
            && step.getIndex() < sequence.items().size()
        ? Optional.of(sequence.items().get(step.getIndex()))
        : Optional.empty();
  }

  private static String words(Class<?> type) {
    if (type == null || type.isRecord() || Map.class.isAssignableFrom(type)) {
      return "an object";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return type == String.class ? "a text" : type == Boolean.class ? "true or false" : "a number";
  }

  private static String found(Node node) {
    if (node instanceof Node.Mapping) {
      return "an object";
    }
    if (node instanceof Node.Sequence) {
      return "a list";
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return scalar.style() == Node.Style.PLAIN ? scalar.value() : "\"" + scalar.value() + "\"";
  }
}
