package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Document.Syntax;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.shape.Shape.Field;
import io.github.providerkit.manifest.shape.Shape.Leaf;
import io.github.providerkit.manifest.shape.Shape.ListOf;
import io.github.providerkit.manifest.shape.Shape.MapOf;
import io.github.providerkit.manifest.shape.Shape.Steps;
import io.github.providerkit.manifest.shape.Shape.Struct;
import io.github.providerkit.message.CommandText;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a value of the wrong type would have to be written. */
final class TypeHints {
  /** Fields that hold a program and its arguments. */
  private static final String COMMAND = "command";

  /** What is longer is not repeated. */
  private static final int LONGEST = 120;

  private final boolean json;

  TypeHints(Syntax syntax) {
    this.json = syntax == Syntax.JSON;
  }

  /**
   * How it would be right; null where nothing fits.
   *
   * @param name the field's name; null for an element of a list
   */
  @Nullable String hint(Node written, Shape shape, @Nullable String name) {
    Node node = written.target();
    if (node instanceof Scalar scalar) {
      return name == null ? null : instead(scalar.value().strip(), shape, name);
    }
    if (json) {
      // Brackets and braces are seen; it is dashes and blanks that go astray.
      return null;
    }
    if (node instanceof Mapping mapping) {
      return shape instanceof ListOf list ? dashMissing(mapping, list) : null;
    }
    return tooMany((Sequence) node, shape);
  }

  /** Whether texts are the words of one command, and not a command each. */
  boolean isOneCommand(Sequence sequence) {
    List<String> words = texts(sequence);
    boolean option = words.stream().skip(1).anyMatch(word -> word.startsWith("-"));
    boolean blanks = words.stream().anyMatch(word -> word.strip().contains(" "));
    return !words.get(0).strip().contains(" ") && (option || !blanks);
  }

  /** A bare list of arguments where lists of them are expected. */
  String listOfLists(Sequence sequence, String name) {
    return write(name, "[" + CommandText.written(texts(sequence), json) + "]");
  }

  private static List<String> texts(Sequence sequence) {
    return sequence.items().stream().map(item -> ((Scalar) item.target()).value()).toList();
  }

  /** A step of several that is a text: a list of its own. */
  String step(Node item) {
    String general = "each step is a list of its own: [[program, argument], [other, argument]]";
    return item instanceof Scalar scalar && fits(scalar.value())
        ? general + "; here " + CommandText.written(CommandText.list(scalar.value()), json)
        : general;
  }

  private static boolean fits(String text) {
    return !text.isBlank() && text.length() <= LONGEST;
  }

  private @Nullable String instead(String text, Shape shape, String name) {
    if (!fits(text)) {
      return null;
    }
    if (shape instanceof ListOf list && list.item() == Leaf.TEXT) {
      return name.equals(COMMAND) ? write(name, command(text)) : elements(name, text);
    }
    if (shape instanceof Steps) {
      // A bare list would make nothing that is packaged, where it is allowed at all.
      return write(name, "[" + command(text) + "]");
    }
    if (!json && shape instanceof Struct struct && isCommand(struct.fields().get(COMMAND))) {
      return write(name, "{" + COMMAND + ": " + command(text) + "}");
    }
    return null;
  }

  private static boolean isCommand(@Nullable Field field) {
    return field != null && field.shape() instanceof ListOf;
  }

  private String write(String name, String value) {
    return "write " + (json ? "\"" + name + "\"" : name) + ": " + value;
  }

  private String command(String text) {
    return CommandText.written(CommandText.list(text), json);
  }

  /** What one word stands for nobody asks; of several words each was meant as an element. */
  private @Nullable String elements(String name, String text) {
    String separator = text.contains(",") ? "\\s*,\\s*" : "\\s+";
    List<String> parts = Arrays.stream(text.split(separator)).filter(s -> !s.isBlank()).toList();
    return parts.size() > 1 ? write(name, CommandText.written(parts, json)) : null;
  }

  private static @Nullable String dashMissing(Mapping mapping, ListOf list) {
    if (mapping.flow()
        || mapping.entries().isEmpty()
        || !(mapping.entries().get(0).key() instanceof Scalar first)) {
      return null;
    }
    if (list.item() instanceof Struct struct && struct.fields().containsKey(first.value())) {
      return "the dash of the element is missing: - " + first.value() + ": …";
    }
    return list.item() instanceof Struct struct && struct.fields().containsKey("name")
        ? "each element is a map behind a dash, with its name in it: - name: " + first.value()
        : null;
  }

  private static @Nullable String tooMany(Sequence sequence, Shape shape) {
    List<Node> items = sequence.items().stream().map(Node::target).toList();
    boolean maps = !items.isEmpty() && items.stream().allMatch(Mapping.class::isInstance);
    return maps && (shape instanceof Struct || shape instanceof MapOf)
        ? "a map has no dashes: its keys stand below each other"
        : null;
  }
}
