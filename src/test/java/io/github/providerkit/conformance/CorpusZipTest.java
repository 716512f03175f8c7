package io.github.providerkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The zips of {@code src/test/corpus}. {@code mvn test -Dtest=CorpusZipTest -Dcorpus.from=FOLDER}
 * makes them anew of the sets in a folder.
 */
class CorpusZipTest {
  private static final Path ZIPS = Path.of("src", "test", "corpus");
  private static final String FROM = System.getProperty("corpus.from", "");

  static final List<String> SETS =
      List.of(
          "corpus/app",
          "corpus/archives",
          "corpus/checkstack",
          "corpus/legacy",
          "corpus/manifest",
          "corpus/semver",
          "golden/app",
          "golden/checkstack",
          "golden/legacy",
          "golden/lock",
          "golden/release");

  @TempDir Path temporary;

  @ParameterizedTest
  @FieldSource("SETS")
  void aSetHoldsFactsInOrderAndNoneOfTheOriginalsWords(String set) throws IOException {
    Path zip = ZIPS.resolve(set + ".zip");
    if (!FROM.isEmpty()) {
      CorpusZip.write(CorpusZip.facts(Path.of(FROM), set), zip);
    }

    // Given what is in the zip, and what may be
    List<? extends ZipEntry> headers = CorpusZip.headers(zip);
    Map<String, byte[]> facts;
    try (FileSystem files = FileSystems.newFileSystem(zip)) {
      facts = CorpusZip.facts(files.getPath("/"), set);

      // Then these are the same
      assertThat(headers).extracting(ZipEntry::getName).containsExactlyElementsOf(facts.keySet());
      for (Map.Entry<String, byte[]> fact : facts.entrySet()) {
        byte[] content = Files.readAllBytes(files.getPath(fact.getKey()));
        assertThat(content).as(fact.getKey()).isEqualTo(fact.getValue());
      }
    }

    // And a zip says nothing of when and where it was made
    assertThat(headers).extracting(ZipEntry::getTimeLocal).containsOnly(CorpusZip.TIME);
    assertThat(headers).extracting(ZipEntry::getExtra).containsOnlyNulls();
    assertThat(headers).extracting(ZipEntry::getComment).containsOnlyNulls();
  }

  @Test
  void everyZipIsTheSetThatItSays() throws IOException {
    try (var files = Files.walk(ZIPS)) {
      assertThat(
              files
                  .map(file -> ZIPS.relativize(file).toString().replace('\\', '/'))
                  .filter(name -> name.endsWith(".zip")))
          .containsExactlyInAnyOrderElementsOf(SETS.stream().map(set -> set + ".zip").toList());
    }
  }

  @Test
  void theSameFolderMakesTheSameBytes() throws IOException {
    // Given a folder
    Path folder = Files.createDirectories(temporary.resolve("corpus/x/b"));
    Path file = Files.writeString(folder.resolve("x"), "x");
    Files.writeString(folder.resolveSibling("a"), "a");

    // When it is packed twice, at other times
    Path first = temporary.resolve("first.zip");
    Path second = temporary.resolve("second.zip");
    CorpusZip.write(CorpusZip.facts(temporary, "corpus/x"), first);
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    CorpusZip.write(CorpusZip.facts(temporary, "corpus/x"), second);

    // Then the bytes are the same
    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(CorpusZip.headers(first))
        .extracting(ZipEntry::getName)
        .containsExactly("corpus/x/a", "corpus/x/b/x");
  }
}
