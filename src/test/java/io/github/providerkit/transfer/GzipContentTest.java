package io.github.providerkit.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.junit.jupiter.api.Test;

class GzipContentTest {
  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] noise(int size) {
    byte[] noise = new byte[size];
    new Random(size).nextBytes(noise);
    return noise;
  }

  @Test
  void decodesMembersOneAfterTheOther() throws Exception {
    byte[] noise = noise(100_000);
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.write(gzip("a".getBytes(UTF_8)));
    for (int i = 0; i < 50_000; i++) {
      members.write(gzip(new byte[0]));
    }
    members.write(gzip(noise));
    byte[] decoded = GzipContent.decode(members.toByteArray(), Integer.MAX_VALUE);
    assertThat(decoded).hasSize(100_001).startsWith('a').endsWith(noise);
  }

  @Test
  void readsEveryHeader() throws Exception {
    GzipParameters parameters = new GzipParameters();
    parameters.setFileName("name");
    parameters.setComment("comment");
    parameters.setHeaderCRC(true);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(out, parameters)) {
      gzip.write("content".getBytes(UTF_8));
    }
    assertThat(GzipContent.decode(out.toByteArray(), 100)).asString(UTF_8).isEqualTo("content");
    // With an extra field of three bytes.
    byte[] plain = gzip("content".getBytes(UTF_8));
    byte[] extra = new byte[plain.length + 5];
    System.arraycopy(plain, 0, extra, 0, 10);
    extra[3] = 4;
    extra[10] = 3;
    System.arraycopy(plain, 10, extra, 15, plain.length - 10);
    assertThat(GzipContent.decode(extra, 100)).asString(UTF_8).isEqualTo("content");
  }

  @Test
  void stopsWhereItIsEnough() throws Exception {
    byte[] bomb = gzip(new byte[50_000_000]);
    assertThat(GzipContent.decode(bomb, 1000).length).isBetween(1000, 10_000);
  }

  @Test
  void refusesEveryCutAndDecodesNothingElse() throws Exception {
    byte[] content = noise(200);
    byte[] whole = gzip(content);
    for (int end = 0; end < whole.length; end++) {
      byte[] cut = Arrays.copyOf(whole, end);
      assertThatThrownBy(() -> GzipContent.decode(cut, 1000)).isInstanceOf(ZipException.class);
    }
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x10;
      try {
        // A bit that only fills up, or says when it was made.
        assertThat(GzipContent.decode(flipped, 1000)).isEqualTo(content);
      } catch (ZipException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(200);
  }
}
