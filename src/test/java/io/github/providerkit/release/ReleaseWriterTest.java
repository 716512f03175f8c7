package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.archive.gzip.ParallelGzipOutputStream;
import io.github.providerkit.archive.write.ArchiveWriter;
import io.github.providerkit.archive.write.TarGzWriter;
import io.github.providerkit.archive.write.WrittenArchive;
import io.github.providerkit.files.KeptTime;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseWriterTest {
  @TempDir Path directory;

  @Test
  void aReleaseIsArchivesChecksumsAndMetadata() throws Exception {
    Release release =
        Packaging.in(directory).file("manifest.yaml", Packaging.UI).file("dist/a", "a").release();
    String digest = release.archives().get(0).sha256();
    assertThat(names(release.directory()))
        .containsExactly(
            "checksums.txt", "gestalt-plugin-board_v1.0.0.tar.gz", "provider-release.yaml");
    assertThat(release.checksums()).hasContent(digest + "  gestalt-plugin-board_v1.0.0.tar.gz");
    assertThat(release.metadata().orElseThrow())
        .hasContent(
            """
            schema: gestaltd-provider-release
            schemaVersion: 1
            package: github.com/acme/plugins/ui/board
            kind: ui
            version: 1.0.0
            runtime: ui
            artifacts:
                generic:
                    path: gestalt-plugin-board_v1.0.0.tar.gz
                    sha256: %s
            """
                .formatted(digest));
  }

  @Test
  void metadataForOtherNamesHasTheSameDigests() throws Exception {
    Release release =
        Packaging.in(directory).file("manifest.yaml", Packaging.UI).file("dist/a", "a").release();
    assertThat(release.metadataFor(archive -> "other-" + archive.classifier()))
        .contains("path: other-generic\n", release.archives().get(0).sha256());
    assertThat(release.checksumsFor(archive -> "other"))
        .isEqualTo(release.archives().get(0).sha256() + "  other\n");
  }

  @Test
  void whatAnEarlierRunLeftIsGone() throws Exception {
    Packaging packaging =
        Packaging.in(directory).file("manifest.yaml", Packaging.UI).file("dist/a", "a");
    packaging.file("target/provider/release/gestalt-plugin-board_v0.9.0.tar.gz", "old");
    packaging.file("target/provider/release/deep/er", "old");
    packaging.release();
    assertThat(names(packaging.output())).hasSize(3).noneMatch(name -> name.contains("0.9.0"));
    assertThat(names(packaging.output().getParent())).containsExactly("build", "release");
  }

  @Test
  void aRunThatFailsLeavesTheReleaseBeforeItAsItWas() throws Exception {
    // Given a release
    Packaging packaging =
        Packaging.in(directory).file("manifest.yaml", Packaging.UI).file("dist/a", "a");
    String before = packaging.release().archives().get(0).sha256();

    // When a file of the next one cannot be read to its end
    ReleaseWriter writer =
        new ReleaseWriter(2, java.util.Optional.empty(), directory.resolve("memory.json"));
    var plan = Shrinking.plan(directory.resolve("dist/a"));
    Throwable failed =
        org.assertj.core.api.Assertions.catchThrowable(
            () -> writer.write(plan, packaging.output()));

    // Then the old one is whole, and nothing else is left
    assertThat(failed).hasMessageContaining("dist/a");
    assertThat(packaging.output().resolve("checksums.txt")).content().startsWith(before);
    assertThat(names(packaging.output().getParent())).containsExactly("build", "release");
  }

  @Test
  void whatDidNotChangeIsNotCompressedAgain() throws Exception {
    Packaging packaging = unchangedSinceYesterday();
    Release first = packaging.release();
    Object file = key(first);
    Release second = packaging.release();
    assertThat(key(second)).as("the same file under the same name").isEqualTo(file);
    assertThat(second.archives()).isEqualTo(first.archives());
    assertThat(second.checksums()).content().startsWith(first.archives().get(0).sha256());
  }

  @Test
  void whatAnotherEncoderMadeIs() throws Exception {
    // Given what is remembered of an archive, by this version and by one that had no name for it
    Packaging packaging = unchangedSinceYesterday();
    Path memory = directory.resolve("target/provider/build/memory.json");
    for (String other : List.of("\"deflate-0\"", "null")) {
      Object file = key(packaging.release());
      String remembered = Files.readString(memory);
      String coding = '"' + ParallelGzipOutputStream.coding() + '"';
      assertThat(remembered).contains(coding);

      // When it was another version
      Files.writeString(memory, remembered.replace(coding, other));

      // Then it is written again
      assertThat(key(packaging.release())).isNotEqualTo(file);
    }
  }

  @Test
  void aChangedFileIs() throws Exception {
    Packaging packaging = unchangedSinceYesterday();
    Release first = packaging.release();
    packaging.file("dist/a", "b");
    Release second = packaging.release();
    assertThat(second.archives().get(0).sha256()).isNotEqualTo(first.archives().get(0).sha256());
    assertThat(TestTar.read(second.archives().get(0).file()).get("dist/a").content())
        .asString()
        .isEqualTo("b");
  }

  @Test
  void anArchiveThatSomebodyElseChangedIsWrittenAgain() throws Exception {
    Packaging packaging = unchangedSinceYesterday();
    Release first = packaging.release();
    Files.writeString(first.archives().get(0).file(), "damaged");
    Release second = packaging.release();
    assertThat(io.github.providerkit.files.Sha256.of(second.archives().get(0).file()))
        .isEqualTo(first.archives().get(0).sha256());
  }

  @Test
  void aFileThatKeptLengthAndTimeIsPackedWithItsNewContents() throws Exception {
    Packaging packaging = unchangedSinceYesterday();
    packaging.release();
    KeptTime.rewrite(directory.resolve("dist/a"), "b");
    Release second = packaging.release();
    assertThat(TestTar.read(second.archives().get(0).file()).get("dist/a").content())
        .asString()
        .isEqualTo("b");
  }

  @Test
  void aFileThatWasReplacedByItsCopyIsNotCompressedAgain() throws Exception {
    // As when a directory is restored from a cache
    Packaging packaging = unchangedSinceYesterday().file("dist/deep/b", "b".repeat(200_000));
    Files.setLastModifiedTime(directory.resolve("dist/a"), FileTime.fromMillis(1_000));
    Files.setLastModifiedTime(directory.resolve("dist/deep/b"), FileTime.fromMillis(2_000));
    Object file = key(packaging.release());
    Path copy =
        Files.copy(
            directory.resolve("dist/a"),
            directory.resolve("copy"),
            StandardCopyOption.COPY_ATTRIBUTES);
    Files.move(copy, directory.resolve("dist/a"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(key(packaging.release())).as("the same file").isEqualTo(file);
    KeptTime.damage(directory.resolve("dist/deep/b"));
    assertThat(key(packaging.release())).isNotEqualTo(file);
  }

  @Test
  void anArchiveThatWasAlteredIsNotShownUnderItsOldDigest() throws Exception {
    Packaging packaging = unchangedSinceYesterday();
    Release first = packaging.release();
    KeptTime.damage(first.archives().get(0).file());
    Release second = packaging.release();
    assertThat(Sha256.of(second.archives().get(0).file()))
        .isEqualTo(second.archives().get(0).sha256())
        .isEqualTo(first.archives().get(0).sha256());
  }

  @Test
  void aFileThatChangesWhileItIsPackedIsPackedAgain() throws Exception {
    // Given a release during which a file that was packed already is changed, its time kept
    Packaging packaging = unchangedSinceYesterday();
    ReleasePlan plan = Shrinking.plan(directory.resolve("dist/a"), 1);
    Path memory = directory.resolve("memory.json");
    ArchiveWriter meddling =
        (contents, target) -> {
          WrittenArchive written = new TarGzWriter(1).write(contents, target);
          KeptTime.rewrite(directory.resolve("dist/a"), "c");
          return written;
        };
    new ReleaseWriter(meddling, Optional.empty(), memory).write(plan, packaging.output());

    // When it is written again
    Release second = new ReleaseWriter(1, Optional.empty(), memory).write(plan, packaging.output());

    // Then it holds what is there
    assertThat(TestTar.read(second.archives().get(0).file()).get("dist/a").content())
        .asString()
        .isEqualTo("c");
  }

  /** A file that changes while it is packed is not remembered, so these are old. */
  private Packaging unchangedSinceYesterday() throws IOException {
    Packaging packaging =
        Packaging.in(directory).file("manifest.yaml", Packaging.UI).file("dist/a", "a");
    Files.setLastModifiedTime(
        directory.resolve("dist/a"),
        FileTime.from(java.time.Instant.now().minus(java.time.Duration.ofDays(1))));
    return packaging;
  }

  private static Object key(Release release) throws IOException {
    return Files.readAttributes(
            release.archives().get(0).file(), java.nio.file.attribute.BasicFileAttributes.class)
        .fileKey();
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsTheMachinesFault() throws Exception {
    Packaging packaging =
        Packaging.in(directory)
            .file("manifest.yaml", Packaging.UI)
            .file("dist/a", "a")
            .file("target", "a file where the directory should be");
    ProviderException failed = catchThrowableOfType(ProviderException.class, packaging::run);
    assertThat(failed.fault()).isEqualTo(ProviderException.Fault.ENVIRONMENT);
    assertThat(failed).hasCauseInstanceOf(IOException.class);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
