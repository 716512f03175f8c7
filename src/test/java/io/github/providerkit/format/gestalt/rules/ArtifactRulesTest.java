package io.github.providerkit.format.gestalt.rules;

import static io.github.providerkit.format.gestalt.rules.Checked.HEAD;
import static io.github.providerkit.format.gestalt.rules.Checked.release;
import static io.github.providerkit.format.gestalt.rules.Checked.source;
import static io.github.providerkit.format.gestalt.rules.Checked.with;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Artifacts, the entrypoint, and how they are built. */
class ArtifactRulesTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final String EXECUTABLE =
      """
      kind: secrets
      source: github.com/acme/plugins/vault
      version: 1.0.0
      artifacts:
        - os: linux
          arch: amd64
          path: bin/vault
          sha256: %s
      entrypoint:
        artifactPath: bin/vault
      """
          .formatted(DIGEST);
  private static final String PLUGIN = HEAD + "spec: {}\n";

  @Test
  void aPrebuiltProviderIsFineInBothModes() {
    source(EXECUTABLE).isFine();
    release(EXECUTABLE).isFine();
    release(with(EXECUTABLE, "kind: plugin") + "spec: {}\n").isFine();
  }

  @Test
  void aSourceManifestMayLeaveOutWhatABuildAdds() {
    source(with(EXECUTABLE, "    sha256: ")).isFine();
    source(with(HEAD, "kind: cache")).isFine();
  }

  @Test
  void aPackageNeedsTheDigestOfEachArtifact() {
    release(EXECUTABLE.replace("    sha256: " + DIGEST + "\n", "").replace("- os", "- ▲os"))
        .tells(
            "error: artifacts[0].sha256: expected the artifact's SHA-256 digest, found nothing [gestalt/artifact-digest]");
    release(with(EXECUTABLE, "    sha256: ▲''"))
        .tells(
            "error: artifacts[0].sha256: expected the artifact's SHA-256 digest, found \"\" [gestalt/artifact-digest]");
  }

  @ParameterizedTest
  @CsvSource({
    "bin/, a path in its shortest form, ' -> write \"bin\"'",
    "/bin/a, a path relative to the manifest, ' -> write it without the leading slash'",
    "'''''', a path inside the package, ''"
  })
  void anArtifactHasAPathInThePackage(String written, String expected, String hint) {
    source(with(EXECUTABLE, "    path: ▲" + written, "  artifactPath: ▲x/other-file"))
        .tells(
            "error: artifacts[0].path: expected %s, found \"%s\" [gestalt/package-path]%s"
                .formatted(expected, written.replace("'", ""), hint),
            "error: entrypoint.artifactPath: expected the path of one of the artifacts, found \"x/other-file\" [gestalt/entrypoint]");
  }

  @Test
  void eachPathAndEachPlatformStandsOnce() {
    source(
            with(HEAD, "kind: cache")
                + """
                artifacts:
                  - {os: linux, arch: amd64, path: a}
                  - {os: darwin, arch: amd64, path: ▲a}
                  - ▲{os: linux, arch: amd64, libc: musl, path: b}
                """)
        .tells(
            "error: artifacts[1].path: expected each artifact path once, found \"a\" again (first in line 5) [gestalt/duplicate-artifact]",
            "error: artifacts[2]: expected each platform once (the libc does not count), found \"linux/amd64\" again (first in line 5) [gestalt/duplicate-artifact]");
  }

  @Test
  void anArtifactWithoutPlatformHasOneToo() {
    source(
            with(HEAD, "kind: cache")
                + """
                artifacts:
                  - ▲▲{path: a}
                  - ▲▲▲{path: b}
                """)
        .tells(
            "warning: artifacts[0].arch: expected amd64, arm64, arm or 386, found nothing [gestalt/platform-name]",
            "warning: artifacts[0].os: expected linux, darwin or windows, found nothing [gestalt/platform-name]",
            "error: artifacts[1]: expected each platform once (the libc does not count), found \"/\" again (first in line 5) [gestalt/duplicate-artifact]",
            "warning: artifacts[1].arch: expected amd64, arm64, arm or 386, found nothing [gestalt/platform-name]",
            "warning: artifacts[1].os: expected linux, darwin or windows, found nothing [gestalt/platform-name]");
  }

  @ParameterizedTest
  @CsvSource({"bin/valut, ' -> did you mean \"bin/vault\"?'", "bin/other/thing, ''"})
  void anEntrypointNamesAnArtifact(String path, String hint) {
    source(with(EXECUTABLE, "  artifactPath: ▲" + path))
        .tells(
            "error: entrypoint.artifactPath: expected the path of one of the artifacts, found \"%s\" [gestalt/entrypoint]%s"
                .formatted(path, hint));
  }

  @Test
  void anEntrypointNeedsAPathInThePackage() {
    source(with(HEAD, "kind: cache") + "entrypoint: ▲{}\n")
        .tells(
            "error: entrypoint.artifactPath: expected a path inside the package, found nothing [gestalt/package-path]");
    source(with(HEAD, "kind: cache") + "entrypoint: {artifactPath: ▲../a}\n")
        .tells(
            "error: entrypoint.artifactPath: expected a path that stays within the package, found \"../a\" [gestalt/package-path] -> move the file below the manifest's directory");
    source(with(HEAD, "kind: cache") + "entrypoint: {artifactPath: ▲a, args: ['', ' ']}\n")
        .tells(
            "error: entrypoint.artifactPath: expected the path of one of the artifacts, found \"a\" [gestalt/entrypoint] -> list it under artifacts with os, arch and path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authentication",
        "authorization",
        "external_credentials",
        "indexeddb",
        "cache",
        "s3",
        "workflow",
        "agent",
        "secrets",
        "runtime"
      })
  void aPackageWithCodeNeedsAnEntrypoint(String kind) {
    release("▲" + with(HEAD, "kind: " + kind))
        .tells(
            "error: entrypoint: expected an entrypoint, found nothing [gestalt/required] -> packaging adds it for what it builds; a REST, OpenAPI, GraphQL or MCP surface needs none");
    source(with(HEAD, "kind: " + kind)).isFine();
  }

  @Test
  void aPackagedPluginNeedsAnEntrypointUnlessASurfaceDoes() {
    release("▲" + PLUGIN)
        .tells(
            "error: entrypoint: expected an entrypoint, found nothing [gestalt/required] -> packaging adds it for what it builds; a REST, OpenAPI, GraphQL or MCP surface needs none");
    release(HEAD + "spec: {surfaces: {openapi: {document: a.yaml}}}\n").isFine();
    release(HEAD + "spec: {surfaces: {graphql: {url: https://x.example}}}\n").isFine();
    release(HEAD + "spec: {surfaces: {mcp: {url: https://x.example}}}\n").isFine();
    release(
            HEAD
                + "spec: {surfaces: {rest: {baseUrl: https://x.example, operations: [{name: a, method: GET, path: /}]}}}\n")
        .isFine();
  }

  @Test
  void aSourceManifestMaySayHowItIsBuilt() {
    source(PLUGIN + "release: {build: {workdir: ui, command: [npm, run, build]}}\n").isFine();
    source(PLUGIN + "release: {}\n").isFine();
    source(PLUGIN + "release: {build: ~}\n").isFine();
  }

  @Test
  void aBuildNeedsACommandOfArgumentsInsideThePackage() {
    source(PLUGIN + "release: {build: ▲{}}\n")
        .tells(
            "error: release.build.command: expected a command as a list of arguments, found nothing [gestalt/required] -> for example [npm, run, build]");
    source(PLUGIN + "release: {build: {command: ▲[]}}\n")
        .tells(
            "error: release.build.command: expected a command as a list of arguments, found an empty list [gestalt/required] -> for example [npm, run, build]");
    source(PLUGIN + "release:\n  build:\n    workdir: ▲./ui\n    command: [▲' ', npm, ▲'']\n")
        .tells(
            "error: release.build.workdir: expected a path in its shortest form, found \"./ui\" [gestalt/package-path] -> write \"ui\"",
            "error: release.build.command[0]: expected an argument, found \" \" [gestalt/required]",
            "error: release.build.command[2]: expected an argument, found \"\" [gestalt/required]");
    source(PLUGIN + "release: {build: {workdir: ▲., command: [make]}}\n")
        .tells(
            "error: release.build.workdir: expected a path that stays within the package, found \".\" [gestalt/package-path] -> name a file or directory below the manifest's own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{build: {command: [make]}}"})
  void aFinishedPackageSaysNothingAboutItsBuild(String block) {
    release(EXECUTABLE + "release: ▲" + block + "\n")
        .tells(
            "error: release: expected no release block in a finished package, found one [gestalt/release-block] -> it belongs into the source manifest; packaging removes it");
  }
}
