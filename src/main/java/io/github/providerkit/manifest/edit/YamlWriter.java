package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Node.Style;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain data as YAML in the consumer's style ({@code docs/spec/gestalt-manifest.md} section
 * 8.3): four columns a level, lists indented inside their key, no line folded, literal blocks for
 * text of several lines, and quotes exactly where yaml.v3, a YAML 1.1 or a YAML 1.2 loader would
 * otherwise read something else than the text.
 */
public final class YamlWriter {
  /** Loaders give up on a key of more than 1,024 characters unless {@code ?} announces it. */
  private static final int LONGEST_SIMPLE_KEY = 1_000;

  /**
   * Deeper collections are written on one line, lest the text grow with the square of its depth.
   */
  private static final int LAST_COLUMN = 400;

  private static final String BLANKS = " \t\n";

  private final YamlLayout layout;

  YamlWriter(YamlLayout layout) {
    this.layout = layout;
  }

  /**
   * Writes a document.
   *
   * @param tree maps with text keys, lists, String, Boolean, numbers and null, at any depth; not
   *     null
   * @return the text in the tree's order, with LF line breaks and one at its end
   * @throws IllegalArgumentException if the tree holds anything else
   */
  public static String write(Map<String, Object> tree) {
    return new YamlWriter(YamlLayout.CONSUMER).document(DataTree.copyOf(tree));
  }

  String document(Map<?, ?> tree) {
    return tree.isEmpty() ? "{}\n" : String.join("\n", collection(tree, 0)) + "\n";
  }

  YamlLayout layout() {
    return layout;
  }

  /** A map or list that is being written, and where its keys or dashes stand. */
  private static final class Open {
    final Iterator<?> rest;
    final boolean map;
    final int column;

    /** What stands before the first key or dash: the dash of the list around it, or blanks. */
    @Nullable String head;

    Open(@Nullable Object value, int column, @Nullable String head) {
      this.map = value instanceof Map;
      this.rest =
          value instanceof Map<?, ?> entries
              ? entries.entrySet().iterator()
              : ((List<?>) Objects.requireNonNull(value)).iterator();
      this.column = column;
      this.head = head;
    }

    String head() {
      String first = head;
      head = null;
      return first == null ? " ".repeat(column) : first;
    }
  }

  /** The lines of one entry of a map whose keys stand at a column. */
  List<String> entry(String key, @Nullable Object value, int column) {
    return collection(Collections.singletonMap(key, value), column);
  }

  /** The lines of a map or list that is not empty, whose keys or dashes stand at a column. */
  List<String> collection(@Nullable Object value, int column) {
    List<String> lines = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(value, column, null));
    while (!open.isEmpty()) {
      Open innermost = open.peek();
      if (!innermost.rest.hasNext()) {
        open.pop();
      } else if (innermost.map) {
        entry((Map.Entry<?, ?>) innermost.rest.next(), innermost, lines, open);
      } else {
        item(innermost.rest.next(), innermost, lines, open);
      }
    }
    return lines;
  }

  private void entry(Map.Entry<?, ?> entry, Open map, List<String> lines, Deque<Open> open) {
    String token = YamlQuoting.token((String) entry.getKey(), null, false);
    boolean simple = token.length() <= LONGEST_SIMPLE_KEY;
    if (!simple) {
      lines.add(map.head() + "? " + token);
    }
    String head = map.head() + (simple ? token : "") + ":";
    Object value = entry.getValue();
    if (isBlock(value, map.column)) {
      lines.add(head);
      boolean besideKey = value instanceof List && simple;
      int below = besideKey ? layout.listBelow(map.column) : layout.below(map.column);
      open.push(new Open(value, below, null));
    } else {
      addScalar(lines, head, scalar(value, null, map.column));
    }
  }

  private void item(@Nullable Object value, Open list, List<String> lines, Deque<Open> open) {
    String head = list.head() + "-";
    if (isBlock(value, list.column)) {
      open.push(new Open(value, list.column + 2, head + " "));
    } else {
      addScalar(lines, head, scalar(value, null, list.column));
    }
  }

  private static boolean isBlock(@Nullable Object value, int column) {
    return DataTree.isFilled(value) && column < LAST_COLUMN;
  }

  private static void addScalar(List<String> lines, String head, List<String> scalar) {
    lines.add(head + " " + scalar.get(0));
    lines.addAll(scalar.subList(1, scalar.size()));
  }

  /**
   * What stands behind {@code key:} or a dash: a token, or the header of a literal block and its
   * lines.
   *
   * @param value a scalar, or a collection that is to stand on one line
   * @param preferred the author's quotes; null for none
   * @param column where the key or dash stands; negative where no literal block may be written
   */
  List<String> scalar(@Nullable Object value, @Nullable Style preferred, int column) {
    return column >= 0
            && preferred != Style.DOUBLE_QUOTED
            && value instanceof String text
            && YamlQuoting.isLiteral(text)
        ? literal(text, column)
        : List.of(
            DataTree.isFilled(value)
                ? YamlFlow.write(value, null)
                : YamlFlow.token(value, preferred, false));
  }

  private List<String> literal(String text, int column) {
    int below = layout.below(column);
    String indicator = BLANKS.indexOf(text.charAt(0)) >= 0 ? "" + (below - column) : "";
    boolean broken = text.endsWith("\n");
    List<String> lines = new ArrayList<>();
    lines.add("|" + indicator + (broken ? "" : "-"));
    String body = broken ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      lines.add(line.isEmpty() ? "" : " ".repeat(below) + line);
    }
    return lines;
  }
}
