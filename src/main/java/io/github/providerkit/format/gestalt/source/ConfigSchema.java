package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.grammar.PackagePath;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.LastDefence;
import io.github.providerkit.manifest.read.YamlScalar;
import io.github.providerkit.manifest.shape.FieldPath;
import io.github.providerkit.message.Excerpt;
import io.github.providerkit.message.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the schema of a provider's configuration is one: JSON or YAML, whatever its name
 * says. The consumer looks at it only when a deployment uses the provider, and then refuses to
 * start ({@code docs/spec/gestalt-legacy.md} section 3). Every keyword is checked by itself;
 * references are not followed.
 */
public final class ConfigSchema {
  private final Rule rule;
  private final String file;
  private final Problems problems;
  private final Deque<Place> open = new ArrayDeque<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private ConfigSchema(Rule rule, String file, Problems problems) {
    this.rule = rule;
    this.file = file;
    this.problems = problems;
  }

  private record Place(Node node, FieldPath path) {}

  /**
   * Checks the file that a manifest names; one that is not there was reported before.
   *
   * @param rule what the format calls a schema that is none
   */
  public static void check(SourcePackage source, Rule rule, Problems problems) {
    String name = source.value().get("spec").get("configSchemaPath").text();
    if (name.isEmpty() || PackagePath.breach(name).isPresent()) {
      return;
    }
    Path root = source.rootOf(name);
    SlashPath.below(root, name)
        .filter(source.file().seen()::isFile)
        .ifPresent(
            file ->
                LastDefence.check(
                    name,
                    problems,
                    () -> {
                      new ConfigSchema(rule, name, problems).read(root, file, source.file().seen());
                      return Optional.empty();
                    }));
  }

  private void read(Path root, Path path, SeenFiles seen) {
    try {
      Document document =
          DocumentReader.read(file, seen.readIn(root, path), Document.Syntax.YAML, problems);
      open.push(new Place(document.root(), FieldPath.ROOT));
      while (!open.isEmpty()) {
        schema(open.pop());
      }
    } catch (UnreadableDocumentException e) {
      problems.add(rule, file, "", e.position(), e.getMessage(), e.hint());
    } catch (IOException e) {
      problems.add(
          rule,
          file,
          "",
          Position.START,
          "expected a readable file, found " + InputFile.words(e),
          null);
    }
  }

  private void schema(Place place) {
    Node node = place.node().target();
    if (node instanceof Mapping map) {
      if (seen.add(map)) {
        map.entries().forEach(entry -> keyword(place, entry));
      }
    } else if (!(meaning(node) instanceof Boolean)) {
      report(place, SchemaKeyword.SCHEMA.expected());
    }
  }

  private void keyword(Place schema, Node.Entry entry) {
    String name = entry.key().target() instanceof Scalar key ? key.value() : "";
    Place place = new Place(entry.value(), schema.path().child(name));
    SchemaKeyword.of(name).ifPresent(keyword -> check(keyword, place));
  }

  private void check(SchemaKeyword keyword, Place place) {
    Node node = place.node().target();
    boolean fits =
        switch (keyword) {
          case SCHEMA -> open.add(place);
          case SCHEMAS -> isMapOfSchemas(place);
          case SCHEMA_LIST -> isListOfSchemas(place);
          case TEXT -> isText(node);
          case TEXTS ->
              node instanceof Sequence list && list.items().stream().allMatch(this::isText);
          case LIST -> node instanceof Sequence;
          case NUMBER -> meaning(node) instanceof Number;
          case FLAG -> meaning(node) instanceof Boolean;
          case TYPE -> isType(node);
        };
    if (!fits) {
      report(place, keyword.expected());
    }
  }

  private boolean isMapOfSchemas(Place place) {
    if (!(place.node().target() instanceof Mapping map)) {
      return false;
    }
    for (Node.Entry entry : map.entries()) {
      String name = entry.key().target() instanceof Scalar key ? key.value() : "";
      open.add(new Place(entry.value(), place.path().child(name)));
    }
    return true;
  }

  private boolean isListOfSchemas(Place place) {
    if (!(place.node().target() instanceof Sequence list)) {
      return false;
    }
    for (int i = 0; i < list.items().size(); i++) {
      open.add(new Place(list.items().get(i), place.path().item(i)));
    }
    return true;
  }

  private boolean isType(Node node) {
    List<Node> words = node instanceof Sequence list ? list.items() : List.of(node);
    return words.stream()
        .allMatch(word -> isText(word) && SchemaKeyword.TYPES.contains(text(word)));
  }

  private boolean isText(Node node) {
    return meaning(node.target()) instanceof String;
  }

  private static String text(Node node) {
    return node.target() instanceof Scalar scalar ? scalar.value() : "";
  }

  private static @Nullable Object meaning(Node node) {
    YamlScalar meaning = node instanceof Scalar scalar ? YamlScalar.of(scalar) : null;
    return meaning == null ? null : meaning.value();
  }

  private void report(Place place, String expected) {
    Node node = place.node().target();
    String text = text(node);
    String found =
        node instanceof Mapping
            ? "a map"
            : node instanceof Sequence ? "a list" : "\"" + Excerpt.of(text) + "\"";
    problems.add(
        rule,
        file,
        place.path().toString(),
        node.position(),
        "expected " + expected + ", found " + found,
        Names.hint(text, SchemaKeyword.TYPES, Map.of()));
  }
}
