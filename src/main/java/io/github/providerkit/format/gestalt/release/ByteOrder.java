package io.github.providerkit.format.gestalt.release;

import java.util.Arrays;
import java.util.Comparator;

/** The order in which Go sorts keys: of bytes, which is that of code points. */
public final class ByteOrder {
  public static final Comparator<String> OF_TEXT =
      (left, right) -> Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());

  private ByteOrder() {}
}
