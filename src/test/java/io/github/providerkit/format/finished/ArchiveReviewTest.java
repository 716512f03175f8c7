package io.github.providerkit.format.finished;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.providerkit.archive.read.ForeignTar;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.ArchiveVerifier;
import io.github.providerkit.lock.Deployment;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.mojo.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveReviewTest {
  private static final String LEGACY =
      """
      source: github.com/acme/plugins/echo
      version: 0.1.0
      provider:
        exec: {artifact_path: prov}
        surfaces: {}
      artifacts:
        - {os: linux, arch: amd64, path: prov, sha256: %s}
      """;

  @TempDir Path directory;
  private final Problems problems = new Problems(RuleLevels.DEFAULT);

  @Test
  void theFormatShowsAtTheTopOfTheArchive() throws Exception {
    write("plugin.bin", Deployment.rest());
    write("legacy.tar.gz", legacy("program", "program"));
    write("widget.tar.gz", tarball("widget", "1.0.0", ""));
    write("echo.tgz", Deployment.rest());
    ArchiveReview.Result result =
        review("plugin.bin", "legacy.tar.gz", "widget.tar.gz", "echo.tgz");
    assertThat(problems.hasErrors()).isFalse();
    assertThat(result.archives())
        .containsExactlyInAnyOrder("plugin.bin", "legacy.tar.gz", "widget.tar.gz", "echo.tgz");
  }

  @Test
  void todaysManifestWinsOverTheOneBefore() throws Exception {
    ForeignTar tar = new ForeignTar().add("plugin.yaml", '0', 0644, "nonsense: true\n");
    tar.add("manifest.yaml", '0', 0644, Deployment.REST).writeTo(directory.resolve("a.tar.gz"));
    review("a.tar.gz");
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void archivesOfTheOldGenerationAreJudgedLikeTodays() throws Exception {
    write("missing.tar.gz", legacy("program", null));
    write("other.tar.gz", legacy("program", "another"));
    review("missing.tar.gz", "other.tar.gz");
    assertThat(problems.sorted())
        .extracting(Problem::file, Problem::code)
        .containsExactlyInAnyOrder(
            tuple("missing.tar.gz/plugin.yaml", "gestalt/missing-file"),
            tuple("other.tar.gz/plugin.yaml", "gestalt/digest-mismatch"));
  }

  @Test
  void siblingsThatSomebodyHasPublishedLieBelow() throws Exception {
    Files.createDirectories(directory.resolve("npm/installed"));
    write("npm/widget-1.0.0.tgz", tarball("widget", "1.0.0", ", \"bundle\": [\"common\"]"));
    write("npm/installed/common-1.0.0.tgz", tarball("common", "1.0.0", ""));
    ArchiveReview.Result result = review("npm");
    assertThat(problems.sorted()).isEmpty();
    assertThat(result.archives()).containsExactly("widget-1.0.0.tgz", "common-1.0.0.tgz");
    write("npm/installed/common-1.0.0.tgz", tarball("common", "1.1.0", ""));
    review("npm");
    assertThat(problems.sorted())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("in version 1.0.0"));
  }

  @Test
  void siblingsThatLieTogetherAreForARegistry() throws Exception {
    Path npm = Files.createDirectory(directory.resolve("npm"));
    String bundle = ", \"bundle\": [\"common\", \"frontend\"]";
    write("npm/widget-1.0.0.tgz", tarball("widget", "1.0.0", bundle));
    write("npm/common-1.0.0.tgz", tarball("common", "1.0.0", ""));
    write("npm/frontend-1.0.0.tgz", tarball("frontend", "1.0.0", ""));
    ArchiveReview.Result result = review("npm");
    assertThat(problems.sorted()).isEmpty();
    assertThat(result.unchecked())
        .anyMatch(what -> what.startsWith("widget-1.0.0.tgz as an upload"));

    write("npm/common-1.0.0.tgz", tarball("common", "1.0.1", ""));
    Files.delete(npm.resolve("frontend-1.0.0.tgz"));
    review("npm");
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly(
            "expected \"common\" in version 1.0.0 beside it, found 1.0.1",
            "expected \"frontend\" in version 1.0.0 beside it, found no such tarball");
  }

  @Test
  void aPrimaryAloneIsNoUpload() throws Exception {
    write("widget-1.0.0.tgz", tarball("widget", "1.0.0", ", \"bundle\": [\"common\"]"));
    review("widget-1.0.0.tgz");
    assertThat(problems.sorted())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("expected a bundle, since the package names siblings");
  }

  @Test
  void ofADirectoryOnlyArchivesAreJudgedAndThereHaveToBeSome() throws Exception {
    write("notes.txt", new byte[] {1});
    assertThat(failure(".")).contains("expected an archive, .tar.gz or .tgz, found none at");
    assertThat(failure("notes.txt")).contains("found none at");
    assertThat(failure("absent.tar.gz")).contains("found none at");
    write("a.tar.gz", Deployment.rest());
    assertThat(review(".").archives()).containsExactly("a.tar.gz");
    assertThat(review(".", "a.tar.gz").archives()).containsExactly("a.tar.gz");
  }

  @Test
  void whatIsNoArchiveIsJudgedByItsName() throws Exception {
    write("a.tar.gz", new byte[] {1, 2});
    write("b.tgz", new byte[] {1, 2});
    review("a.tar.gz", "b.tgz");
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly(
            "is not a gzip file", "expected an entry package/package.json, found none");
  }

  private String failure(String place) {
    return catchThrowableOfType(ProviderException.class, () -> review(place)).text();
  }

  private ArchiveReview.Result review(String... places) throws ProviderException {
    List<ArchiveVerifier> verifiers = new ArrayList<>();
    Formats.all().stream()
        .filter(ArchiveVerifier.class::isInstance)
        .forEach(format -> verifiers.add((ArchiveVerifier) format));
    List<Path> paths = new ArrayList<>();
    for (String place : places) {
      paths.add(directory.resolve(place).normalize());
    }
    return new ArchiveReview(verifiers).run(paths, problems);
  }

  private static byte[] legacy(String named, String program) throws IOException {
    ForeignTar tar = new ForeignTar();
    if (program != null) {
      tar.add("prov", '0', 0755, program);
    }
    String manifest = LEGACY.formatted(Sha256.of(named.getBytes()));
    return ForeignTar.gzip(tar.add("plugin.yaml", '0', 0644, manifest).bytes());
  }

  private static byte[] tarball(String name, String version, String more) throws IOException {
    String json =
        """
        {"name": "%s", "version": "%s", "description": "A plugin", "author": "ACME",
         "license": "MIT", "checkstack": {"type": "backend", "pluginId": "widget"%s}}
        """
            .formatted(name, version, more);
    return ForeignTar.gzip(new ForeignTar().add("package/package.json", '0', 0644, json).bytes());
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(directory.resolve(name), bytes);
  }
}
