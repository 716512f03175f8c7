package io.github.providerkit.manifest.shape;

import io.github.providerkit.manifest.Node.Scalar;
import io.github.providerkit.manifest.read.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a YAML scalar gives a field of a certain type ({@code docs/spec/gestalt-manifest.md} section
 * 2.1); null where it gives nothing.
 */
final class YamlConversion {
  private static final Set<String> TRUE_WORDS =
      Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON");
  private static final Set<String> FALSE_WORDS =
      Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF");

  private YamlConversion() {}

  static @Nullable String text(Scalar scalar, YamlScalar meaning) {
    return meaning.tag().equals(YamlScalar.BINARY) ? binary(scalar.value()) : scalar.value();
  }

  static @Nullable String binary(String base64) {
    try {
      String compact = base64.replaceAll("[\\r\\n]", "");
      return new String(Base64.getDecoder().decode(compact), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static @Nullable Boolean flag(YamlScalar meaning) {
    if (meaning.value() instanceof Boolean flag) {
      return flag;
    }
    if (meaning.value() instanceof String word) {
      return TRUE_WORDS.contains(word)
          ? Boolean.TRUE
          : FALSE_WORDS.contains(word) ? Boolean.FALSE : null;
    }
    return null;
  }

  /** Go's conversion on amd64: what does not fit becomes the smallest number. */
  static long cut(double number) {
    return Double.isNaN(number) || number >= 0x1p63 || number < -0x1p63
        ? Long.MIN_VALUE
        : (long) number;
  }
}
