package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.Node.Style;
import io.github.providerkit.manifest.read.YamlResolution;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a scalar, as it stands in a text, is a given value to every loader of its
 * notation.
 */
final class ScalarMatch {
  private static final String LONG_STR = "tag:yaml.org,2002:str";

  private final Document document;

  ScalarMatch(Document document) {
    this.document = document;
  }

  /**
   * Whether the scalar is the value.
   *
   * @param value of {@link DataTree}, but no collection
   */
  boolean same(Scalar scalar, @Nullable Object value) {
    return document.syntax() == Document.Syntax.JSON
        ? sameJson(scalar, value)
        : sameYaml(scalar, value);
  }

  private boolean sameYaml(Scalar scalar, @Nullable Object value) {
    String text = scalar.value();
    boolean plain = scalar.style() == Style.PLAIN;
    if (value instanceof String) {
      boolean tagged = LONG_STR.equals(scalar.tag());
      boolean meansText =
          tagged || (scalar.tag() == null && (!plain || YamlResolution.isText(text)));
      return meansText && text.equals(value) && !(plain && hasOddBlanks(scalar));
    }
    if (!plain || scalar.tag() != null) {
      return false;
    }
    if (value == null) {
      return YamlResolution.isNull(text);
    }
    if (value instanceof Boolean bool) {
      return YamlResolution.is(text, bool);
    }
    if (value instanceof Double number) {
      Double found = YamlResolution.number(text);
      return found != null && (found.doubleValue() == number || found.equals(number));
    }
    BigInteger found = YamlResolution.integer(text);
    return found != null && found.equals(whole(value));
  }

  /**
   * A tab or a byte order mark in a plain scalar is text to some loaders and an error to others.
   */
  private boolean hasOddBlanks(Scalar scalar) {
    String raw = document.text().substring(scalar.span().start(), scalar.span().end());
    return raw.indexOf('\t') >= 0 || raw.indexOf('\uFEFF') >= 0;
  }

  private static boolean sameJson(Scalar scalar, @Nullable Object value) {
    String text = scalar.value();
    if (value instanceof String || scalar.style() != Style.PLAIN) {
      return value instanceof String && scalar.style() != Style.PLAIN && text.equals(value);
    }
    if (value == null || value instanceof Boolean) {
      return text.equals(String.valueOf(value));
    }
    boolean number = Character.isDigit(text.charAt(text.length() - 1));
    if (value instanceof Double expected) {
      return number && Double.parseDouble(text) == expected;
    }
    boolean fractional = text.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E');
    return number && !fractional && new BigDecimal(text).toBigInteger().equals(whole(value));
  }

  private static BigInteger whole(Object value) {
    return value instanceof BigInteger big ? big : BigInteger.valueOf((Long) value);
  }
}
