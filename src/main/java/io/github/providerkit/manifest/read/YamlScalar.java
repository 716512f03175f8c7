package io.github.providerkit.manifest.read;

import io.github.providerkit.manifest.Node;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a YAML scalar means to Go's yaml.v3 ({@code docs/spec/gestalt-manifest.md} section 2.1): its
 * tag, and its value when no particular type is asked for.
 *
 * @param tag short tag, such as {@code !!str}
 * @param value null, Boolean, Long, BigInteger (above the range of long), Double, {@link Timestamp}
 *     or String
 */
public record YamlScalar(String tag, @Nullable Object value) {
  /** Tag of text. */
  public static final String STR = "!!str";

  /** Tag of nothing. */
  public static final String NULL = "!!null";

  /** Tag of base64 text. */
  public static final String BINARY = "!!binary";

  /** Tag of the merge key. */
  public static final String MERGE = "!!merge";

  private static final String BOOL = "!!bool";
  private static final String INT = "!!int";
  private static final String FLOAT = "!!float";
  private static final String TIMESTAMP = "!!timestamp";
  private static final String LONG_PREFIX = "tag:yaml.org,2002:";
  private static final BigInteger MAX_UNSIGNED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
  private static final BigInteger MAX_SIGNED = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger MIN_SIGNED = BigInteger.valueOf(Long.MIN_VALUE);

  /** More than 64 binary digits with sign and prefix, and leading zeros that nobody writes. */
  private static final int MOST_INTEGER_DIGITS = 1_000;

  private static final Pattern FLOAT_TEXT =
      Pattern.compile("[-+]?(\\.[0-9]++|[0-9]++(\\.[0-9]*+)?)([eE][-+]?[0-9]++)?");
  private static final Pattern INTEGER_TEXT =
      Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))");
  private static final Pattern TIMESTAMP_TEXT =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:([Tt ])(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,](\\d+))?(Z|[-+]\\d\\d:\\d\\d)?)?");

  private static final Map<String, YamlScalar> WORDS =
      Map.ofEntries(
          word("true", BOOL, true),
          word("True", BOOL, true),
          word("TRUE", BOOL, true),
          word("false", BOOL, false),
          word("False", BOOL, false),
          word("FALSE", BOOL, false),
          word("", NULL, null),
          word("~", NULL, null),
          word("null", NULL, null),
          word("Null", NULL, null),
          word("NULL", NULL, null),
          word(".nan", FLOAT, Double.NaN),
          word(".NaN", FLOAT, Double.NaN),
          word(".NAN", FLOAT, Double.NaN),
          word(".inf", FLOAT, Double.POSITIVE_INFINITY),
          word(".Inf", FLOAT, Double.POSITIVE_INFINITY),
          word(".INF", FLOAT, Double.POSITIVE_INFINITY),
          word("+.inf", FLOAT, Double.POSITIVE_INFINITY),
          word("+.Inf", FLOAT, Double.POSITIVE_INFINITY),
          word("+.INF", FLOAT, Double.POSITIVE_INFINITY),
          word("-.inf", FLOAT, Double.NEGATIVE_INFINITY),
          word("-.Inf", FLOAT, Double.NEGATIVE_INFINITY),
          word("-.INF", FLOAT, Double.NEGATIVE_INFINITY));

  /**
   * A date or a time of day.
   *
   * @param text in RFC 3339, as Go writes it into JSON
   */
  public record Timestamp(String text) {}

  private static Map.Entry<String, YamlScalar> word(
      String text, String tag, @Nullable Object value) {
    return Map.entry(text, new YamlScalar(tag, value));
  }

  /**
   * The meaning of a scalar.
   *
   * @return the meaning; null when an explicit tag contradicts the text, as {@code !!int x} does
   */
  public static @Nullable YamlScalar of(Node.Scalar scalar) {
    String explicit =
        scalar.tag() == null || scalar.tag().equals("!") ? "" : shortTag(scalar.tag());
    if (explicit.isEmpty()) {
      if (scalar.style() != Node.Style.PLAIN) {
        return new YamlScalar(STR, scalar.value());
      }
      return scalar.value().equals("<<")
          ? new YamlScalar(MERGE, "<<")
          : resolve(scalar.value(), false);
    }
    return tagged(explicit, scalar.value());
  }

  /** The meaning of a text that was written plain and without a tag; never null. */
  public static YamlScalar plain(String text) {
    return resolve(text, false);
  }

  private static @Nullable YamlScalar tagged(String tag, String text) {
    if (tag.equals(STR)) {
      return new YamlScalar(STR, text);
    }
    boolean known =
        tag.equals(NULL)
            || tag.equals(BOOL)
            || tag.equals(INT)
            || tag.equals(FLOAT)
            || tag.equals(TIMESTAMP);
    if (!known) {
      return new YamlScalar(tag, text);
    }
    YamlScalar meaning = resolve(text, !tag.equals(TIMESTAMP));
    if (meaning.tag.equals(tag)) {
      return meaning;
    }
    if (tag.equals(FLOAT) && meaning.value instanceof Long whole) {
      return new YamlScalar(FLOAT, (double) whole);
    }
    return null;
  }

  private static String shortTag(String tag) {
    return tag.startsWith(LONG_PREFIX) ? "!!" + tag.substring(LONG_PREFIX.length()) : tag;
  }

  private static YamlScalar resolve(String text, boolean noTimestamps) {
    YamlScalar word = WORDS.get(text);
    if (word != null) {
      return word;
    }
    char first = text.charAt(0);
    if (first == '.') {
      // Go's ParseFloat takes underscores only in front of a base prefix, so never here.
      return FLOAT_TEXT.matcher(text).matches()
          ? new YamlScalar(FLOAT, Double.parseDouble(text))
          : new YamlScalar(STR, text);
    }
    if (first != '+' && first != '-' && !(first >= '0' && first <= '9')) {
      return new YamlScalar(STR, text);
    }
    if (!noTimestamps) {
      Timestamp timestamp = timestamp(text);
      if (timestamp != null) {
        return new YamlScalar(TIMESTAMP, timestamp);
      }
    }
    return number(text);
  }

  private static YamlScalar number(String text) {
    String plain = text.replace("_", "");
    Matcher integer = INTEGER_TEXT.matcher(plain);
    if (plain.length() <= MOST_INTEGER_DIGITS && integer.matches()) {
      BigInteger value = integer(integer);
      boolean signed = !integer.group(1).isEmpty();
      if (value.compareTo(MIN_SIGNED) >= 0 && value.compareTo(MAX_SIGNED) <= 0) {
        return new YamlScalar(INT, value.longValue());
      }
      if (!signed && value.compareTo(MAX_UNSIGNED) <= 0) {
        return new YamlScalar(INT, value);
      }
    }
    if (FLOAT_TEXT.matcher(plain).matches()) {
      double value = Double.parseDouble(plain);
      if (!Double.isInfinite(value)) {
        return new YamlScalar(FLOAT, value);
      }
    }
    return new YamlScalar(STR, text);
  }

  private static BigInteger integer(Matcher integer) {
    BigInteger value;
    if (integer.group(2) != null) {
      value = new BigInteger(integer.group(2), 16);
    } else if (integer.group(3) != null) {
      value = new BigInteger(integer.group(3), 2);
    } else if (integer.group(4) != null) {
      value = new BigInteger(integer.group(4), 8);
    } else {
      value = new BigInteger(integer.group(5));
    }
    return integer.group(1).equals("-") ? value.negate() : value;
  }

  private static @Nullable Timestamp timestamp(String text) {
    Matcher m = TIMESTAMP_TEXT.matcher(text);
    if (!m.matches()) {
      return null;
    }
    boolean withTime = m.group(4) != null;
    boolean space = " ".equals(m.group(4));
    if (withTime && space == (m.group(9) != null)) {
      return null;
    }
    try {
      String fraction = m.group(8) == null ? "" : m.group(8);
      LocalDateTime time =
          LocalDateTime.of(
              Integer.parseInt(m.group(1)),
              Integer.parseInt(m.group(2)),
              Integer.parseInt(m.group(3)),
              withTime ? Integer.parseInt(m.group(5)) : 0,
              withTime ? Integer.parseInt(m.group(6)) : 0,
              withTime ? Integer.parseInt(m.group(7)) : 0,
              Integer.parseInt((fraction + "000000000").substring(0, 9)));
      String zone = m.group(9) == null ? "Z" : m.group(9);
      return new Timestamp(text(time, zone));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String text(LocalDateTime time, String zone) {
    String seconds = time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"));
    int nanos = time.get(ChronoField.NANO_OF_SECOND);
    String fraction = nanos == 0 ? "" : "." + String.format(Locale.ROOT, "%09d", nanos);
    String offset = zone.equals("Z") || ZoneOffset.of(zone).equals(ZoneOffset.UTC) ? "Z" : zone;
    return seconds + fraction.replaceAll("0+$", "") + offset;
  }
}
