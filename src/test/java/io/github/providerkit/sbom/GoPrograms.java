package io.github.providerkit.sbom;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Programs with what Go's linker writes into them, made for tests. */
public final class GoPrograms {
  private GoPrograms() {}

  /**
   * Bytes with the information somewhere among them.
   *
   * @param before how many bytes come before; the linker has multiples of 16
   */
  public static byte[] program(int before, String goVersion, String lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[before]);
    bytes.writeBytes("\u00ff Go buildinf:".getBytes(ISO_8859_1));
    bytes.write(8);
    bytes.write(2);
    bytes.writeBytes(new byte[16]);
    text(bytes, goVersion.getBytes(UTF_8));
    text(bytes, ("0".repeat(16) + lines + "1".repeat(16)).getBytes(UTF_8));
    bytes.writeBytes(new byte[100]);
    return bytes.toByteArray();
  }

  private static void text(ByteArrayOutputStream bytes, byte[] text) {
    int left = text.length;
    while (left >= 0x80) {
      bytes.write(left & 0x7f | 0x80);
      left >>= 7;
    }
    bytes.write(left);
    bytes.writeBytes(text);
  }
}
