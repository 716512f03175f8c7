package io.github.providerkit.archive.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.read.ReadEntry;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.files.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TarGzWriterTest {
  private static final String TEN = "0123456789";

  private FileSystem memory;

  private Path directory;

  private Path target;

  @BeforeEach
  void makeDirectory() throws IOException {
    memory = Jimfs.newFileSystem(Configuration.unix());
    directory = Files.createDirectories(memory.getPath("/project"));
    target = directory.resolve("out.tar.gz");
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  @Test
  void tellsSizeAndDigestOfWhatItWrote() throws IOException {
    // Given
    ArchiveContents contents = contents(bytes("a", 5), bytes("b", 70_000));

    // When
    WrittenArchive written = new TarGzWriter(2).write(contents, target);

    // Then
    assertThat(written).isEqualTo(new WrittenArchive(Files.size(target), Sha256.of(target)));
  }

  @Test
  void writesFilesOnlyWithNothingOfTheMachine() throws IOException {
    // Given
    ArchiveContents contents =
        contents(bytes("ui/deep/b.js", 1), bytes("bin/run", 2).asExecutable(), bytes("a", 3));

    // When
    new TarGzWriter(2).write(contents, target);

    // Then
    List<TarArchiveEntry> entries = entries(target);
    assertThat(entries)
        .extracting(TarArchiveEntry::getName)
        .containsExactly("a", "bin/run", "ui/deep/b.js");
    assertThat(entries).extracting(TarArchiveEntry::getMode).containsExactly(0644, 0755, 0644);
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.isFile()).isTrue();
              assertThat(entry.getLongUserId()).isZero();
              assertThat(entry.getLongGroupId()).isZero();
              assertThat(entry.getUserName()).isEmpty();
              assertThat(entry.getGroupName()).isEmpty();
              assertThat(entry.getLastModifiedTime().toMillis()).isZero();
              assertThat(entry.getExtraPaxHeaders()).isEmpty();
            });
  }

  @Test
  void hasTheBytesThatAreSpecified() throws IOException {
    // Given
    ArchiveContents contents = contents(bytes("bin/run", 1).asExecutable());

    // When
    new TarGzWriter(1).write(contents, target);

    // Then a header, a record of content and two empty records
    byte[] tar = Samples.gunzip(Files.readAllBytes(target));
    assertThat(tar).hasSize(4 * 512);
    byte[] expected = new byte[512];
    put(expected, 0, "bin/run");
    put(expected, 100, "0000755 0000000 0000000 00000000001 00000000000 011036\000 0");
    put(expected, 257, "ustar\00000");
    put(expected, 329, "0000000 0000000 ");
    assertThat(Arrays.copyOf(tar, 512)).isEqualTo(expected);
    assertThat(Files.readAllBytes(target)).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
  }

  @Test
  void givesTheSameBytesForAnyOrderThreadsAndPlace() throws IOException {
    // Given
    List<ArchiveEntry> entries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      byte[] content = Samples.mixture(20_000 + i);
      Path file = Files.write(directory.resolve("file" + i), content);
      entries.add(ArchiveEntry.ofFile("ui/" + i + ".bin", file, content.length));
    }
    WrittenArchive first = new TarGzWriter(1).write(ArchiveContents.of(entries), target);

    for (int threads : new int[] {1, 2, 3, 8}) {
      // When
      Collections.shuffle(entries, new Random(threads));
      Path other = memory.getPath("/elsewhere/" + threads + "/other.tgz");
      WrittenArchive again = new TarGzWriter(threads).write(ArchiveContents.of(entries), other);

      // Then
      assertThat(again.sha256()).isEqualTo(first.sha256());
    }
  }

  @Test
  void hasTheBytesThatWereRecorded() throws IOException {
    // Given
    ArchiveContents contents =
        contents(
            ArchiveEntry.ofBytes("a.txt", Samples.text(300_000)),
            ArchiveEntry.ofBytes("b/ü.bin", Samples.mixture(500_000)));

    // When
    WrittenArchive written = new TarGzWriter(2).write(contents, target);

    // Then neither the tar nor the archive ever changes, unless the version of the encoder does
    assertThat(Sha256.of(Samples.gunzip(Files.readAllBytes(target))))
        .isEqualTo("f10604d0717a6967a83b2c85d95bf0a4ed0eafbfc6c9d325baec4ac95a5882d3");
    assertThat(written.sha256())
        .isEqualTo("a7f3babb0b1ecb8d32d1f356811692347353035e49fea4ee61d21b57005f3b39");
  }

  static Stream<Arguments> names() {
    return Stream.of(
        // name, whether ustar can hold it
        Arguments.of("a", true),
        Arguments.of("x".repeat(99), true),
        Arguments.of("x".repeat(100), true),
        Arguments.of("x".repeat(101), false),
        Arguments.of("d/" + "x".repeat(98), true),
        Arguments.of("d/" + "x".repeat(100), true),
        Arguments.of("d/" + "x".repeat(101), false),
        Arguments.of("d".repeat(155) + "/" + "x".repeat(100), true),
        Arguments.of("d".repeat(156) + "/" + "x".repeat(50), false),
        Arguments.of("d".repeat(60) + "/" + "e".repeat(60) + "/" + "x".repeat(60), true),
        Arguments.of(("d".repeat(50) + "/").repeat(5) + "x", false),
        Arguments.of("c:drive", true),
        Arguments.of("grün/日本/\ud83d\ude00.js", false),
        Arguments.of("é/" + (TEN.repeat(15) + "/").repeat(2) + "x", false));
  }

  @ParameterizedTest
  @MethodSource("names")
  void keepsEveryNameAndUsesPaxOnlyWhereUstarCannotHoldIt(String name, boolean ustar)
      throws IOException {
    // Given
    ArchiveContents contents = contents(bytes(name, 600));

    // When
    new TarGzWriter(1).write(contents, target);

    // Then
    byte[] tar = Samples.gunzip(Files.readAllBytes(target));
    assertThat((char) tar[156]).isEqualTo(ustar ? '0' : 'x');
    assertThat(entries(target)).extracting(TarArchiveEntry::getName).containsExactly(name);
    assertThat(new TarGzReader(ReadLimits.DEFAULT).list(target))
        .containsExactly(new ReadEntry(name, name, false, 600, 0644));
  }

  @Test
  void takesAnotherTimeInWholeSeconds() throws IOException {
    // Given
    Instant time = Instant.parse("2026-11-21T01:02:03.987Z");

    // When
    new TarGzWriter(1, time).write(contents(bytes("a", 1), bytes("ü", 1)), target);

    // Then
    assertThat(entries(target))
        .extracting(entry -> entry.getLastModifiedTime().toInstant())
        .containsOnly(Instant.parse("2026-11-21T01:02:03Z"));
    assertThatThrownBy(() -> new TarGzWriter(1, Instant.EPOCH.minusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesAnArchiveOfNothing() throws IOException {
    // Given and when
    new TarGzWriter(2).write(contents(), target);

    // Then
    assertThat(Samples.gunzip(Files.readAllBytes(target))).isEqualTo(new byte[1024]);
  }

  @Test
  void isUnpackedByTar(@TempDir Path disk) throws Exception {
    // Given
    Tools.assumePresent("tar");
    String longName = "d".repeat(90) + "/" + "e".repeat(90) + "/x";
    ArchiveContents contents =
        contents(
            bytes("bin/run", 10).asExecutable(),
            ArchiveEntry.ofBytes("ui/noise", Samples.noise(300_000)),
            bytes(longName, 5));

    // When
    new TarGzWriter(2).write(contents, disk.resolve("out.tar.gz"));
    String listed = Tools.run(disk, "tar", "--numeric-owner", "-tvzf", "out.tar.gz");
    Tools.run(disk, "tar", "-xzf", "out.tar.gz");

    // Then
    assertThat(listed.lines())
        .hasSize(3)
        .allMatch(line -> line.contains(" 0/0 ") && line.contains("1970-01-01"))
        .anyMatch(line -> line.startsWith("-rwxr-xr-x") && line.endsWith(" bin/run"))
        .anyMatch(line -> line.startsWith("-rw-r--r--") && line.endsWith(" " + longName));
    assertThat(disk.resolve("ui/noise")).hasBinaryContent(Samples.noise(300_000));
    assertThat(disk.resolve(longName)).hasSize(5);
  }

  private static ArchiveEntry bytes(String name, int length) {
    return ArchiveEntry.ofBytes(name, new byte[length]);
  }

  private static ArchiveContents contents(ArchiveEntry... entries) {
    return ArchiveContents.of(List.of(entries));
  }

  private static void put(byte[] record, int offset, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, record, offset, bytes.length);
  }

  private static List<TarArchiveEntry> entries(Path archive) throws IOException {
    byte[] tar = Samples.gunzip(Files.readAllBytes(archive));
    List<TarArchiveEntry> entries = new ArrayList<>();
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new ByteArrayInputStream(tar), UTF_8.name())) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.add(entry);
      }
    }
    return entries;
  }
}
