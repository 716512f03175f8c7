package io.github.providerkit.archive.gzip;

import io.github.providerkit.files.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/**
 * Which zlib this JVM compresses with. Decompressed, all archives are the same; but a JVM that is
 * built with another library under zlib's name (zlib-ng, Cloudflare's) makes other bytes of the
 * same input, so archives from such a machine have other digests than those from the rest.
 *
 * @param sha256 digest of a fixed sample as it is compressed here, in lower-case hex
 */
public record DeflateFlavour(String sha256) {
  /** What the original zlib makes of the sample: versions 1.2.13 and 1.3.1, on Linux, x86-64. */
  static final String REFERENCE =
      "9fdb6509ad785e7e0d9af05bddf545ce4a1278c41bd40a9bf4756bcd66587b1a";

  private static final int SAMPLE_LINES = 400;

  /** The flavour of this JVM; found out on the first call, in some hundredths of a second. */
  public static DeflateFlavour current() {
    return Current.FLAVOUR;
  }

  /** Whether archives made here have the same bytes as those made with the original zlib. */
  public boolean isReference() {
    return sha256.equals(REFERENCE);
  }

  private static final class Current {
    private static final DeflateFlavour FLAVOUR = new DeflateFlavour(Sha256.of(compress(sample())));
  }

  /** Some blocks of everything that is coded differently: text, numbers, noise in Base64, noise. */
  private static byte[] sample() {
    Random random = new Random(20_260_401);
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < SAMPLE_LINES; line++) {
      text.append("const item").append(random.nextInt(300)).append(" = lookup(\"");
      text.append(Integer.toString(random.nextInt(100_000), 36)).append("\", ");
      text.append(random.nextInt(1_000)).append(");\n");
    }
    byte[] noise = new byte[4 * 1024];
    random.nextBytes(noise);
    text.append(Base64.getEncoder().encodeToString(noise));
    text.append("\n".repeat(1_000));
    text.append(new String(noise, StandardCharsets.ISO_8859_1));
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (ParallelGzipOutputStream gzip = new ParallelGzipOutputStream(compressed, 1)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory has no I/O errors", e);
    }
    return compressed.toByteArray();
  }
}
