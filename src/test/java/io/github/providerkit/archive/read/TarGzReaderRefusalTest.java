package io.github.providerkit.archive.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.write.Samples;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarGzReaderRefusalTest {
  private static final TarGzReader READER = new TarGzReader(ReadLimits.DEFAULT);

  private FileSystem memory;

  private Path archive;

  @BeforeEach
  void makeDirectory() {
    memory = Jimfs.newFileSystem(Configuration.unix());
    archive = memory.getPath("/archive.tgz");
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          link,       2, symbolic link
          link,       1, hard link
          device,     3, device
          device,     4, device
          pipe,       6, pipe
          odd,        7, unknown type
          global,     g, PAX global header
          ../up,      0, '".."'
          a/../b,     0, '".."'
          a/..,       5, '".."'
          /../up,     0, '".."'
          'a\\b',     0, backslash
          ./,         5, top directory
          .,          5, top directory
          /,          5, top directory
          """)
  void refusesByName(String name, char type, String reason) throws IOException {
    // Given
    new ForeignTar().add("before", '0', 0644, "x").add(name, type, 0644, "").writeTo(archive);

    // When
    ArchiveException refusal =
        catchThrowableOfType(ArchiveException.class, () -> READER.list(archive));

    // Then
    assertThat(refusal)
        .hasMessageStartingWith("/archive.tgz: refused: the entry \"")
        .hasMessageContaining(name)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "a, a, comes twice",
    "a, ./a, comes twice",
    "a/b, a//b, comes twice",
    "a, a/b, lies in something that is a file",
    "a/b, a, is a file and a directory"
  })
  void refusesNamesThatClash(String first, String second, String reason) throws IOException {
    // Given
    new ForeignTar().add(first, '0', 0644, "x").add(second, '0', 0644, "y").writeTo(archive);

    // When and then
    assertThatThrownBy(() -> READER.list(archive))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesWhatIsNoArchive() throws IOException {
    for (byte[] bytes :
        List.of(
            new byte[0], "PK zip".getBytes(UTF_8), new ForeignTar().add("a", '0', 0, "").bytes())) {
      // Given
      Files.write(archive, bytes);

      // When and then
      assertThatThrownBy(() -> READER.list(archive))
          .isInstanceOf(ArchiveException.class)
          .hasMessage("/archive.tgz: is not a gzip file");
    }
  }

  @Test
  @Timeout(600)
  void refusesEveryTruncationAndNeverHangs() throws IOException {
    // Given
    byte[] whole =
        ForeignTar.gzip(new ForeignTar().add("a", '0', 0644, Samples.noise(900)).bytes());
    for (int length = 0; length < whole.length; length++) {
      Files.write(archive, Arrays.copyOf(whole, length));

      // When and then
      assertThatThrownBy(() -> READER.list(archive))
          .as("cut to " + length)
          .isInstanceOf(ArchiveException.class);
    }
  }

  @Test
  void refusesDamagedHeadersAndChecksums() throws IOException {
    // Given a byte changed in the tar header, and one in the gzip trailer
    byte[] tar = new ForeignTar().add("a", '0', 0644, "x").bytes();
    byte[] header = tar.clone();
    header[1] ^= 1;
    byte[] trailer = ForeignTar.gzip(tar);
    trailer[trailer.length - 6] ^= 1;
    for (byte[] bytes : List.of(ForeignTar.gzip(header), trailer)) {
      Files.write(archive, bytes);

      // When and then
      assertThatThrownBy(() -> READER.list(archive))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void refusesTarsThatEndInAFile() throws IOException {
    // Given
    byte[] tar = new ForeignTar().add("a", '0', 0644, "x".repeat(2000)).bytes();
    Files.write(archive, ForeignTar.gzip(Arrays.copyOf(tar, 1500)));

    // When and then
    assertThatThrownBy(() -> READER.list(archive))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("in the middle of a file");
    assertThatThrownBy(() -> READER.read(archive, (entry, content) -> content.readAllBytes()))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("in the middle of a file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "5 a=b", "999 path=a\n", "9 path=a\nxx", "0 path=a\n", "8 pathea\n"})
  void refusesDamagedPaxRecords(String records) throws IOException {
    // Given
    new ForeignTar().add("pax", 'x', 0, records).add("a", '0', 0644, "").writeTo(archive);

    // When and then
    if (records.isEmpty()) {
      assertThat(READER.list(archive)).hasSize(1);
    } else {
      assertThatThrownBy(() -> READER.list(archive))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("damaged PAX header");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-600", "abc", "99999999999999999999"})
  void refusesSizesThatMakeNoSense(String size) throws IOException {
    // Given
    new ForeignTar()
        .add("p", 'x', 0, ForeignTar.pax("size", size))
        .add("a", '0', 0644, "")
        .writeTo(archive);

    // When and then
    assertThatThrownBy(() -> READER.list(archive))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("has a size that makes no sense");
  }

  @Test
  void refusesSparseFilesAndEndlessNames() throws IOException {
    // Given
    new ForeignTar()
        .add("p", 'x', 0, ForeignTar.pax("GNU.sparse.major", "1"))
        .add("a", '0', 0, "")
        .writeTo(archive);
    assertThatThrownBy(() -> READER.list(archive)).hasMessageContaining("sparse");

    // When
    new ForeignTar()
        .add("p", 'L', 0, new byte[(1 << 20) + 1])
        .add("a", '0', 0, "")
        .writeTo(archive);

    // Then
    assertThatThrownBy(() -> READER.list(archive)).hasMessageContaining("a name of");
  }
}
