package io.github.providerkit.format.gestalt.source;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Mapping;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Sequence;
import io.github.providerkit.manifest.read.YamlScalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the values of keywords may be that hold no schemas. */
final class SchemaValue {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][-A-Za-z0-9._]*");
  private static final Pattern ID = Pattern.compile("[^#]*#?");

  private SchemaValue() {}

  /** Whether a value is what a keyword has to have. */
  static boolean fits(SchemaKeyword keyword, SchemaDraft draft, Node node) {
    return switch (keyword) {
      case TEXT, PATTERN, REFERENCE -> isText(node);
      case ID ->
          isText(node)
              && (draft.compareTo(SchemaDraft.SEVEN) <= 0 || ID.matcher(text(node)).matches());
      case ANCHOR -> isText(node) && NAME.matcher(text(node)).matches();
      case TEXTS -> isSetOfTexts(node);
      case TEXTS_BY_NAME ->
          node instanceof Mapping map
              && map.entries().stream().allMatch(entry -> isSetOfTexts(entry.value().target()));
      case LIST -> node instanceof Sequence;
      case NUMBER, BOUND -> number(node) != null;
      case POSITIVE -> isPositive(number(node));
      case COUNT -> isCount(number(node));
      case FLAG -> meaning(node) instanceof Boolean;
      case TYPE -> isType(node);
      default -> true;
    };
  }

  private static boolean isPositive(@Nullable BigDecimal value) {
    return value != null && value.signum() > 0;
  }

  private static boolean isCount(@Nullable BigDecimal value) {
    return value != null && value.signum() >= 0 && value.stripTrailingZeros().scale() <= 0;
  }

  private static boolean isType(Node node) {
    List<Node> words = node instanceof Sequence list ? list.items() : List.of(node);
    return !words.isEmpty()
        && words.size() == texts(words).size()
        && words.stream()
            .allMatch(word -> isText(word) && SchemaKeyword.TYPES.contains(text(word)));
  }

  static boolean isSetOfTexts(Node node) {
    return node instanceof Sequence list
        && list.items().stream().allMatch(SchemaValue::isText)
        && list.items().size() == texts(list.items()).size();
  }

  private static Set<String> texts(List<Node> nodes) {
    return nodes.stream().map(SchemaValue::text).collect(Collectors.toSet());
  }

  static boolean isText(Node node) {
    return meaning(node.target()) instanceof String;
  }

  /** The text of a scalar; empty for all else. */
  static String text(Node node) {
    return node.target() instanceof Scalar scalar ? scalar.value() : "";
  }

  static @Nullable Object meaning(Node node) {
    YamlScalar meaning = node instanceof Scalar scalar ? YamlScalar.of(scalar) : null;
    return meaning == null ? null : meaning.value();
  }

  private static @Nullable BigDecimal number(Node node) {
    try {
      return meaning(node) instanceof Number number ? new BigDecimal(number.toString()) : null;
    } catch (NumberFormatException e) {
      // Infinity, or none at all
      return null;
    }
  }
}
