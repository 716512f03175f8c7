package io.github.providerkit.archive.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.archive.ArchiveException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Thousands of archives that are a little wrong, held against what Go's libraries and the server's
 * policy said of them ({@code src/test/go/odd-archives}): never taken where the server refuses, and
 * refused where it takes only for a reason that is named here.
 */
class OddArchivesTest {
  private static final List<String> STRICTER =
      List.of(
          "has a \"..\" in its name",
          "stands for the top directory",
          "comes twice",
          "is a sparse file",
          "is a file with the mode of a directory",
          // Behind the last entry, where the server does not look.
          "damaged gzip data");

  @Test
  @Timeout(300)
  void whatIsTakenIsWhatTheServerTakes() throws IOException {
    List<String> verdicts = verdicts();
    List<String> disagreements = new ArrayList<>();
    int agreed = 0;
    for (int i = 0; i < verdicts.size(); i++) {
      String ours = judge(OddArchives.of(i));
      boolean taken = verdicts.get(i).startsWith("ok ");
      if (ours.equals(verdicts.get(i)) || !taken && !ours.startsWith("ok ")) {
        agreed++;
      } else if (!taken || STRICTER.stream().noneMatch(ours::contains)) {
        disagreements.add(i + ": " + verdicts.get(i) + ", but " + ours);
      }
    }
    System.out.printf("odd archives %s/%s agree%n", agreed, verdicts.size());
    assertThat(disagreements).isEmpty();
    assertThat(verdicts)
        .hasSize(4_000)
        .filteredOn(one -> one.startsWith("ok "))
        .hasSizeGreaterThan(500);
    assertThat(agreed).isGreaterThan(verdicts.size() * 19 / 20);
  }

  private static List<String> verdicts() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                OddArchivesTest.class.getResourceAsStream("odd-archives.txt"), UTF_8))) {
      return lines.lines().toList();
    }
  }

  /** "ok" and a checksum of the names, or why it is refused. */
  private static String judge(byte[] archive) throws IOException {
    List<String> names = new ArrayList<>();
    try {
      new TarGzReader(ReadLimits.DEFAULT)
          .read(
              "odd.tar.gz",
              new ByteArrayInputStream(archive),
              (entry, content) -> names.add(hex(entry.nameInArchive())));
    } catch (ArchiveException e) {
      return e.getMessage();
    }
    CRC32 crc = new CRC32();
    crc.update(String.join(",", names).getBytes(UTF_8));
    return "ok %08x".formatted(crc.getValue());
  }

  /** The bytes of a name, of which those that are not UTF-8 are surrogates. */
  private static String hex(String name) {
    StringBuilder hex = new StringBuilder();
    name.codePoints()
        .forEach(
            character -> {
              boolean stray = character >= 0xdc00 && character <= 0xdcff;
              byte[] bytes =
                  stray
                      ? new byte[] {(byte) character}
                      : Character.toString(character).getBytes(UTF_8);
              for (byte one : bytes) {
                hex.append("%02x".formatted(one));
              }
            });
    return hex.toString();
  }
}
