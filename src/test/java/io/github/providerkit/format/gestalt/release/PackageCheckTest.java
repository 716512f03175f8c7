package io.github.providerkit.format.gestalt.release;

import static io.github.providerkit.lock.Deployment.REST;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.archive.read.ForeignTar;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.gestalt.GestaltFormat;
import io.github.providerkit.lock.Deployment;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Binaries;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What verify-archive says of packages, which is what a server says when it locks them. */
class PackageCheckTest {
  private static final String PROGRAM =
      new String(Binaries.of(new Platform("linux", "amd64", "")), ISO_8859_1);

  @TempDir Path directory;
  private Path archive;
  private List<String> unchecked;

  @BeforeEach
  void name() {
    archive = directory.resolve("cache.tar.gz");
  }

  @Test
  void aPackageWithItsProgramIsTaken() throws Exception {
    write(manifest(artifact("linux", "amd64", PROGRAM)), PROGRAM);
    assertThat(verify()).isEmpty();
    assertThat(unchecked)
        .contains(
            "whether a program starts, and does what its manifest says",
            "the metadata of the release that cache.tar.gz belongs to");
  }

  @Test
  void aMissingProgramIsTold() throws Exception {
    write(manifest(artifact("linux", "amd64", PROGRAM)), (String) null);
    assertThat(verify())
        .containsExactly(
            "cache.tar.gz/manifest.yaml:5:36 artifacts[0].path:"
                + " expected the binary prov in the archive, found none [gestalt/missing-file]");
  }

  @Test
  void anotherProgramIsTold() throws Exception {
    write(manifest(artifact("linux", "amd64", PROGRAM)), "not that file");
    assertThat(verify())
        .singleElement()
        .asString()
        .contains("artifacts[0].sha256: expected prov with the digest " + sha256(PROGRAM))
        .contains("found " + sha256("not that file") + " [gestalt/digest-mismatch]");
  }

  @Test
  void aProgramForAnotherPlatformIsTold() throws Exception {
    write(manifest(artifact("linux", "arm64", PROGRAM)), PROGRAM);
    assertThat(verify())
        .containsExactly(
            "cache.tar.gz/manifest.yaml:5:36 artifacts[0].path:"
                + " expected linux/arm64, found linux/amd64 (ELF, static) [gestalt/wrong-binary]");
  }

  @Test
  void ofSeveralProgramsOneIsEnoughForItsServer() throws Exception {
    String other = artifact("darwin", "arm64", PROGRAM).replace("path: prov", "path: other");
    write(manifest(artifact("linux", "amd64", PROGRAM) + other), PROGRAM);
    assertThat(verify())
        .containsExactly(
            "cache.tar.gz/manifest.yaml:6:37 artifacts[1].path: expected the binary other in the"
                + " archive, found none: a server on darwin/arm64 refuses it"
                + " [gestalt/partial-package]");
  }

  @Test
  void aProgramIsFoundAmongThousandsOfFiles() throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < 1_500; i++) {
      files.put("assets/" + i, Integer.toString(i));
    }
    files.put("manifest.yaml", manifest(artifact("linux", "amd64", PROGRAM)));
    files.put("prov", PROGRAM);
    Files.write(archive, archive(files));
    assertThat(verify()).isEmpty();
    files.put("prov", "not that file");
    Files.write(archive, archive(files));
    assertThat(verify()).hasSize(1).allMatch(told -> told.contains("gestalt/digest-mismatch"));
  }

  @Test
  void whatIsOnlyUnpackedIsNotFound() throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("manifest.yaml", manifest(artifact("linux", "amd64", PROGRAM)));
    files.put("/prov", PROGRAM);
    Files.write(archive, archive(files));
    assertThat(verify()).singleElement().asString().contains("expected the binary prov");
    files.put("/manifest.json", "{}");
    Files.write(archive, archive(files));
    assertThat(verify())
        .singleElement()
        .asString()
        .contains("\"/manifest.json\" would be unpacked as a manifest");
  }

  @Test
  void aUserInterfaceHasAssets() throws Exception {
    String ui =
        """
        kind: ui
        source: github.com/acme/ui/x
        version: 0.1.0
        spec: {assetRoot: web}
        """;
    Files.write(archive, archive(Map.of("manifest.yaml", ui, "website", "")));
    assertThat(verify()).singleElement().asString().contains("expected files in web, found none");
    Files.write(archive, archive(Map.of("manifest.yaml", ui, "web/index.html", "")));
    assertThat(verify()).isEmpty();
  }

  @Test
  void operationsThatAreNamedHaveToBeThere() throws Exception {
    String allowed = REST.replace("spec:", "spec:\n  allowedOperations: {get_helo: {}}");
    Files.write(archive, archive(Map.of("manifest.yaml", allowed)));
    assertThat(verify())
        .singleElement()
        .asString()
        .contains("expected the name of an operation, found \"get_helo\"");
  }

  @Test
  void whatIsWrongWithTheManifestIsToldWhereItStands() throws Exception {
    Files.write(archive, archive(Map.of("manifest.yaml", REST.replace("GET", "FETCH"))));
    assertThat(verify())
        .singleElement()
        .asString()
        .startsWith("cache.tar.gz/manifest.yaml:12:")
        .contains("[gestalt/http-method]");
  }

  @Test
  void archivesAreHeldAgainstTheMetadataBesideThem() throws Exception {
    byte[] right = Deployment.rest();
    write("a.tgz", right);
    write("provider-release.yaml", Deployment.metadata(right).getBytes(UTF_8));
    assertThat(verifyTogether("a.tgz")).isEmpty();
    assertThat(unchecked).noneMatch(what -> what.contains("metadata"));

    write("a.tgz", Deployment.rest("0.2.0"));
    assertThat(verifyTogether("a.tgz"))
        .anyMatch(told -> told.contains("expected the digest " + Sha256.of(right)))
        .anyMatch(told -> told.contains("the version of the metadata, \"0.1.0\", found \"0.2.0\""));
  }

  @Test
  void whatTheMetadataNamesIsThere() throws Exception {
    byte[] right = Deployment.rest();
    write("b.tgz", right);
    write("provider-release.yaml", Deployment.metadata(right).getBytes(UTF_8));
    assertThat(verifyTogether("b.tgz"))
        .containsExactly(
            "provider-release.yaml:1:1 artifacts.generic.path:"
                + " expected an archive at a.tgz, found none [gestalt/release-metadata]");
    assertThat(unchecked).contains("the metadata of the release that b.tgz belongs to");
    write("provider-release.yaml", "schema: other\n".getBytes(UTF_8));
    assertThat(verifyTogether("b.tgz"))
        .singleElement()
        .asString()
        .contains("schema: expected gestaltd-provider-release, found \"other\"");
  }

  @Test
  void aGenericArchiveHasNoProgram() throws Exception {
    byte[] bytes = Deployment.executable("linux/amd64");
    write("a.tgz", bytes);
    String metadata =
        Deployment.metadata("executable", Map.of("generic", bytes), Map.of("generic", "a.tgz"));
    write("provider-release.yaml", metadata.getBytes(UTF_8));
    assertThat(verifyTogether("a.tgz"))
        .anyMatch(told -> told.contains("found a generic one with a program"));
  }

  @Test
  void whatCannotBeReadIsAFaultOfTheMachine() {
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class,
            () -> new GestaltFormat().verify(archive, "none", new Problems(RuleLevels.DEFAULT)));
    assertThat(failure.fault()).isEqualTo(ProviderException.Fault.ENVIRONMENT);
  }

  private static String manifest(String artifacts) {
    return """
        kind: cache
        source: github.com/acme/providers/cache
        version: 0.1.0
        artifacts:
        %sentrypoint: {artifactPath: prov}
        spec: {}
        """
        .formatted(artifacts);
  }

  private static String artifact(String os, String arch, String program) {
    return "  - {os: %s, arch: %s, path: prov, sha256: %s}%n".formatted(os, arch, sha256(program));
  }

  private static String sha256(String program) {
    return Sha256.of(program.getBytes(ISO_8859_1));
  }

  private void write(String manifest, String program) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("manifest.yaml", manifest);
    if (program != null) {
      files.put("prov", program);
    }
    Files.write(archive, archive(files));
  }

  private static byte[] archive(Map<String, String> files) throws IOException {
    ForeignTar tar = new ForeignTar();
    for (var file : files.entrySet()) {
      tar.add(file.getKey(), '0', 0755, file.getValue().getBytes(ISO_8859_1));
    }
    return ForeignTar.gzip(tar.bytes());
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(directory.resolve(name), bytes);
  }

  private List<String> verify() throws ProviderException {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    unchecked = new GestaltFormat().verify(archive, "cache.tar.gz", problems);
    return told(problems);
  }

  private List<String> verifyTogether(String name) throws ProviderException {
    Problems problems = new Problems(RuleLevels.DEFAULT);
    unchecked = new GestaltFormat().verifyTogether(List.of(directory.resolve(name)), problems);
    return told(problems);
  }

  private static List<String> told(Problems problems) {
    List<String> told = new ArrayList<>();
    problems
        .sorted()
        .forEach(
            p ->
                told.add(
                    "%s%s: %s [%s]"
                        .formatted(
                            p.position().in(p.file()),
                            p.path().isEmpty() ? "" : " " + p.path(),
                            p.message(),
                            p.code())));
    return told;
  }
}
