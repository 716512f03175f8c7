package io.github.providerkit.archive.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.archive.ArchiveException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GzipMembersTest {
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int EXTRA = 4;
  private static final int HEADER_CRC = 2;

  @ParameterizedTest
  @EnumSource
  void membersAreReadOneAfterAnother(GzipDialect dialect) throws IOException {
    byte[] both = join(gzip("one "), gzip(""), gzip("two"));
    assertThat(text(both, dialect)).isEqualTo("one two");
  }

  @ParameterizedTest
  @EnumSource
  void emptyMembersTakeNoStack(GzipDialect dialect) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] empty = gzip("");
    for (int i = 0; i < 200_000; i++) {
      bytes.writeBytes(empty);
    }
    bytes.writeBytes(gzip("end"));
    assertThat(text(bytes.toByteArray(), dialect)).isEqualTo("end");
  }

  @ParameterizedTest
  @EnumSource
  void everyCutIsSeenInEveryMember(GzipDialect dialect) throws IOException {
    byte[] one = gzip("one");
    byte[] both = join(one, gzip("two"));
    for (int length = 0; length < both.length; length++) {
      byte[] cut = Arrays.copyOf(both, length);
      if (length == one.length) {
        assertThat(text(cut, dialect)).isEqualTo("one");
      } else {
        assertThatThrownBy(() -> text(cut, dialect))
            .as("cut to %s bytes", length)
            .isInstanceOf(ArchiveException.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void checksumAndLengthOfEachMemberCount(GzipDialect dialect) throws IOException {
    byte[] both = join(gzip("one"), gzip("two"));
    for (int back : List.of(1, 4, 5, 8)) {
      byte[] damaged = both.clone();
      damaged[damaged.length - back] ^= 1;
      assertThatThrownBy(() -> text(damaged, dialect))
          .hasMessage("damaged gzip data: the checksum is wrong");
    }
  }

  @Test
  void headersMayHaveExtraFieldsNamesCommentsAndAChecksum() throws IOException {
    ByteArrayOutputStream header = header(EXTRA | NAME | COMMENT | HEADER_CRC);
    header.writeBytes(new byte[] {3, 0, 'x', 'y', 'z'});
    header.writeBytes("name\0comment\0".getBytes(UTF_8));
    CRC32 crc = new CRC32();
    crc.update(header.toByteArray());
    header.write((int) crc.getValue());
    header.write((int) crc.getValue() >> 8);
    byte[] whole = join(header.toByteArray(), body("text"));
    assertThat(text(whole, GzipDialect.GO)).isEqualTo("text");
    assertThat(text(whole, GzipDialect.NODE)).isEqualTo("text");
    whole[10] ^= 4;
    assertThatThrownBy(() -> text(whole, GzipDialect.GO))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("damaged gzip data");
  }

  @ParameterizedTest
  @CsvSource({"511, true, true", "512, false, true"})
  void goTakesNamesOf511Bytes(int length, boolean go, boolean node) throws IOException {
    ByteArrayOutputStream header = header(NAME);
    header.writeBytes("n".repeat(length).getBytes(UTF_8));
    header.write(0);
    byte[] whole = join(header.toByteArray(), body("text"));
    assertThat(isRead(whole, GzipDialect.GO)).isEqualTo(go);
    assertThat(isRead(whole, GzipDialect.NODE)).isEqualTo(node);
  }

  @Test
  void reservedFlagsAndOtherMethods() throws IOException {
    byte[] reserved = join(header(0x80).toByteArray(), body("text"));
    assertThat(isRead(reserved, GzipDialect.GO)).isTrue();
    assertThat(isRead(reserved, GzipDialect.NODE)).isFalse();
    byte[] method = gzip("text");
    method[2] = 7;
    assertThat(isRead(method, GzipDialect.GO)).isFalse();
    assertThat(isRead(method, GzipDialect.NODE)).isFalse();
  }

  @Test
  void whatFollowsAMemberIsAMember() throws IOException {
    byte[] garbage = join(gzip("text"), "garbage".getBytes(UTF_8));
    assertThat(isRead(garbage, GzipDialect.GO)).isFalse();
    assertThat(isRead(garbage, GzipDialect.NODE)).isFalse();
    byte[] padded = join(gzip("text"), new byte[] {0, 1, 2});
    assertThat(isRead(padded, GzipDialect.GO)).isFalse();
    assertThat(text(padded, GzipDialect.NODE)).isEqualTo("text");
  }

  @Test
  void dataThatNeedsADictionaryOrIsNoneIsDamaged() throws IOException {
    byte[] whole = join(header(0).toByteArray(), new byte[] {7, 7, 7, 7});
    assertThatThrownBy(() -> text(whole, GzipDialect.GO)).hasMessageContaining("damaged gzip data");
  }

  private static ByteArrayOutputStream header(int flags) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 1, 2, 3, 4, 5, 6});
    return header;
  }

  private static byte[] body(String text) throws IOException {
    byte[] whole = gzip(text);
    return Arrays.copyOfRange(whole, 10, whole.length);
  }

  private static byte[] gzip(String text) throws IOException {
    return ForeignTar.gzip(text.getBytes(UTF_8));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static boolean isRead(byte[] gzip, GzipDialect dialect) throws IOException {
    try {
      text(gzip, dialect);
      return true;
    } catch (ArchiveException e) {
      return false;
    }
  }

  private static String text(byte[] gzip, GzipDialect dialect) throws IOException {
    try (GzipMembers members = new GzipMembers(new ByteArrayInputStream(gzip), dialect)) {
      return new String(members.readAllBytes(), UTF_8);
    }
  }
}
