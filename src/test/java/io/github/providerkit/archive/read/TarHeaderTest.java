package io.github.providerkit.archive.read;

import static io.github.providerkit.archive.read.RawTar.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.archive.ArchiveException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers as Go's archive/tar reads them; each expectation was asked of it. */
class TarHeaderTest {
  private static final int SIZE = 124;

  @ParameterizedTest
  @CsvSource({
    "'00000000144\0', 100",
    "'        144\0', 100",
    "'144 \0\0\0\0\0\0\0\0', 100",
    "'\0\0\0 144 \0 \0\0', 100",
    "'144\0       9', 100",
    "'            ', 0",
    "'\0\0\0\0\0\0\0\0\0\0\0\0', 0",
    "'777777777777', 68719476735",
  })
  void octalNumbersStandAmongSpacesAndNuls(String field, long value) {
    assertThat(size(field)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0000000001\0",
        "+0000000144\0",
        "0000000014 4",
        "00000000148\0",
        "0x000000064\0",
        "1_44\0\0\0\0\0\0\0\0",
        "abc\0\0\0\0\0\0\0\0\0",
        ".\0\0\0\0\0\0\0\0\0\0\0",
      })
  void whatIsNoOctalNumberIsRefused(String field) {
    assertThatThrownBy(() -> size(field))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("damaged tar header: a number makes no sense");
  }

  @Test
  void binaryNumbersAreInTwosComplement() {
    assertThat(size("\u0080\0\0\0\0\0\0\0\0\0\1\0")).isEqualTo(256);
    assertThat(size("\u0080\0\0\0\u007f" + "\u00ff".repeat(7))).isEqualTo(Long.MAX_VALUE);
    assertThat(size("\u00ff".repeat(12))).isEqualTo(-1);
    assertThat(size("\u00ff\u00ff\u00ff\u00ff\u0080\0\0\0\0\0\0\0")).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void binaryNumbersOfMoreThan63BitsAreRefused() {
    for (String field :
        List.of(
            "\u0080\0\0\0\u0080\0\0\0\0\0\0\0",
            "\u0080\0\0\1\0\0\0\0\0\0\0\0",
            "\u00bf" + "\u00ff".repeat(11),
            "\u00ff\u00ff\u00ff\u00ff\u007f" + "\u00ff".repeat(7))) {
      assertThatThrownBy(() -> size(field)).hasMessageContaining("a number makes no sense");
    }
  }

  /** Mode, owner, group, time, and both device numbers. */
  @ParameterizedTest
  @ValueSource(ints = {100, 108, 116, 136, 329, 337})
  void everyNumberHasToBeOne(int offset) {
    RawTar.Header header = header("a", '0', 0).put(offset, "-1");
    assertThatThrownBy(() -> TarHeader.parse(header.bytes()))
        .hasMessage("damaged tar header: a number makes no sense");
  }

  @Test
  void headersBeforeUstarHaveNoDevicesAndNoPrefix() {
    RawTar.Header header =
        header("a", '0', 0).fill(257, 8, 0).put(329, "-1").put(345, "never a prefix");
    assertThat(TarHeader.parse(header.bytes()).name()).isEqualTo("a");
  }

  @Test
  void eachDialectKeepsThePrefixElsewhere() {
    assertThat(name(header("a", '0', 0).fill(345, 155, 'p'))).isEqualTo("p".repeat(155) + "/a");
    assertThat(name(header("a", '0', 0).fill(345, 131, 'p').put(508, "tar\0")))
        .isEqualTo("p".repeat(131) + "/a");
    // GNU has times there, and what is no time is a prefix unless it is not ASCII.
    assertThat(name(gnu().put(345, "00000000001\0"))).isEqualTo("a");
    assertThat(name(gnu().put(345, "dir"))).isEqualTo("dir/a");
    assertThat(name(gnu().put(345, "d\u00efr"))).isEqualTo("a");
    assertThat(name(gnu().put(357, "x"))).isEqualTo("a");
    assertThat(name(gnu().put(345, "7").put(357, "x"))).isEqualTo("7/a");
  }

  @Test
  void starHasTwoMoreTimes() {
    for (int offset : List.of(476, 488)) {
      RawTar.Header header = header("a", '0', 0).put(508, "tar\0").put(offset, "x");
      assertThatThrownBy(() -> TarHeader.parse(header.bytes()))
          .hasMessageContaining("a number makes no sense");
    }
  }

  @Test
  void theChecksumIsOfUnsignedOrOfSignedBytes() {
    byte[] record = header("\u00e4", '0', 0).bytes();
    assertThat(TarHeader.parse(record).name()).isEqualTo("\u00e4");
    int signed = Integer.parseInt(new String(record, 148, 6), 8) - 256;
    byte[] historic = record.clone();
    System.arraycopy(String.format("%06o", signed).getBytes(), 0, historic, 148, 6);
    assertThat(TarHeader.parse(historic).name()).isEqualTo("\u00e4");
    // In binary it would be a number, but no checksum.
    byte[] binary = record.clone();
    Arrays.fill(binary, 148, 156, (byte) 0);
    binary[148] = (byte) 0x80;
    binary[155] = (byte) (signed + 256);
    binary[154] = (byte) (signed + 256 >> 8);
    assertThatThrownBy(() -> TarHeader.parse(binary)).hasMessageContaining("damaged tar header");
  }

  private static RawTar.Header gnu() {
    return header("a", '0', 0).put(257, "ustar  \0");
  }

  private static String name(RawTar.Header header) {
    return TarHeader.parse(header.bytes()).name();
  }

  private static long size(String field) {
    return TarHeader.parse(header("a", '0', 0).put(SIZE, field).bytes()).size();
  }
}
