package io.github.providerkit.archive.gzip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of an array at a time, from any place, the first in the lowest bits. */
final class Bytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  static long longAt(byte[] bytes, int place) {
    return (long) LONGS.get(bytes, place);
  }

  static void setLong(byte[] bytes, int place, long value) {
    LONGS.set(bytes, place, value);
  }
}
