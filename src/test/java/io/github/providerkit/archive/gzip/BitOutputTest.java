package io.github.providerkit.archive.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BitOutputTest {

  @Test
  void bitsFollowEachOtherFromTheLowestOn() {
    SplittableRandom random = new SplittableRandom(1);
    for (int turn = 0; turn < 200; turn++) {
      // Given pieces of any length below 64, and the number that they make together
      byte[] target = new byte[2_000];
      BitOutput out = new BitOutput();
      out.begin(target);
      BigInteger expected = BigInteger.ZERO;
      int bits = 0;

      // When
      for (int piece = 0; piece < 200; piece++) {
        int length = random.nextInt(64);
        long value = random.nextLong() & (1L << length) - 1;
        out.put(value, length);
        expected = expected.or(BigInteger.valueOf(value).shiftLeft(bits));
        bits += length;
      }
      assertThat(out.isAligned()).isEqualTo(bits % 8 == 0);
      out.align();

      // Then
      assertThat(out.count).isEqualTo((bits + 7) / 8);
      assertThat(number(target, out.count)).isEqualTo(expected);
    }
  }

  @Test
  void bytesAreCopiedBehindWhatIsThereAndBitsFollowThem() {
    // Given
    byte[] target = new byte[64];
    BitOutput out = new BitOutput();
    out.begin(target);

    // When
    out.put(0b101, 3);
    out.align();
    out.put(0x1234, 16);
    out.copy(new byte[] {9, 8, 7, 6}, 1, 2);
    out.put(0x7f, 7);
    out.align();

    // Then
    assertThat(Arrays.copyOf(target, out.count)).containsExactly(5, 0x34, 0x12, 8, 7, 0x7f);
  }

  private static BigInteger number(byte[] littleEndian, int length) {
    byte[] bigEndian = new byte[length + 1];
    for (int i = 0; i < length; i++) {
      bigEndian[length - i] = littleEndian[i];
    }
    return new BigInteger(bigEndian);
  }
}
