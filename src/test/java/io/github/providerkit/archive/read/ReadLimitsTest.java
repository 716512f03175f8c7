package io.github.providerkit.archive.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadLimitsTest {
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

  @Test
  void limitsTheNumberOfEntries() throws IOException {
    // Given
    new ForeignTar()
        .add("a", '0', 0, "")
        .add("b", '0', 0, "")
        .add("c", '0', 0, "")
        .writeTo(archive);

    // When and then
    assertThat(reader(3, 1 << 20, 1000).list(archive)).hasSize(3);
    assertThatThrownBy(() -> reader(2, 1 << 20, 1000).list(archive))
        .hasMessageContaining("more than the allowed 2 entries");
  }

  @Test
  void limitsTheTotalSizeAlsoOfWhatIsNotRead() throws IOException {
    // Given
    new ForeignTar().add("a", '0', 0, new byte[100_000]).writeTo(archive);

    // When and then
    assertThat(reader(9, 110_000, 1000).list(archive)).hasSize(1);
    assertThatThrownBy(() -> reader(9, 99_000, 1000).list(archive))
        .hasMessageContaining("more than the allowed 99000 bytes");
  }

  @Test
  void limitsTheRatioOfLargeArchives() throws IOException {
    // Given 40 MiB of zeros, which gzip makes a thousandth of, and 10 MiB
    new ForeignTar().add("bomb", '0', 0, new byte[40 << 20]).writeTo(archive);
    Path small = memory.getPath("/small.tgz");
    new ForeignTar().add("bomb", '0', 0, new byte[10 << 20]).writeTo(small);
    TarGzReader strict = new TarGzReader(new ReadLimits(9, 1L << 30, 200, 16 << 20));

    // When and then
    assertThatThrownBy(() -> strict.list(archive)).hasMessageContaining("200 times its size");
    assertThat(reader(9, 1L << 30, 2000).list(archive)).hasSize(1);
    assertThat(strict.list(small)).hasSize(1);
    assertThat(READER.list(archive)).hasSize(1);
  }

  private static TarGzReader reader(int entries, long bytes, long ratio) {
    return new TarGzReader(new ReadLimits(entries, bytes, ratio));
  }
}
