package io.github.providerkit.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Changes files as {@code cp -p} and tools that restore times do. */
public final class KeptTime {
  private KeptTime() {}

  /** Another text of the same length, which leaves no trace in length and time of modification. */
  public static void rewrite(Path file, String text) throws IOException {
    rewrite(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** The same with bytes. */
  public static void rewrite(Path file, byte[] bytes) throws IOException {
    FileTime modified = Files.getLastModifiedTime(file);
    assertThat(bytes).hasSize((int) Files.size(file)).isNotEqualTo(Files.readAllBytes(file));
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, modified);
  }

  /** The same with one bit of the last byte. */
  public static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    rewrite(file, bytes);
  }
}
