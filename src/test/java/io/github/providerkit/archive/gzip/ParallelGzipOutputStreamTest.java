package io.github.providerkit.archive.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.archive.write.Samples;
import io.github.providerkit.archive.write.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelGzipOutputStreamTest {
  private static final int BLOCK = GzipBlock.SIZE;

  static Stream<Named<byte[]>> inputs() {
    Map<String, IntFunction<byte[]>> kinds =
        Map.of(
            "noise", Samples::noise,
            "Base64", Samples::base64,
            "text", Samples::text,
            "mixture", Samples::mixture,
            "zeros", byte[]::new);
    return kinds.entrySet().stream()
        .flatMap(
            kind ->
                Stream.of(0, 1, 100, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK + 7)
                    .map(
                        n -> Named.of(n + " bytes of " + kind.getKey(), kind.getValue().apply(n))));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void givesTheSameBytesForAnyNumberOfThreadsAndTheInputBack(byte[] input) throws IOException {
    // Given
    byte[] expected = compress(input, 1);

    for (int threads : new int[] {2, 3, 8}) {
      // When
      byte[] compressed = compress(input, threads);

      // Then
      assertThat(compressed).isEqualTo(expected);
    }
    assertThat(Samples.gunzip(expected)).isEqualTo(input);
  }

  @Test
  void doesNotDependOnHowTheInputIsCutNorOnFlushes() throws IOException {
    // Given
    byte[] input = Samples.mixture(3 * BLOCK + 7);
    Random random = new Random(1);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();

    // When
    try (OutputStream gzip = new ParallelGzipOutputStream(compressed, 3)) {
      gzip.write(input[0]);
      for (int position = 1; position < input.length; ) {
        int length = Math.min(random.nextInt(50_000), input.length - position);
        gzip.write(input, position, length);
        gzip.flush();
        position += length;
      }
    }

    // Then
    assertThat(compressed.toByteArray()).isEqualTo(compress(input, 1));
  }

  @Test
  void writesTheHeaderOfTheReferenceAndNothingOfTheMachine() throws IOException {
    // Given and when
    byte[] compressed = compress(new byte[0], 2);

    // Then
    assertThat(compressed)
        .startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff)
        .hasSize(20)
        .endsWith(3, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 13})
  void isAtMostThreePercentLargerThanGzip(int seed) throws IOException {
    for (byte[] input :
        List.of(
            Samples.text(1_000_000 + seed),
            Samples.numbers(1_000_000 + seed),
            Samples.base64(1_000_000 + seed),
            Samples.noise(1_000_000 + seed),
            Samples.mixture(2_000_000 + seed))) {
      // When
      int size = compress(input, 2).length;

      // Then
      assertThat(size).isLessThan((int) (Samples.gzipLevel6(input) * 1.03));
    }
  }

  @Test
  void addsNoMoreThanTheHeadersOfStoredPiecesToWhatCannotBeCompressed() throws IOException {
    // Given a block, which takes three pieces of at most 65,535 bytes
    byte[] noise = Samples.noise(2 * BLOCK);

    // When and then: nothing comes behind a last block that is full
    assertThat(compress(noise, 2)).hasSize(10 + 2 * (BLOCK + 3 * 5) + 8);
  }

  @Test
  void refusesToWriteAfterTheEnd() throws IOException {
    // Given
    ByteArrayOutputStream below = new ByteArrayOutputStream();
    ParallelGzipOutputStream gzip = new ParallelGzipOutputStream(below, 2);

    // When
    gzip.finish();
    gzip.finish();
    byte[] finished = below.toByteArray();

    // Then
    assertThatThrownBy(() -> gzip.write(1)).isInstanceOf(IOException.class);
    gzip.close();
    assertThat(below.toByteArray()).isEqualTo(finished);
    assertThatThrownBy(() -> gzip.write(1)).hasMessageContaining("closed");
  }

  @Test
  void needsAThread() {
    assertThatThrownBy(() -> new ParallelGzipOutputStream(OutputStream.nullOutputStream(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isReadByGzip(@TempDir Path directory) throws Exception {
    // Given
    Tools.assumePresent("gzip");
    byte[] input = Samples.mixture(5 * BLOCK + 3);
    Path file = Files.write(directory.resolve("x.gz"), compress(input, 2));

    // When
    Tools.run(directory, "gzip", "-t", "x.gz");
    Tools.run(directory, "gzip", "-d", "x.gz");

    // Then
    assertThat(directory.resolve("x")).hasBinaryContent(input);
    assertThat(file).doesNotExist();
  }

  private static byte[] compress(byte[] input, int threads) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new ParallelGzipOutputStream(compressed, threads)) {
      gzip.write(input);
    }
    return compressed.toByteArray();
  }
}
