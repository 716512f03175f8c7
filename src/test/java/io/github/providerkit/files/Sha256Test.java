package io.github.providerkit.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Jimfs;
import io.github.providerkit.archive.write.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class Sha256Test {
  /** From FIPS 180-2, appendix B.1. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void givesLowerCaseHexOfBytesFilesAndStreams() throws Exception {
    // Given
    byte[] abc = "abc".getBytes(US_ASCII);
    try (FileSystem memory = Jimfs.newFileSystem()) {
      Path file = Files.write(memory.getPath("file"), abc);

      // When and then
      assertThat(Sha256.of(abc)).isEqualTo(OF_ABC);
      assertThat(Sha256.of(file)).isEqualTo(OF_ABC);
      assertThat(Sha256.of(new ByteArrayInputStream(abc))).isEqualTo(OF_ABC);
    }
  }

  @Test
  void digestsWhatIsLongerThanTheBuffer() throws Exception {
    // Given
    byte[] bytes = Samples.noise(200_001);

    // When
    String streamed = Sha256.of(new ByteArrayInputStream(bytes));

    // Then
    assertThat(streamed).isEqualTo(Sha256.of(bytes));
  }

  @Test
  void countsAndDigestsWhatPassesThrough() throws Exception {
    // Given
    ByteArrayOutputStream below = new ByteArrayOutputStream();

    // When
    try (DigestingOutputStream out = new DigestingOutputStream(below)) {
      out.write('a');
      out.write("xbcx".getBytes(US_ASCII), 1, 2);

      // Then
      assertThat(out.count()).isEqualTo(3);
      assertThat(out.sha256()).isEqualTo(OF_ABC);
      assertThat(below.toString(US_ASCII)).isEqualTo("abc");
    }
  }
}
