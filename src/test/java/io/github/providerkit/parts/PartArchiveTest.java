package io.github.providerkit.parts;

import static io.github.providerkit.compile.TestBuild.LINUX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.write.TarGzWriter;
import io.github.providerkit.compile.TestBuild;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartArchiveTest {
  @TempDir Path temporary;
  private BuiltBinary built;
  private Path directory;

  @BeforeEach
  void aPart() throws ProviderException {
    built = TestBuild.in(temporary.resolve("there")).run(LINUX).get(0);
    directory = temporary.resolve("parts/linux/amd64");
    PartArchive.prepare(directory.getParent());
  }

  @Test
  void binaryAndCatalogComeOutOfAnArchiveWhereverTheBinaryIs() throws Exception {
    Path archive =
        archive(
            binary("gestalt-plugin-weather"),
            ArchiveEntry.ofFile(
                "catalog.yaml",
                built.catalog().orElseThrow(),
                Files.size(built.catalog().orElseThrow())),
            ArchiveEntry.ofBytes("_owned_ui/x/catalog.yaml", new byte[] {'x'}));
    unpack(archive);
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("provider", "catalog.yaml", "build.json");
    }
    BuiltBinary part =
        new BuiltBinary(BuildRecord.read(directory.resolve("build.json")), directory);
    assertThat(part.record()).isEqualTo(built.record());
    assertThat(part.file()).hasSameBinaryContentAs(built.file());
    assertThat(part.catalog().orElseThrow()).hasSameBinaryContentAs(built.catalog().orElseThrow());
  }

  @Test
  void anArchiveOfAnotherBuildIsRefused() throws Exception {
    // Given an archive with a program of the same length, and one that cannot be started
    byte[] other = new byte[(int) built.record().size()];
    Path archive =
        archive(
            ArchiveEntry.ofBytes("artifacts/linux/amd64/provider", other).asExecutable(),
            ArchiveEntry.ofFile("provider", built.file(), built.record().size()));
    assertThat(catchThrowableOfType(ProviderException.class, () -> unpack(archive)))
        .hasMessage(
            archive
                + ": expected the binary with the digest "
                + built.record().sha256()
                + ", found none");
    assertThat(directory.resolve("provider")).doesNotExist();
  }

  @Test
  void whatWasAddedToTheArchiveIsNoPartOfIt() throws Exception {
    // Given the archive of a kind without a catalog, and a document of that name in it
    BuildRecord plugin = built.record();
    BuildRecord secrets =
        new BuildRecord(
            plugin.provider(),
            plugin.version(),
            "secrets",
            plugin.language(),
            plugin.platform(),
            plugin.file(),
            plugin.size(),
            plugin.sha256(),
            plugin.source(),
            Optional.empty(),
            plugin.tools());
    secrets.write(built.directory());
    unpack(
        archive(
            binary("gestalt-plugin-weather"),
            ArchiveEntry.ofBytes("LICENSE", new byte[] {'x'}),
            ArchiveEntry.ofBytes("catalog.yaml", new byte[] {'x'})));
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("provider", "build.json");
    }
  }

  @Test
  void whatTheAuthorsCommandsMadeComesOutWithoutAProgramToo() throws Exception {
    // Given the archive of an app that is nothing but files to serve
    BuildRecord plugin = built.record();
    BuildRecord served =
        new BuildRecord(
            plugin.provider(),
            plugin.version(),
            plugin.kind(),
            "commands",
            plugin.platform(),
            plugin.file(),
            0,
            Sha256.of(new byte[0]),
            plugin.source(),
            plugin.catalog(),
            plugin.tools());
    served.write(built.directory());
    unpack(
        archive(
            ArchiveEntry.ofFile(
                "catalog.yaml",
                built.catalog().orElseThrow(),
                Files.size(built.catalog().orElseThrow())),
            ArchiveEntry.ofBytes("gen/config.json", new byte[] {'{', '}'}),
            ArchiveEntry.ofBytes("static/index.html", new byte[] {'x'})));
    BuiltBinary part =
        new BuiltBinary(BuildRecord.read(directory.resolve("build.json")), directory);
    assertThat(part.file()).isEmptyFile();
    assertThat(part.assets().orElseThrow().resolve("index.html")).hasContent("x");
    assertThat(part.files().orElseThrow().resolve("gen/config.json")).hasContent("{}");
  }

  @Test
  void partsOfAnEarlierRunAreRemoved() throws Exception {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("old"), "old");
    PartArchive.prepare(directory.getParent());
    assertThat(directory.getParent()).isEmptyDirectory();
  }

  private ArchiveEntry binary(String name) {
    return ArchiveEntry.ofFile(name, built.file(), built.record().size()).asExecutable();
  }

  private Path archive(ArchiveEntry... entries) throws Exception {
    Path file = temporary.resolve("weather.tar.gz");
    new TarGzWriter(1, Instant.EPOCH).write(ArchiveContents.of(List.of(entries)), file);
    return file;
  }

  private void unpack(Path archive) throws ProviderException {
    PartArchive.unpack(archive, built.directory().resolve(BuildRecord.FILE), directory);
  }
}
