package io.github.providerkit.archive.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.archive.gzip.Stretch.Coding;
import io.github.providerkit.archive.write.Samples;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockProbeTest {
  private static final int BLOCK = 128 * 1024;

  @Test
  void storesNoise() {
    assertThat(codings(Samples.noise(BLOCK))).containsExactly(Coding.STORED);
  }

  @Test
  void looksForNoRepetitionsWhereThereAreNone() {
    assertThat(codings(Samples.base64(BLOCK))).containsExactly(Coding.HUFFMAN);
  }

  @Test
  void takesTheReferenceLevelWhereMostOfItRepeats() {
    assertThat(codings(Samples.text(BLOCK))).containsExactly(Coding.LEVEL_6);
  }

  @Test
  void looksForRepetitionsWhereTheyAreShortButMany() {
    assertThat(codings(Samples.numbers(BLOCK))).containsExactly(Coding.LEVEL_5);
  }

  @Test
  void seesNoiseThatWasThereInTheHistory() {
    // Given the same noise 20 KiB apart
    byte[] noise = Samples.noise(20 * 1024);
    byte[] twice = Arrays.copyOf(noise, 40 * 1024);
    System.arraycopy(noise, 0, twice, noise.length, noise.length);

    // When
    List<Stretch> stretches = new BlockProbe().divide(buffer(twice), noise.length, twice.length);

    // Then
    assertThat(stretches).extracting(Stretch::coding).allMatch(Coding::matches);
  }

  @Test
  void cutsAtChangesOfContent() {
    // Given
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(Samples.text(48 * 1024));
    block.writeBytes(Samples.noise(48 * 1024));
    block.writeBytes(Samples.text(32 * 1024));

    // When
    List<Stretch> stretches = new BlockProbe().divide(buffer(block.toByteArray()), 0, BLOCK);

    // Then
    assertThat(stretches)
        .containsExactly(
            new Stretch(0, 48 * 1024, Coding.LEVEL_6),
            new Stretch(48 * 1024, 96 * 1024, Coding.STORED),
            new Stretch(96 * 1024, BLOCK, Coding.LEVEL_6));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 16384, 20479, 20480, 20481, BLOCK - 1, BLOCK})
  void coversEveryByteOnceForEveryLength(int length) {
    // Given
    byte[] bytes = Samples.mixture(BLOCK);

    // When
    List<Stretch> stretches = new BlockProbe().divide(buffer(bytes), 0, length);

    // Then
    int end = 0;
    for (Stretch stretch : stretches) {
      assertThat(stretch.from()).isEqualTo(end);
      end = stretch.to();
    }
    assertThat(end).isEqualTo(length);
  }

  private static List<Coding> codings(byte[] block) {
    return new BlockProbe()
        .divide(buffer(block), 0, block.length).stream().map(Stretch::coding).toList();
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
