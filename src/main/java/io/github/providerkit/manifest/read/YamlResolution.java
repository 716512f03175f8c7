package io.github.providerkit.manifest.read;

import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a plain scalar means to every loader alike: Go's yaml.v3, loaders of YAML 1.1 (old booleans,
 * base-60 numbers, dates) and loaders of the YAML 1.2 core schema. A text that any two of them read
 * differently means nothing here.
 */
public final class YamlResolution {
  private static final Set<String> NULL_WORDS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE_WORDS = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE_WORDS = Set.of("false", "False", "FALSE");

  /** Words that only some loaders take for a boolean, a merge key or a default value. */
  private static final Set<String> DOUBTFUL_WORDS =
      Set.of(
          "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "on", "On", "ON", "off", "Off",
          "OFF", "=", "<<");

  private static final Pattern DOUBTFUL_NUMBER =
      Pattern.compile(
          "[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0o[0-7_]+|[0-9][0-9_]*"
              + "|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?"
              + "|(?:[0-9][0-9_]*)?\\.[0-9_]*(?:[eE][-+]?[0-9]+)?"
              + "|[0-9][0-9_]*[eE][-+]?[0-9]+)");
  private static final Pattern DOUBTFUL_TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
              + "(?:(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:[.,][0-9]*)?"
              + "(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?)?");

  private static final Pattern INTEGER =
      Pattern.compile("([-+]?(?:0|[1-9][0-9]*))|0x([0-9a-fA-F]{1,16})");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?[0-9]+\\.[0-9]*(?:[eE][-+][0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

  private YamlResolution() {}

  /** Whether every loader reads the plain text as this very text. */
  public static boolean isText(String plain) {
    return YamlScalar.plain(plain).tag().equals(YamlScalar.STR)
        && !DOUBTFUL_WORDS.contains(plain)
        && !DOUBTFUL_NUMBER.matcher(plain).matches()
        && !DOUBTFUL_TIME.matcher(plain).matches();
  }

  /** Whether every loader reads the plain text as nothing. */
  public static boolean isNull(String plain) {
    return NULL_WORDS.contains(plain);
  }

  /** Whether every loader reads the plain text as this boolean. */
  public static boolean is(String plain, boolean value) {
    return (value ? TRUE_WORDS : FALSE_WORDS).contains(plain);
  }

  /** The whole number that every loader reads; null when there is none. */
  public static @Nullable BigInteger integer(String plain) {
    Matcher matcher = INTEGER.matcher(plain);
    if (!matcher.matches()) {
      return null;
    }
    return matcher.group(1) != null
        ? new BigInteger(matcher.group(1))
        : new BigInteger(matcher.group(2), 16);
  }

  /** The number, whole or not, that every loader reads; null when there is none. */
  public static @Nullable Double number(String plain) {
    BigInteger integer = integer(plain);
    if (integer != null) {
      return integer.doubleValue();
    }
    boolean agreed = FLOAT.matcher(plain).matches();
    return agreed && YamlScalar.plain(plain).value() instanceof Double value ? value : null;
  }
}
