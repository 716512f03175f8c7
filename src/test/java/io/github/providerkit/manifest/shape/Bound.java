package io.github.providerkit.manifest.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Document.Syntax;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.manifest.read.MarkedText;
import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.Leaf;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Struct;
import io.github.providerkit.manifest.shape.Shape.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text bound to a shape that has a bit of everything; the same fields again in {@code spec},
 * which is decoded apart.
 *
 * @param marked the text, with marks where problems are expected
 */
record Bound(MarkedText marked, Value value, Problems problems) {
  private static final List<Field> FIELDS =
      List.of(
          Field.of("name", Leaf.TEXT),
          Field.of("displayName", Leaf.TEXT),
          Field.of("flag", Leaf.FLAG),
          Field.of("count", Leaf.WHOLE),
          Field.of("any", Leaf.ANYTHING),
          Field.of("texts", new ListOf(Leaf.TEXT)),
          Field.of("items", new ListOf(item())),
          Field.of("map", new MapOf(Leaf.TEXT, false)),
          Field.of("things", new MapOf(item(), true)),
          Field.of("sure", new MapOf(item(), false)),
          Field.of("item", item()));

  private static final Struct SHAPE = shape();

  private static final Map<String, String> FORMER_NAMES = Map.of("label", "displayName");

  private static Struct item() {
    return Struct.of(
        Field.of("a", Leaf.TEXT), Field.of("b", Leaf.TEXT), Field.of("c", new ListOf(Leaf.TEXT)));
  }

  private static Struct shape() {
    List<Field> fields = new ArrayList<>(FIELDS);
    fields.add(Field.of("loose", Struct.of(Unknown.IGNORED, Field.of("known", Leaf.TEXT))));
    fields.add(Field.of("spec", Struct.of(Unknown.REFUSED_APART, FIELDS.toArray(Field[]::new))));
    return Struct.of(fields.toArray(Field[]::new));
  }

  static Bound yaml(String marked) {
    return bind("m.yaml", marked);
  }

  static Bound json(String marked) {
    return bind("m.json", marked);
  }

  private static Bound bind(String file, String marked) {
    MarkedText text = MarkedText.of(marked);
    Problems problems = new Problems(RuleLevels.DEFAULT);
    try {
      Document document = DocumentReader.read(file, text.bytes(), Syntax.of(file), problems);
      return new Bound(text, Binder.bind(document, SHAPE, problems, FORMER_NAMES), problems);
    } catch (UnreadableDocumentException e) {
      throw new AssertionError(file + " at " + e.position() + ": " + e.getMessage(), e);
    }
  }

  /** What was taken, as plain data. */
  Map<String, Object> data() {
    return PlainData.of(value, SHAPE);
  }

  Value at(String... names) {
    Value found = value;
    for (String name : names) {
      found = found.get(name);
    }
    return found;
  }

  Bound assertProblems(String... expected) {
    marked.assertProblems(problems, expected);
    return this;
  }

  Bound assertFine() {
    assertThat(problems.sorted()).isEmpty();
    return this;
  }
}
