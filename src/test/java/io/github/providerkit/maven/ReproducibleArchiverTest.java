package io.github.providerkit.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.archive.write.Samples;
import io.github.providerkit.archive.write.TarGzWriter;
import io.github.providerkit.archive.write.WrittenArchive;
import io.github.providerkit.files.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.codehaus.plexus.archiver.Archiver;
import org.codehaus.plexus.archiver.ArchiverException;
import org.codehaus.plexus.archiver.manager.ArchiverManager;
import org.codehaus.plexus.archiver.util.DefaultFileSet;
import org.codehaus.plexus.archiver.zip.ZipArchiver;
import org.codehaus.plexus.components.io.resources.ResourceFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archiver as other plugins get it: by its hint, from plexus-archiver's own manager. */
@MojoTest
class ReproducibleArchiverTest {
  private static final int FILE = 0644;
  private static final int PROGRAM = 0755;

  @TempDir Path temporary;
  @Inject private ArchiverManager archivers;
  private Path directory;
  private Archiver archiver;

  @BeforeEach
  void anArchiver() throws Exception {
    directory = Files.createDirectories(temporary.resolve("files"));
    archiver = archivers.getArchiver(ReproducibleArchiver.HINT);
    archiver.setDestFile(archive().toFile());
  }

  @Test
  void theSameFilesAreTheSameBytesAsInARelease() throws Exception {
    // Given files that are compressed in several blocks, added in any order
    byte[] large = Samples.mixture(3_000_000);
    file("ui/map.bin", large);
    file("ui/b-c.js", "b-c".getBytes());
    file("ui/b/c.js", "c".getBytes());
    file("run", "run".getBytes());
    WrittenArchive expected =
        new TarGzWriter(1)
            .write(
                ArchiveContents.of(
                    List.of(
                        ArchiveEntry.ofBytes("bin/run", "run".getBytes()).asExecutable(),
                        ArchiveEntry.ofBytes("ui/map.bin", large),
                        ArchiveEntry.ofBytes("ui/b/c.js", "c".getBytes()),
                        ArchiveEntry.ofBytes("ui/b-c.js", "b-c".getBytes()))),
                temporary.resolve("expected.tar.gz"));

    // When another plugin archives them
    archiver.addFileSet(files("ui").prefixed("ui/"));
    archiver.addFile(directory.resolve("run").toFile(), "bin/run", PROGRAM);
    archiver.createArchive();

    // Then
    assertThat(Sha256.of(archive())).isEqualTo(expected.sha256());
  }

  @Test
  void theWriterOfReleasesSaysTheSameAsOurOwn() throws Exception {
    ArchiveContents contents =
        ArchiveContents.of(
            List.of(
                ArchiveEntry.ofBytes("manifest.yaml", "kind: ui".getBytes()),
                ArchiveEntry.ofBytes("run", "x".getBytes()).asExecutable()));
    Instant time = Instant.ofEpochSecond(1_700_000_000);
    WrittenArchive own = new TarGzWriter(2, time).write(contents, temporary.resolve("a"));
    WrittenArchive theirs =
        new ArchiverWriter(2, Optional.of(time)).write(contents, temporary.resolve("b"));
    assertThat(theirs.sha256()).isEqualTo(own.sha256());
    assertThat(theirs.size()).isEqualTo(own.size());
    assertThat(temporary.resolve("b")).hasSameBinaryContentAs(temporary.resolve("a"));
  }

  @Test
  void theWriterOfReleasesKeepsWhatWasSaidAboutAFailure() throws Exception {
    // Given a file that grew, one that is gone, and a place that is none
    Path file = file("grown", "long".getBytes());
    ArchiverWriter writer = new ArchiverWriter(1, Optional.empty());
    ArchiveException grown =
        catchThrowableOfType(
            ArchiveException.class,
            () ->
                writer.write(
                    ArchiveContents.of(List.of(ArchiveEntry.ofFile("grown", file, 1))), archive()));
    assertThat(grown).hasMessage("grown: is longer than the 1 bytes it was listed with");
    assertThat(grown.hint()).isNotNull();
    Path blocked = file("blocked", new byte[0]).resolve("archive.tar.gz");
    assertThat(catchThrowable(() -> writer.write(ArchiveContents.of(List.of()), blocked)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theTimeIs1970OrTheOneThatIsSet() throws Exception {
    file("a", "a".getBytes());
    archiver.addFileSet(files(""));
    archiver.createArchive();
    assertThat(times()).containsExactly(Instant.EPOCH);
    Instant time = Instant.parse("2026-05-07T12:30:00Z");
    Archiver other = archivers.getArchiver(ReproducibleArchiver.HINT);
    assertThat(other).as("one for each archive").isNotSameAs(archiver);
    other.setDestFile(archive().toFile());
    other.configureReproducibleBuild(FileTime.from(time));
    other.addFileSet(files(""));
    other.createArchive();
    assertThat(times()).containsExactly(time);
  }

  @Test
  void whatMaven4SetsByItselfIsNoTime() throws Exception {
    file("a", "a".getBytes());
    archiver.configureReproducibleBuild(FileTime.from(Instant.parse("1980-02-01T00:00:00Z")));
    archiver.addFileSet(files(""));
    archiver.createArchive();
    assertThat(times()).containsExactly(Instant.EPOCH);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileIsAProgramWhereThePersonWhoAddsItSaysSo() throws Exception {
    for (String name : List.of("set/a", "forced/b", "c", "d", "e")) {
      Files.setPosixFilePermissions(
          file(name, name.getBytes()), PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    archiver.addFileSet(files("set"));
    archiver.addFile(directory.resolve("c").toFile(), "c");
    archiver.addFile(directory.resolve("d").toFile(), "d", PROGRAM);
    archiver.addResource(ResourceFactory.createResource(directory.resolve("e").toFile()), "e", -1);
    archiver.setFileMode(0700);
    archiver.addFileSet(files("forced"));
    archiver.setFileMode(-1);
    archiver.createArchive();
    assertThat(modes())
        .containsExactly(
            Map.entry("a", FILE),
            Map.entry("b", PROGRAM),
            Map.entry("c", FILE),
            Map.entry("d", PROGRAM),
            Map.entry("e", FILE));
  }

  @Test
  void patternsMeanWhatTheyMeanInEveryPlugin() throws Exception {
    for (String name :
        List.of("a.md", "A.MD", "b.txt", "deep/c.md", "deep/x/d.md", "deep/x/e.txt", "notes.md~")) {
      file(name, name.getBytes());
    }
    file(".git/config.md", "x".getBytes());
    DefaultFileSet set = files("");
    set.setIncludes(new String[] {"*.md", "deep/"});
    set.setExcludes(new String[] {"**/x/*.txt"});
    assertThat(namesOf(set)).containsExactly("a.md", "deep/c.md", "deep/x/d.md");
    set.setCaseSensitive(false);
    assertThat(namesOf(set)).containsExactly("A.MD", "a.md", "deep/c.md", "deep/x/d.md");
    set.setIncludes(new String[] {"**/*.md*"});
    set.setExcludes(null);
    set.setCaseSensitive(true);
    assertThat(namesOf(set)).containsExactly("a.md", "deep/c.md", "deep/x/d.md");
    set.setUsingDefaultExcludes(false);
    assertThat(namesOf(set))
        .containsExactly(".git/config.md", "a.md", "deep/c.md", "deep/x/d.md", "notes.md~");
    set.setIncludes(new String[] {"%regex[deep/.*]"});
    set.setExcludes(new String[] {"deep/x/**"});
    assertThat(namesOf(set)).containsExactly("deep/c.md");
  }

  @Test
  void selectorsMappersAndTransformersOfOthersCount() throws Exception {
    file("a.txt", "name".getBytes());
    file("b.txt", "b".getBytes());
    DefaultFileSet set = files("").prefixed("docs/");
    set.setFileSelectors(
        new org.codehaus.plexus.components.io.fileselectors.FileSelector[] {
          info -> info.getName().startsWith("a")
        });
    set.setFileMappers(
        new org.codehaus.plexus.components.io.filemappers.FileMapper[] {name -> name + ".bak"});
    set.setStreamTransformer(
        (resource, in) ->
            new ByteArrayInputStream((new String(in.readAllBytes()) + "d").getBytes()));
    archiver.addFileSet(set);
    archiver.createArchive();
    assertThat(contents()).containsExactly(Map.entry("docs/a.txt.bak", "named"));
  }

  @Test
  void filesOfAnotherArchiveAreTakenOver() throws Exception {
    file("inner/a", "a".getBytes());
    ZipArchiver zip = new ZipArchiver();
    zip.setDestFile(temporary.resolve("inner.zip").toFile());
    zip.addFileSet(files("inner"));
    zip.createArchive();
    archiver.addArchivedFileSet(
        org.codehaus.plexus.archiver.util.DefaultArchivedFileSet.archivedFileSet(
                temporary.resolve("inner.zip").toFile())
            .prefixed("x/"));
    archiver.createArchive();
    assertThat(contents()).containsExactly(Map.entry("x/a", "a"));
  }

  @Test
  void aNameThatIsAddedTwiceIsRefusedUnlessTheFirstIsToStay() throws Exception {
    Path one = file("one", "1".getBytes());
    Path two = file("two", "2".getBytes());
    archiver.addFile(one.toFile(), "a");
    archiver.addFile(two.toFile(), "a");
    assertRefused("a: would be in the archive twice");
    assertThat(archive()).doesNotExist();
    Archiver skipping = archivers.getArchiver(ReproducibleArchiver.HINT);
    skipping.setDuplicateBehavior(Archiver.DUPLICATES_SKIP);
    skipping.setDestFile(archive().toFile());
    skipping.addFile(one.toFile(), "a");
    skipping.addFile(two.toFile(), "a");
    skipping.createArchive();
    assertThat(contents()).containsExactly(Map.entry("a", "1"));
  }

  @Test
  void aNameThatLeadsOutIsRefused() throws Exception {
    archiver.addFile(file("a", "a".getBytes()).toFile(), "../a");
    assertRefused("cannot archive \"../a\": the name contains a \"..\" segment");
  }

  @Test
  void directoriesAreNoEntriesAndLinksAreRefused() throws Exception {
    Files.createDirectories(directory.resolve("empty"));
    archiver.addFileSet(files(""));
    archiver.createArchive();
    assertThat(contents()).isEmpty();
    Archiver other = archivers.getArchiver(ReproducibleArchiver.HINT);
    other.setDestFile(archive().toFile());
    other.addSymlink("link", "/etc/passwd");
    assertThatExceptionOfType(ArchiverException.class)
        .isThrownBy(other::createArchive)
        .withMessageContaining("link: expected a file, found a symbolic link");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksOfAFileSetStayInItsDirectory() throws Exception {
    file("set/a", "a".getBytes());
    Files.createSymbolicLink(directory.resolve("set/same"), Path.of("a"));
    archiver.addFileSet(files("set"));
    archiver.createArchive();
    assertThat(contents()).containsExactly(Map.entry("a", "a"), Map.entry("same", "a"));

    file("secret", "secret".getBytes());
    Files.createSymbolicLink(directory.resolve("set/out"), Path.of("../secret"));
    Archiver other = archivers.getArchiver(ReproducibleArchiver.HINT);
    assertThatExceptionOfType(ArchiverException.class)
        .isThrownBy(() -> other.addFileSet(files("set")))
        .withMessageContaining("out: symbolic link leads out of the package");
    assertThatExceptionOfType(ArchiverException.class)
        .isThrownBy(() -> other.addFile(directory.resolve("set/out").toFile(), "out"))
        .withMessageContaining("out: symbolic link leads out of the package");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatExceptionOfType(ArchiverException.class)
        .isThrownBy(() -> archiver.addFileSet(files("gone")))
        .withMessageStartingWith("expected a directory for a file set, found ")
        .withMessageEndingWith("gone");
    assertThatExceptionOfType(ArchiverException.class)
        .isThrownBy(() -> archiver.addFile(directory.resolve("gone").toFile(), "gone"))
        .withMessageStartingWith("expected a file, found none at ");
  }

  private void assertRefused(String message) {
    assertThatExceptionOfType(ArchiverException.class)
        .isThrownBy(archiver::createArchive)
        .withMessageContaining(message);
  }

  private Path archive() {
    return temporary.resolve("archive.tar.gz");
  }

  private Path file(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private DefaultFileSet files(String name) {
    return DefaultFileSet.fileSet(directory.resolve(name).toFile());
  }

  private List<String> namesOf(DefaultFileSet set) throws Exception {
    Archiver other = archivers.getArchiver(ReproducibleArchiver.HINT);
    other.setDestFile(archive().toFile());
    other.addFileSet(set);
    other.createArchive();
    return List.copyOf(contents().keySet());
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new LinkedHashMap<>();
    new TarGzReader(ReadLimits.DEFAULT)
        .read(archive(), (e, in) -> contents.put(e.name(), new String(in.readAllBytes())));
    return contents;
  }

  private Map<String, Integer> modes() throws IOException {
    Map<String, Integer> modes = new LinkedHashMap<>();
    new TarGzReader(ReadLimits.DEFAULT)
        .read(archive(), (e, in) -> modes.put(e.name(), e.executable() ? PROGRAM : FILE));
    return modes;
  }

  private List<Instant> times() throws IOException {
    byte[] tar = Samples.gunzip(Files.readAllBytes(archive()));
    return List.of(Instant.ofEpochSecond(Long.parseLong(new String(tar, 136, 11), 8)));
  }
}
