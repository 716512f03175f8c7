package io.github.providerkit.archive.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.providerkit.archive.write.Samples;
import io.github.providerkit.files.Sha256;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeflateEncoderTest {
  private static final int BLOCK = GzipBlock.SIZE;
  private static final int WINDOW = Symbols.WINDOW;

  /** One for all tests: nothing may be left in it from one to the next. */
  private static final DeflateEncoder USED = new DeflateEncoder();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyDataComesBackFromZlib(long seed) throws DataFormatException {
    SplittableRandom random = new SplittableRandom(seed);
    RandomData data = new RandomData(seed);
    for (int turn = 0; turn < 20; turn++) {
      // Given a history and a block of any length
      int from = data.length(WINDOW);
      byte[] bytes = data.next(from + data.length(BLOCK));
      boolean last = random.nextBoolean();

      // When
      byte[] encoded = encode(USED, bytes, from, last);

      // Then
      assertThat(inflate(encoded, bytes, from, last)).isEqualTo(content(bytes, from));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void anyDataComesBackFromAReaderWrittenForThis(long seed) {
    RandomData data = new RandomData(seed);
    for (int turn = 0; turn < 10; turn++) {
      // Given
      int from = data.length(WINDOW);
      byte[] bytes = data.next(from + data.length(BLOCK / 4));

      // When
      byte[] encoded = encode(USED, bytes, from, turn % 2 == 0);

      // Then
      Inflated inflated = Inflated.of(encoded, Arrays.copyOf(bytes, from));
      assertThat(inflated.bytes()).isEqualTo(content(bytes, from));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void whatComesOutDependsOnNothingElse(long seed) {
    RandomData data = new RandomData(seed);
    for (int turn = 0; turn < 6; turn++) {
      // Given
      int from = data.length(WINDOW);
      byte[] bytes = data.next(from + data.length(BLOCK));
      byte[] fresh = encode(new DeflateEncoder(), bytes, from, false);

      // When the encoder has seen something else, and other bytes lie behind the block and in the
      // target
      encode(USED, data.next(BLOCK), 0, true);
      byte[] longer = pad(bytes);
      Arrays.fill(longer, bytes.length, longer.length, (byte) (turn + 1));
      byte[] target = Samples.noise(BLOCK + BLOCK / 8);
      int length = USED.encode(longer, from, bytes.length, false, target);

      // Then
      assertThat(Arrays.copyOf(target, length)).isEqualTo(fresh);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 257, 258, 259, 260, 516, 4096, 8191, 8192, 8193})
  void shortBlocksComeBack(int length) throws DataFormatException {
    byte[][] samples = {
      new byte[length], Samples.noise(length), Samples.text(length), Samples.base64(length)
    };
    for (byte[] bytes : samples) {
      for (boolean last : new boolean[] {true, false}) {
        byte[] encoded = encode(USED, bytes, 0, last);
        assertThat(inflate(encoded, bytes, 0, last)).isEqualTo(bytes);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void neverBecomesLargerThanItSays(long seed) {
    // Given noise with and without something in it, in which storing begins and ends often
    RandomData data = new RandomData(seed);
    byte[] bytes = Samples.noise(BLOCK);
    for (int turn = 0; turn < 6; turn++) {
      int length = encode(USED, bytes, 0, turn % 2 == 0).length;
      assertThat(length).isLessThanOrEqualTo(DeflateEncoder.maxEncoded(BLOCK));
      byte[] piece = data.next(1_000);
      System.arraycopy(piece, 0, bytes, data.length(BLOCK - piece.length), piece.length);
    }
  }

  @Test
  void findsMatchesOfAllLengthsEverywhereInTheWindow() throws DataFormatException {
    // Given noise, and then pieces of it: 3 to 258 bytes long, from everywhere in the window
    byte[] bytes = Samples.noise(WINDOW + BLOCK);
    Random random = new Random(1);
    int place = WINDOW;
    for (int turn = 0; place + 300 < bytes.length; turn++) {
      int length = 258 - turn % 256;
      int distance = turn % 7 == 0 ? WINDOW : 300 + random.nextInt(WINDOW - 300);
      System.arraycopy(bytes, place - distance, bytes, place, length);
      place += length + 1;
    }

    // When
    byte[] encoded = encode(USED, bytes, WINDOW, true);

    // Then
    Inflated inflated = Inflated.of(encoded, Arrays.copyOf(bytes, WINDOW));
    assertThat(inflated.bytes()).isEqualTo(content(bytes, WINDOW));
    assertThat(inflated.lengths).hasSizeGreaterThan(230).contains(Symbols.LONGEST_MATCH);
    assertThat(inflated.distances).hasSizeGreaterThan(300).contains(WINDOW);
    assertThat(inflate(encoded, bytes, WINDOW, true)).isEqualTo(content(bytes, WINDOW));
  }

  @Test
  void pointsToTheFirstByteOfTheWindowAndNotFarther() {
    // Given noise that begins anew after 32 KiB, or a byte later
    byte[] noise = Samples.noise(WINDOW + 100);
    byte[] near = noise.clone();
    System.arraycopy(noise, 0, near, WINDOW, 100);
    byte[] far = noise.clone();
    System.arraycopy(noise, 0, far, WINDOW + 1, 99);

    // When and then
    byte[] history = Arrays.copyOf(noise, WINDOW);
    assertThat(Inflated.of(encode(USED, near, WINDOW, true), history).distances)
        .containsExactly(WINDOW);
    // From its second byte on it is 32 KiB and a byte back
    assertThat(Inflated.of(encode(USED, far, WINDOW, true), history).distances).isEmpty();
  }

  @Test
  void cutsBlocksWhereTheContentChanges() {
    // Given noise between two kinds of text
    byte[] bytes = new byte[96 * 1024];
    System.arraycopy(Samples.text(32 * 1024), 0, bytes, 0, 32 * 1024);
    System.arraycopy(Samples.noise(32 * 1024), 0, bytes, 32 * 1024, 32 * 1024);
    System.arraycopy(Samples.base64(32 * 1024), 0, bytes, 64 * 1024, 32 * 1024);

    // When
    Inflated inflated = Inflated.of(encode(USED, bytes, 0, true), new byte[0]);

    // Then the noise is stored, and the rest is not
    assertThat(inflated.bytes()).isEqualTo(bytes);
    assertThat(inflated.kinds).containsExactly(0, 2);
    assertThat(inflated.blocks).isBetween(3, 6);
  }

  @Test
  void endsABlockWhenItHasMoreSequencesThanAreHeld() throws DataFormatException {
    // Given three bytes that stay and one that changes: 32,768 matches of one kind
    byte[] bytes = new byte[BLOCK];
    Random random = new Random(2);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i % 4 < 3 ? "abc".charAt(i % 4) : random.nextInt(256));
    }

    // When
    byte[] encoded = encode(USED, bytes, 0, true);

    // Then
    assertThat(inflate(encoded, bytes, 0, true)).isEqualTo(bytes);
    assertThat(encoded.length).isLessThan(bytes.length * 2 / 5);
    assertThat(Inflated.of(encoded, new byte[0]).blocks).isGreaterThan(1);
  }

  @Test
  void needsNoMemoryForABlock() {
    // Given an encoder that has seen everything once
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long thread = Thread.currentThread().getId();
    byte[] bytes = pad(new RandomData(7).next(WINDOW + BLOCK));
    byte[] target = new byte[DeflateEncoder.maxEncoded(BLOCK) + BitOutput.SLACK];
    DeflateEncoder encoder = new DeflateEncoder();
    encoder.encode(bytes, WINDOW, bytes.length - BitOutput.SLACK, false, target);

    // When
    long before = threads.getThreadAllocatedBytes(thread);
    for (int turn = 0; turn < 10; turn++) {
      encoder.encode(bytes, WINDOW, bytes.length - BitOutput.SLACK, false, target);
    }

    // Then there is nothing but what measuring takes
    assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(2_000);
  }

  /**
   * The same on every JVM. When the encoder changes on purpose, so do its version and this digest.
   */
  @Test
  void hasTheBytesOfItsVersion() {
    // Given everything at once, in blocks with history
    RandomData data = new RandomData(1_951);
    StringBuilder digests = new StringBuilder();
    for (int turn = 0; turn < 20; turn++) {
      int length = WINDOW + BLOCK - turn;
      byte[] bytes = turn % 2 == 0 ? data.next(length) : Samples.mixture(length);
      digests.append(Sha256.of(encode(USED, bytes, WINDOW, turn % 3 == 0)));
    }

    // Then
    assertThat(DeflateEncoder.VERSION).isEqualTo(1);
    assertThat(Sha256.of(digests.toString().getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("acf981c9a820c902b9de7f30e1351da0c30d46dbee982db92629c436bb91f7df");
  }

  private static byte[] encode(DeflateEncoder encoder, byte[] bytes, int from, boolean last) {
    byte[] target = new byte[DeflateEncoder.maxEncoded(bytes.length - from) + BitOutput.SLACK];
    int length = encoder.encode(pad(bytes), from, bytes.length, last, target);
    return Arrays.copyOf(target, length);
  }

  private static byte[] pad(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length + BitOutput.SLACK);
  }

  private static byte[] content(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  /** What zlib reads. It must be all, with the end of the stream where that was asked for alone. */
  private static byte[] inflate(byte[] encoded, byte[] bytes, int from, boolean last)
      throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setDictionary(bytes, 0, from);
      inflater.setInput(encoded);
      byte[] back = new byte[bytes.length - from + 1];
      int length = inflater.inflate(back);
      assertThat(inflater.getRemaining()).isZero();
      assertThat(inflater.finished()).isEqualTo(last);
      return Arrays.copyOf(back, length);
    } finally {
      inflater.end();
    }
  }
}
