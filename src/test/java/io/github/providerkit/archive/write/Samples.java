package io.github.providerkit.archive.write;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Data for tests, the same in every run. */
public final class Samples {
  private Samples() {}

  public static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** Noise that only Huffman codes can shorten. */
  public static byte[] base64(int length) {
    byte[] text = Base64.getEncoder().encode(noise(length));
    return Arrays.copyOf(text, length);
  }

  /** Code-like text that gzip makes about a third of. */
  public static byte[] text(int length) {
    Random random = new Random(length);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append("const ").append(Integer.toString(random.nextInt(20_000), 36));
      text.append(" = lookup(\"").append(random.nextInt(500)).append("\");\n");
    }
    return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
  }

  /** Numbers whose repetitions are short but many. */
  public static byte[] numbers(int length) {
    Random random = new Random(length);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(random.nextInt(200_000) / 1000.0).append(',');
    }
    return text.substring(0, length).getBytes(StandardCharsets.US_ASCII);
  }

  /** A bit of everything, cut at places that are no multiples of anything. */
  public static byte[] mixture(int length) {
    ByteArrayOutputStream mixture = new ByteArrayOutputStream();
    int turn = 0;
    while (mixture.size() < length) {
      int piece = 20_011 + 1_013 * turn;
      mixture.writeBytes(
          switch (turn++ % 4) {
            case 0 -> text(piece);
            case 1 -> noise(piece);
            case 2 -> base64(piece);
            default -> numbers(piece);
          });
    }
    return Arrays.copyOf(mixture.toByteArray(), length);
  }

  public static byte[] gunzip(byte[] compressed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return in.readAllBytes();
    }
  }

  /** Length of one gzip stream at level 6, the default of gzip and of Java. */
  public static int gzipLevel6(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.size();
  }
}
