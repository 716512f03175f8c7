package io.github.providerkit.lock.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.UnusableFileException;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.PlainTree;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.shape.Binder;
import io.github.providerkit.manifest.shape.FreeValue;
import io.github.providerkit.manifest.shape.Shape;
import io.github.providerkit.manifest.shape.Value;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One configuration file.
 *
 * @param file absolute
 * @param written the document as it stands in the file, for places and for edits
 * @param data what it says, environment variables put in; null values stand for themselves
 * @param checked the same document with nothing in the place of variables that are not set
 * @param fields what was looked up in the document so far
 */
record ConfigLayer(
    Path file,
    Document written,
    Map<String, Object> data,
    Document checked,
    Map<Node, Map<String, Node>> fields) {

  /** How a path names the element of a list. */
  private static final Pattern INDEX = Pattern.compile("\\[[0-9]{1,8}]");

  /** The directory that it is in. */
  Path directory() {
    return Objects.requireNonNull(file.getParent());
  }

  static ConfigLayer read(Path file, EnvironmentText environment) throws ProviderException {
    String text;
    try {
      text = new String(InputFile.read(file), UTF_8);
    } catch (NoSuchFileException e) {
      throw ProviderException.user(
          "expected the deployment's configuration in " + file + ", found no such file",
          "name it with -Dprovider.lock.configs=FILE");
    } catch (UnusableFileException e) {
      throw ProviderException.user(
          "expected the deployment's configuration in " + file + ", found " + e.getMessage(), null);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
    String name = file.getFileName().toString();
    Document written = document(name, text);
    Document expanded = document(name, expanded(name, environment, text));
    Document checked = document(name, expanded(name, environment.withBlanks(), text));
    ConfigLayer layer =
        new ConfigLayer(file, written, data(expanded), checked, new IdentityHashMap<>());
    layer.generation();
    return layer;
  }

  private static String expanded(String name, EnvironmentText environment, String text)
      throws ProviderException {
    try {
      return environment.expand(text);
    } catch (ProviderException e) {
      throw e.about(name);
    }
  }

  private static Document document(String name, String text) throws ProviderException {
    try {
      return DocumentReader.read(
          name, text.getBytes(UTF_8), Document.Syntax.YAML, new Problems(RuleLevels.DEFAULT));
    } catch (UnreadableDocumentException e) {
      throw ProviderException.user(e.position().in(name) + ": " + e.getMessage(), e.hint());
    }
  }

  @SuppressWarnings("unchecked") // Plain data of a map has nothing but text keys.
  private static Map<String, Object> data(Document document) throws ProviderException {
    Value value = bound(document, Shape.Leaf.ANYTHING);
    if (FreeValue.throughJson(value.data()) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw ProviderException.user(document.file() + ": expected a map, found another value", null);
  }

  /**
   * Demands that every field is known and of its type.
   *
   * @return what the server reads, environment variables put in or left out
   */
  Map<String, Object> checkedData(Shape shape) throws ProviderException {
    WrittenConfig.check(this);
    bound(SecretReferences.asTexts(checked), shape);
    return data(checked);
  }

  /** Tells everything that is of another type, or that nobody knows. */
  private static Value bound(Document document, Shape shape) throws ProviderException {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    FailureList failures = new FailureList("mistakes in the configuration");
    Value value = Binder.bind(document, shape, problems, Map.of());
    for (Problem problem : problems.sorted()) {
      if (problem.severity() == Severity.ERROR) {
        String field = problem.path().isEmpty() ? "" : problem.path() + ": ";
        failures.add(
            ProviderException.user(
                problem.position().in(problem.file()) + ": " + field + problem.message(),
                problem.hint()));
      }
    }
    failures.rethrow();
    return value;
  }

  /**
   * The server that it is for.
   *
   * @throws ProviderException if none is known
   */
  ServerGeneration generation() throws ProviderException {
    Object version = data.get("apiVersion");
    Optional<ServerGeneration> generation =
        version instanceof String text ? ServerGeneration.ofConfig(text) : Optional.empty();
    if (generation.isEmpty()) {
      throw ProviderException.user(
          at(List.of("apiVersion"))
              + "apiVersion: expected "
              + String.join(" or ", ServerGeneration.configVersions())
              + ", found "
              + PlainTree.words(version),
          null);
    }
    return generation.get();
  }

  /** File, line and column of a field, with a colon and blank behind them. */
  String at(List<String> path) {
    String name = file.getFileName().toString();
    return find(path).map(node -> node.position().in(name) + ": ").orElse(name + ": ");
  }

  /** The node of a field; empty when it is not written here under its own key. */
  Optional<Node> find(List<String> path) {
    Node node = written.root().target();
    for (String key : path) {
      if (node instanceof Node.Sequence list && INDEX.matcher(key).matches()) {
        int index = Integer.parseInt(key.substring(1, key.length() - 1));
        if (index >= list.items().size()) {
          return Optional.empty();
        }
        node = list.items().get(index).target();
        continue;
      }
      Node child = fields.computeIfAbsent(node, ConfigLayer::byKey).get(key);
      if (child == null) {
        return Optional.empty();
      }
      node = child.target();
    }
    return Optional.of(node);
  }

  /** The last value of each key. */
  private static Map<String, Node> byKey(Node node) {
    Map<String, Node> values = new HashMap<>();
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (entry.key() instanceof Node.Scalar name) {
          values.put(name.value(), entry.value());
        }
      }
    }
    return values;
  }
}
