package io.github.providerkit.archive.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarGzReaderTest {
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
  void readsFilesAndDirectoriesWithNamesModesAndContents() throws IOException {
    // Given
    ForeignTar tar = new ForeignTar();
    tar.add("dir/", '5', 040755, "");
    tar.add("./dir/run", '0', 0104755, "program");
    tar.add("/absolute", '0', 0600, "x".repeat(1000));
    tar.writeTo(archive);
    List<String> contents = new ArrayList<>();
    List<ReadEntry> entries = new ArrayList<>();

    // When
    READER.read(
        archive,
        (entry, content) -> {
          entries.add(entry);
          contents.add(new String(content.readAllBytes(), UTF_8));
        });

    // Then names are as they would be unpacked, and set-uid is gone
    assertThat(entries)
        .containsExactly(
            new ReadEntry("dir", "dir/", true, 0, 0755),
            new ReadEntry("dir/run", "./dir/run", false, 7, 0755),
            new ReadEntry("absolute", "/absolute", false, 1000, 0600));
    assertThat(contents).containsExactly("", "program", "x".repeat(1000));
    assertThat(entries.get(1).executable()).isTrue();
    assertThat(entries.get(2).executable()).isFalse();
  }

  @Test
  void skipsWhatAVisitorDoesNotRead() throws IOException {
    // Given
    new ForeignTar()
        .add("a", '0', 0644, "x".repeat(5000))
        .add("b", '0', 0644, "y")
        .writeTo(archive);

    // When
    List<Integer> firsts = new ArrayList<>();
    READER.read(archive, (entry, content) -> firsts.add(content.read()));

    // Then
    assertThat(firsts).containsExactly((int) 'x', (int) 'y');
  }

  @ParameterizedTest
  @ValueSource(ints = {TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.LONGFILE_GNU})
  void readsLongAndForeignNames(int mode) throws IOException {
    // Given
    String name = "grün/" + "x".repeat(250);

    // When
    new ForeignTar(mode).add(name, '0', 0644, "1").add("b", '0', 0644, "2").writeTo(archive);

    // Then
    assertThat(READER.list(archive)).extracting(ReadEntry::name).containsExactly(name, "b");
  }

  @Test
  void appliesPaxRecordsToTheNextEntryOnly() throws IOException {
    // Given
    new ForeignTar()
        .add("pax", 'x', 0, ForeignTar.pax("path", "renamed"))
        .add("a", '0', 0644, "")
        .add("b", '0', 0644, "")
        .writeTo(archive);

    // When and then
    assertThat(READER.list(archive)).extracting(ReadEntry::name).containsExactly("renamed", "b");
  }

  @Test
  void acceptsSeveralGzipMembersAndMissingEndRecords() throws IOException {
    // Given
    byte[] tar = new ForeignTar().add("a", '0', 0644, "1").add("b", '0', 0644, "2").bytes();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ForeignTar.gzip(Arrays.copyOf(tar, 700)));
    bytes.writeBytes(ForeignTar.gzip(Arrays.copyOfRange(tar, 700, 2048)));
    Files.write(archive, bytes.toByteArray());

    // When and then
    assertThat(READER.list(archive)).extracting(ReadEntry::name).containsExactly("a", "b");
  }

  @Test
  void acceptsGarbageBehindTheEndRecordsAndNowhereElse() throws IOException {
    // Given the end records, behind which the consumer does not look, and none of them
    byte[] tar = new ForeignTar().add("a", '0', 0644, "1").bytes();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ForeignTar.gzip(tar));
    bytes.writeBytes("garbage".getBytes(UTF_8));
    Files.write(archive, bytes.toByteArray());
    assertThat(READER.list(archive)).extracting(ReadEntry::name).containsExactly("a");

    // When
    bytes.reset();
    bytes.writeBytes(ForeignTar.gzip(Arrays.copyOf(tar, 1024)));
    bytes.writeBytes("garbage".getBytes(UTF_8));
    Files.write(archive, bytes.toByteArray());

    // Then
    assertThatThrownBy(() -> READER.list(archive)).hasMessageContaining("something else follows");
  }

  @Test
  void readsAnArchiveInAnArchive() throws IOException {
    // Given an inner archive of two gzip members
    byte[] tar = new ForeignTar().add("inner", '0', 0644, "1").bytes();
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    inner.writeBytes(ForeignTar.gzip(Arrays.copyOf(tar, 512)));
    inner.writeBytes(ForeignTar.gzip(Arrays.copyOfRange(tar, 512, tar.length)));
    new ForeignTar()
        .add("p.tgz", '0', 0644, inner.toByteArray())
        .add("z", '0', 0644, "")
        .writeTo(archive);
    List<String> names = new ArrayList<>();

    // When
    READER.read(
        archive,
        (entry, content) -> {
          names.add(entry.name());
          if (entry.name().endsWith(".tgz")) {
            READER.read(entry.name(), content, (in, bytes) -> names.add("p.tgz!" + in.name()));
          }
        });

    // Then
    assertThat(names).containsExactly("p.tgz", "p.tgz!inner", "z");
  }

  @Test
  void leavesAVisitorsFailureAsItIs() throws IOException {
    // Given
    new ForeignTar().add("a", '0', 0644, "x").writeTo(archive);
    IOException failure = new IOException("disk full");

    // When and then
    assertThatThrownBy(
            () ->
                READER.read(
                    archive,
                    (entry, content) -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThatThrownBy(() -> READER.list(memory.getPath("/missing")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void leavesAGivenStreamOpen() throws IOException {
    // Given
    new ForeignTar().add("a", '0', 0644, "x").writeTo(archive);
    boolean[] closed = {false};
    try (InputStream in =
        new FilterInputStream(Files.newInputStream(archive)) {
          @Override
          public void close() throws IOException {
            closed[0] = true;
            super.close();
          }
        }) {
      // When
      READER.read("label", in, (entry, content) -> {});

      // Then
      assertThat(closed[0]).isFalse();
    }
  }
}
