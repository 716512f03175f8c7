package io.github.providerkit.mojo;

import static io.github.providerkit.compile.TestBuild.LINUX;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.archive.ArchiveContents;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.compile.TestBuild;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleasePlan.PlannedArchive;
import io.github.providerkit.parts.BuildRecord;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.release.ReleaseWriter;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small archives of much: each is answered in a virtual machine with a heap of 64 MB, in less than
 * two seconds of its processor.
 */
class ArchiveBombsTest {
  private static final long MOST_MILLIS = 2_000;
  private static final String MANIFEST =
      """
      kind: plugin
      source: github.com/acme/plugins/echo
      version: 0.1.0
      spec:
        surfaces:
          rest:
            baseUrl: https://api.example.com
            operations:
              - {name: get_hello, method: GET, path: /hello}
      """;

  @TempDir Path directory;
  private Path archive;
  private Path tarball;

  @BeforeEach
  void names() {
    archive = directory.resolve("gestalt-plugin-echo_v0.1.0.tar.gz");
    tarball = directory.resolve("widget-1.0.0.tgz");
  }

  @Test
  void aPathOfHalfAMillionSegments() throws Exception {
    String path = " path=" + "a/".repeat(499_000) + "a\n";
    byte[] record = (path.length() + 6 + path).getBytes(UTF_8);
    try (Bomb bomb = new Bomb(archive)) {
      bomb.header("x", 'x', record.length).raw(padded(record)).file("manifest.yaml", MANIFEST);
    }
    assertThat(Files.size(archive)).isLessThan(3_000);
    refuses(archive, "longer than paths are");
  }

  @Test
  void manyPathsThatAreLongAndNew() throws Exception {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (int i = 0; i < 3_000; i++) {
      String path = " path=" + "%04d/".formatted(i) + "a/".repeat(1_990) + "\n";
      byte[] record = (path.length() + 4 + path).getBytes(UTF_8);
      tar.writeBytes(Bomb.headerBytes("x", 'x', record.length));
      tar.writeBytes(padded(record));
      tar.writeBytes(Bomb.headerBytes("d", '5', 0));
    }
    try (Bomb bomb = new Bomb(archive)) {
      bomb.raw(tar.toByteArray());
    }
    refuses(archive, "has more than the allowed 500000 entries");
  }

  @Test
  void aManifestOfMoreThanAGigabyte() throws Exception {
    try (Bomb bomb = new Bomb(archive)) {
      bomb.file("manifest.yaml", "# comment, and not the last one\n", 1_200);
    }
    refuses(archive, "manifest.yaml: expected at most 16777216 bytes, found 1258291200");
  }

  @Test
  void aCatalogOfMoreThanAGigabyte() throws Exception {
    try (Bomb bomb = new Bomb(archive)) {
      bomb.file("manifest.yaml", MANIFEST).file("catalog.yaml", "# comment, and no word\n", 1_200);
    }
    refuses(archive, "catalog.yaml: expected at most 16777216 bytes");
  }

  @Test
  void aPackageJsonOfMoreThanAGigabyte() throws Exception {
    try (Bomb bomb = new Bomb(tarball)) {
      bomb.file("package/package.json", "[0,0,0,0,0,0,0] ", 1_500);
    }
    refuses(tarball, "package/package.json: expected at most 1048576 bytes, found 1572864000");
  }

  @Test
  void aBundleOfSixtyTarballsOfFortyMegabytes() throws Exception {
    try (Bomb bomb = new Bomb(tarball)) {
      bomb.file("bundle.json", bundle(60));
      for (int i = 0; i < 60; i++) {
        bomb.file("packages/p" + i + ".tgz", "\0", 40);
      }
    }
    refuses(tarball, "unpacks to more than 268435456 bytes");
  }

  @Test
  void aBundleOfSixtyTarballsThatUnpackToFortyMegabytes() throws Exception {
    Path inner = directory.resolve("inner.tgz");
    try (Bomb bomb = new Bomb(inner)) {
      bomb.file("package/package.json", "{}").file("package/zeros", "\0", 40);
    }
    try (Bomb bomb = new Bomb(tarball)) {
      bomb.file("bundle.json", bundle(60));
      for (int i = 0; i < 60; i++) {
        bomb.file("packages/p" + i + ".tgz", Files.readAllBytes(inner));
      }
    }
    refuses(tarball, "unpacks to more than 268435456 bytes");
  }

  @Test
  void namesWithoutEndInExtendedHeaders() throws Exception {
    try (Bomb bomb = new Bomb(archive)) {
      bomb.header("n", 'L', 1_200L << 20);
    }
    refuses(archive, "has a name of 1258291200 bytes");
    try (Bomb bomb = new Bomb(tarball)) {
      bomb.file("package/package.json", "{}").header("n", 'L', 40 << 20);
    }
    refuses(tarball, "expected a text");
  }

  @Test
  void twentyThousandEmptyMembersAreTaken() throws Exception {
    try (Bomb bomb = new Bomb(archive)) {
      bomb.emptyMembers(20_000).file("manifest.yaml", MANIFEST).emptyMembers(20_000);
    }
    SmallMachine.Answer answer = SmallMachine.verify(archive);
    assertThat(answer.output()).contains("taken\n");
    assertThat(answer.cpuMillis()).isLessThan(MOST_MILLIS);
  }

  @Test
  void aPartWithAHugeCatalog() throws Exception {
    BuiltBinary built = TestBuild.in(directory.resolve("there")).run(LINUX).get(0);
    try (Bomb bomb = new Bomb(archive)) {
      bomb.file("catalog.yaml", "# comment, and no word\n", 1_200);
    }
    SmallMachine.Answer answer =
        SmallMachine.unpackPart(
            archive, built.directory().resolve(BuildRecord.FILE), directory.resolve("parts"));
    assertThat(answer.output()).contains("catalog.yaml: expected at most 16777216 bytes");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.cpuMillis()).isLessThan(MOST_MILLIS);
  }

  @Test
  void whatIsPackagedIsTaken() throws Exception {
    List<ArchiveEntry> files = new ArrayList<>();
    files.add(ArchiveEntry.ofBytes("manifest.yaml", MANIFEST.getBytes(UTF_8)));
    for (int i = 0; i < 100_000; i++) {
      files.add(ArchiveEntry.ofBytes("assets/%d/%d".formatted(i % 100, i), new byte[0]));
    }
    Path many = packaged(files);
    assertThat(SmallMachine.verify(many).output()).contains("taken\n");
    Path zeros =
        packaged(List.of(files.get(0), ArchiveEntry.ofBytes("assets/zeros", new byte[64 << 20])));
    assertThat(SmallMachine.verify(zeros).output()).contains("taken\n");
  }

  private Path packaged(List<ArchiveEntry> files) throws Exception {
    PlannedArchive planned =
        new PlannedArchive(
            ReleasePlan.GENERIC,
            Optional.empty(),
            archive.getFileName().toString(),
            ArchiveContents.of(files));
    ReleasePlan plan =
        new ReleasePlan(List.of(planned), List.of(), "provider-release.yaml", archives -> "");
    return new ReleaseWriter(2, Optional.empty(), directory.resolve("memory.json"))
        .write(plan, directory.resolve("release"))
        .archives()
        .get(0)
        .file();
  }

  private static void refuses(Path file, String reason) throws Exception {
    SmallMachine.Answer answer = SmallMachine.verify(file);
    System.out.printf("%s ms: %s%n", answer.cpuMillis(), reason);
    assertThat(answer.output()).contains(reason).contains("refused\n");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.cpuMillis()).isLessThan(MOST_MILLIS);
  }

  private static String bundle(int packages) {
    StringBuilder text =
        new StringBuilder("{\"bundleVersion\":1,\"primary\":\"p0\",\"packages\":[");
    for (int i = 0; i < packages; i++) {
      text.append(i == 0 ? "" : ",")
          .append("{\"name\":\"p%d\",\"version\":\"1.0.0\",".formatted(i))
          .append("\"tarball\":\"packages/p%d.tgz\"}".formatted(i));
    }
    return text + "]}";
  }

  private static byte[] padded(byte[] bytes) {
    return Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512);
  }
}
