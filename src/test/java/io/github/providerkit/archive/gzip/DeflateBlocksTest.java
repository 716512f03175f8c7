package io.github.providerkit.archive.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.archive.write.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Blocks of sequences that were not found but made. */
class DeflateBlocksTest {
  private static final int START = Symbols.WINDOW;

  @Test
  void everyLengthAndEveryDistanceCodeComesBack() {
    // Given each length with some distance, and each distance code's first and last with some
    // length
    byte[] bytes = Arrays.copyOf(Samples.noise(START), 120_000);
    Sequences sequences = new Sequences();
    int place = START;
    for (int length = 3; length <= 258; length++) {
      place = add(bytes, place, sequences, length, 1 + length * 127 % START);
    }
    for (int symbol = Symbols.DISTANCES; symbol < Symbols.COUNT; symbol++) {
      int first = Symbols.BASE[symbol];
      int last = first + (1 << Symbols.EXTRA[symbol]) - 1;
      place = add(bytes, place, sequences, 3 + symbol % 17, first);
      place = add(bytes, place, sequences, 258 - symbol % 7, last);
    }

    // When
    Inflated inflated = write(bytes, place, sequences);

    // Then
    assertThat(inflated.bytes()).isEqualTo(Arrays.copyOfRange(bytes, START, place));
    assertThat(inflated.kinds).containsExactly(2);
    assertThat(inflated.lengths).hasSize(256);
    for (int symbol = Symbols.DISTANCES; symbol < Symbols.COUNT; symbol++) {
      int first = Symbols.BASE[symbol];
      assertThat(inflated.distances).contains(first, first + (1 << Symbols.EXTRA[symbol]) - 1);
    }
  }

  @Test
  void codesOfEveryLengthComeBack() {
    // Given literals so rare and so frequent that they ask for codes longer than there are
    byte[] bytes = new byte[START + 130_000];
    int place = START;
    int before = 1;
    int now = 1;
    for (int literal = 0; literal < 23; literal++) {
      Arrays.fill(bytes, place, place + now, (byte) literal);
      place += now;
      now += before;
      before = now - before;
    }
    Sequences sequences = new Sequences();
    sequences.add(place - START, 0);

    // When
    Inflated inflated = write(bytes, place, sequences);

    // Then
    assertThat(inflated.bytes()).isEqualTo(Arrays.copyOfRange(bytes, START, place));
    assertThat(inflated.codeLengths).hasSizeGreaterThanOrEqualTo(13).contains(HuffmanCode.LONGEST);
  }

  @Test
  void fewBytesTakeTheFixedCodes() {
    // Given text with literals of all parts of the fixed code, a long match, and a short one
    byte[] bytes = new byte[START + 1_000];
    byte[] text = "a few literals: \0\217\220\377".getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(text, 0, bytes, START, text.length);
    Sequences sequences = new Sequences();
    sequences.add(text.length, Sequences.match(258, 300));
    sequences.add(0, Sequences.match(3, 1));

    // When
    Inflated inflated = write(bytes, START + text.length + 261, sequences);

    // Then
    assertThat(inflated.kinds).containsExactly(1);
    assertThat(inflated.bytes()).startsWith(text).hasSize(text.length + 261);
  }

  /** A literal and a match, whose bytes are put where they will be read. */
  private static int add(byte[] bytes, int place, Sequences sequences, int length, int distance) {
    bytes[place] = (byte) length;
    for (int i = place + 1; i <= place + length; i++) {
      bytes[i] = bytes[i - distance];
    }
    sequences.add(1, Sequences.match(length, distance));
    return place + 1 + length;
  }

  private static Inflated write(byte[] bytes, int end, Sequences sequences) {
    BitOutput out = new BitOutput();
    byte[] target = new byte[bytes.length + 1_000];
    out.begin(target);
    int[] frequencies = new int[Symbols.COUNT];
    sequences.count(bytes, START, 0, frequencies);
    new DeflateBlocks(out).write(bytes, START, end, sequences, sequences.count, frequencies, true);
    out.align();
    return Inflated.of(Arrays.copyOf(target, out.count), Arrays.copyOf(bytes, START));
  }
}
