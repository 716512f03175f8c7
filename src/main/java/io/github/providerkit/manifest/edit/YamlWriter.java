package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.DeepStack;
import io.github.providerkit.manifest.Node.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    YamlWriter writer = new YamlWriter(YamlLayout.CONSUMER);
    return DeepStack.call(() -> writer.document(DataTree.copyOf(tree)));
  }

  String document(Map<?, ?> tree) {
    return tree.isEmpty() ? "{}\n" : String.join("\n", collection(tree, 0)) + "\n";
  }

  YamlLayout layout() {
    return layout;
  }

  /** The lines of a map or list that is not empty, whose keys or dashes stand at a column. */
  List<String> collection(Object value, int column) {
    List<String> lines = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, child) -> lines.addAll(entry((String) key, child, column)));
    } else {
      ((List<?>) value).forEach(child -> lines.addAll(item(child, column)));
    }
    return lines;
  }

  /** The lines of one entry of a map whose keys stand at a column. */
  List<String> entry(String key, Object value, int column) {
    String indentation = " ".repeat(column);
    String token = YamlQuoting.token(key, null, false);
    boolean simple = token.length() <= LONGEST_SIMPLE_KEY;
    List<String> lines = new ArrayList<>();
    if (!simple) {
      lines.add(indentation + "? " + token);
    }
    String head = indentation + (simple ? token : "") + ":";
    if (isBlock(value, column)) {
      lines.add(head);
      boolean besideKey = value instanceof List && simple;
      lines.addAll(collection(value, besideKey ? layout.listBelow(column) : layout.below(column)));
    } else {
      addScalar(lines, head, scalar(value, null, column));
    }
    return lines;
  }

  private List<String> item(Object value, int column) {
    String head = " ".repeat(column) + "-";
    List<String> lines = new ArrayList<>();
    if (isBlock(value, column)) {
      lines.addAll(collection(value, column + 2));
      lines.set(0, head + " " + lines.get(0).substring(column + 2));
    } else {
      addScalar(lines, head, scalar(value, null, column));
    }
    return lines;
  }

  private static boolean isBlock(Object value, int column) {
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
  List<String> scalar(Object value, Style preferred, int column) {
    boolean literal =
        column >= 0
            && preferred != Style.DOUBLE_QUOTED
            && value instanceof String text
            && YamlQuoting.isLiteral(text);
    return literal
        ? literal((String) value, column)
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
