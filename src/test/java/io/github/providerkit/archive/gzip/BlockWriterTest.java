package io.github.providerkit.archive.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.archive.write.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockWriterTest {
  private static final int BLOCK = GzipBlock.SIZE;

  @ParameterizedTest
  @ValueSource(
      ints = {
        BLOCK - 1,
        BLOCK,
        BLOCK + 1,
        BLOCK + 2,
        BLOCK + 3,
        2 * BLOCK,
        31 * BLOCK - 1,
        31 * BLOCK,
        31 * BLOCK + 1,
        32 * BLOCK,
        32 * BLOCK + 77,
        63 * BLOCK
      })
  void zerosTakeHardlyMoreThanInOneStream(int length) throws IOException {
    // Given
    byte[] zeros = new byte[length];

    // When
    byte[] compressed = compress(zeros);

    // Then
    assertThat(Samples.gunzip(compressed)).isEqualTo(zeros);
    assertThat(compressed.length).isLessThan(Samples.gzipLevel6(zeros) * 101 / 100 + 25);
  }

  @ParameterizedTest
  @CsvSource({
    // Lengths of zeros, ones, text and zeros again
    "131072, 131072, 0, 0",
    "131072, 1, 0, 0",
    "262144, 131072, 131072, 131072",
    "262143, 131073, 5, 262144",
    "5, 262144, 262144, 131067",
    "0, 0, 131072, 131072",
    "0, 0, 131072, 5",
    "4063232, 4063232, 1, 0"
  })
  void runsBesideEachOtherAndBesideOtherBytesComeBack(int zeros, int ones, int text, int again)
      throws IOException {
    // Given
    byte[] bytes = new byte[zeros + ones + text + again];
    Arrays.fill(bytes, zeros, zeros + ones, (byte) 1);
    System.arraycopy(Samples.text(text), 0, bytes, zeros + ones, text);

    // When and then
    assertThat(Samples.gunzip(compress(bytes))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 258, 259, 260, 261, 262, 263, 517, 518, 519, 520, 1_000, 131_072})
  void aRunOfAnyLengthIsALiteralAndMatches(int length) {
    for (int value : new int[] {0, 97, 255}) {
      // When
      RunEncoder encoder = new RunEncoder();
      int encoded = encoder.encode(value, length, true);

      // Then
      Inflated inflated = Inflated.of(Arrays.copyOf(encoder.target, encoded), new byte[0]);
      byte[] expected = new byte[length];
      Arrays.fill(expected, (byte) value);
      assertThat(inflated.bytes()).isEqualTo(expected);
      assertThat(inflated.distances).containsExactly(1);
    }
  }

  @Test
  void aBlockKnowsWhetherItIsOneByte() {
    // Given
    GzipBlock block = new GzipBlock();
    block.startAfter(null);
    assertThat(block.onlyByte()).isEqualTo(-1);

    // When and then
    block.fill(new byte[] {-1}, 0, 1);
    assertThat(block.onlyByte()).isEqualTo(255);
    block.fill(new byte[] {-1, -1, -1}, 0, 3);
    assertThat(block.onlyByte()).isEqualTo(255);
    block.fill(new byte[] {0}, 0, 1);
    assertThat(block.onlyByte()).isEqualTo(-1);
  }

  private static byte[] compress(byte[] input) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new ParallelGzipOutputStream(compressed, 2)) {
      gzip.write(input);
    }
    return compressed.toByteArray();
  }
}
