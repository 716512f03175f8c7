package io.github.providerkit.lock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deployments of today's server ({@code docs/spec/gestalt-app.md} section 6). */
class LockOfAppsTest {
  private static final String PROGRAM = "program";

  private static final String METADATA =
      """
      schema: gestaltd-provider-release
      schemaVersion: 1
      package: github.com/acme/tools/app/notes
      kind: app
      version: 0.1.0
      runtime: executable
      artifacts:
          darwin/arm64:
              path: a.tgz
              sha256: DIGEST
      staticValidation:
          manifest:
              displayName: Notes
              spec: {connections: {default: {mode: subject, auth: {type: none}}}}
          catalog:
              name: notes
              operations:
                  - {id: add, method: POST}
      """;

  @TempDir Path directory;
  private Deployment deployment;
  private byte[] archive;

  @BeforeEach
  void open() {
    deployment = new Deployment(directory);
    archive = archive("darwin", "arm64");
    deployment.server.serve("/n/a.tgz", archive);
    serve(METADATA);
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  private static byte[] archive(String os, String arch) {
    return Deployment.archive(
        Map.of(
            "manifest.yaml",
            """
            kind: app
            source: github.com/acme/tools/app/notes
            version: 0.1.0
            displayName: Notes
            artifacts: [{os: %s, arch: %s, path: bin/notes, sha256: %s}]
            entrypoint: {artifactPath: bin/notes}
            spec: {connections: {default: {mode: subject, auth: {type: none}}}}
            """
                .formatted(os, arch, Sha256.of(PROGRAM.getBytes(UTF_8))),
            "catalog.yaml",
            "name: notes\noperations:\n  - {id: add, method: POST}\n",
            "bin/notes",
            PROGRAM));
  }

  private void serve(String metadata) {
    deployment.server.serve("/n/provider-release.yaml", digested(metadata));
  }

  private String digested(String metadata) {
    return metadata.replace("DIGEST", Sha256.of(archive));
  }

  private String url() {
    return deployment.server.url("/n/provider-release.yaml");
  }

  private void configure(String text) throws IOException {
    Files.writeString(directory.resolve("config.yaml"), "apiVersion: gestaltd.config/v8\n" + text);
  }

  private void configureUrl() throws IOException {
    configure("apps:\n  notes: {source: \"" + url() + "\"}\n");
  }

  private void refuses(String... parts) {
    assertThatThrownBy(deployment::lock)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e ->
                assertThat(String.join("\n", e.details()) + e.text() + " " + e.hint())
                    .contains(parts));
    assertThat(deployment.lockfile()).doesNotExist();
  }

  private static String sha256(String text) {
    return Sha256.of(text.getBytes(UTF_8));
  }

  @Test
  void theManifestIsWhatTheMetadataTellOfIt() throws Exception {
    // Given a release for another machine than the one that locks
    configureUrl();

    // When it is locked
    ProviderLock.Result result = deployment.lock();

    // Then the lock has what the server knows, in its order, and nothing that nobody does
    assertThat(Files.readString(deployment.lockfile()))
        .isEqualTo(
            """
            {
              "schema": "gestaltd-provider-lock",
              "schemaVersion": 11,
              "revision": 0,
              "providers": {
                "app": {
                  "notes": {
                    "inputDigest": "INPUT",
                    "package": "github.com/acme/tools/app/notes",
                    "kind": "app",
                    "runtime": "executable",
                    "source": "URL",
                    "version": "0.1.0",
                    "archives": {
                      "darwin/arm64": {
                        "url": "ARCHIVE",
                        "sha256": "DIGEST"
                      }
                    },
                    "manifest": {
                      "kind": "app",
                      "source": "github.com/acme/tools/app/notes",
                      "version": "0.1.0",
                      "displayName": "Notes",
                      "spec": {
                        "connections": {
                          "default": {
                            "mode": "subject",
                            "auth": {
                              "type": "none"
                            }
                          }
                        }
                      }
                    },
                    "catalogAvailable": true
                  }
                }
              }
            }
            """
                .replace("INPUT", sha256("{\"name\":\"notes\",\"source\":\"%s\"}".formatted(url())))
                .replace("URL", url())
                .replace("ARCHIVE", deployment.server.url("/n/a.tgz"))
                .replace("DIGEST", Sha256.of(archive)));
    assertThat(result.notes())
        .anyMatch(note -> note.startsWith("catalogFingerprint of notes is left out"))
        .anyMatch(note -> note.startsWith("gestaltd.config/v8: the configuration is read for"))
        .anyMatch(
            note -> note.startsWith("providers.externalCredentials: the configuration names"));
    assertThat(deployment.resolve().diff().isEmpty()).isTrue();
  }

  @Test
  void whatTheServerKnowsOfOperationsStays() throws Exception {
    configureUrl();
    deployment.lock();
    String known =
        Files.readString(deployment.lockfile())
            .replace(
                "\"catalogAvailable\": true",
                "\"catalogAvailable\": true,\n        \"catalogFingerprint\": \"of-the-server\"");
    Files.writeString(deployment.lockfile(), known);
    ProviderLock.Result result = deployment.lock();
    assertThat(Files.readString(deployment.lockfile()))
        .contains("\"catalogFingerprint\": \"of-the-server\"");
    assertThat(result.notes()).noneMatch(note -> note.startsWith("catalogFingerprint"));
    assertThat(result.diff().isEmpty()).isTrue();

    // But not that of another release
    serve(METADATA.replace("displayName: Notes", "displayName: Paper"));
    assertThat(deployment.lock().lock().text()).doesNotContain("of-the-server").contains("Paper");
  }

  @Test
  void anArchiveWithAnotherManifestThanTheMetadataTellIsRefused() throws Exception {
    configureUrl();
    serve(METADATA.replace("type: none", "type: bearer"));
    assertThatThrownBy(() -> deployment.lock())
        .hasMessageContaining(
            "expected a manifest that says what the metadata tell of it, found"
                + " spec.connections.default.auth.type with \"none\" instead of \"bearer\"");
  }

  @Test
  void aReleaseOnThisDiskCountsAsItsFile() throws Exception {
    Path release = Files.createDirectories(directory.resolve("dist"));
    Files.write(release.resolve("a.tgz"), archive);
    Files.writeString(release.resolve("provider-release.yaml"), digested(METADATA));
    configure("apps:\n  notes: {source: ./dist/provider-release.yaml}\n");
    deployment.lock();
    assertThat(Files.readString(deployment.lockfile()))
        .contains(
            "\"source\": \"dist/provider-release.yaml\"",
            "\"url\": \"a.tgz\"",
            sha256(
                "{\"name\":\"notes\",\"source\":\"dist/provider-release.yaml\",\"digest\":\"%s\"}"
                    .formatted(sha256(digested(METADATA)))));
  }

  @Test
  void preparesToWhereTheServerLooks() throws Exception {
    archive = archive("linux", "amd64");
    deployment.server.serve("/n/a.tgz", archive);
    serve(METADATA.replace("darwin/arm64", "linux/amd64"));
    configureUrl();
    assertThat(deployment.prepare())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("prepared app/notes ");
    assertThat(directory.resolve(".gestaltd/providers/notes/bin/notes")).hasContent(PROGRAM);
    assertThat(deployment.prepare()).isEmpty();
  }

  @Test
  void refusesAnArchiveForAnotherPlatform() throws Exception {
    serve(METADATA.replace("darwin/arm64", "linux/amd64"));
    configureUrl();
    refuses("expected a binary for linux/amd64");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plugins: {notes: {source: X}}                     | plugins: expected apps, as gestaltd.config/v8 calls it
          providers: {authentication: {a: {source: X}}}     | authentication: expected providers.identity
          providers: {ui: {a: {source: X}}}                 | ui: expected apps
          apps: {notes: {source: {git: {repo: X}}}}         | source: git: expected a source whose release can be found
          apps: {notes: {source: {registry: tools}}}        | source: registry: expected a source whose release
          providers: {identity: {notes: {source: X}}}       | expected a provider of kind identity, found github.com/acme/tools/app/notes of kind app
          """)
  void refusesConfigurations(String text, String reason) throws Exception {
    configure(text.replace("X", url()) + "\n");
    refuses(reason);
  }

  @Test
  void refusesFilesForTwoServers() throws Exception {
    configureUrl();
    Files.writeString(directory.resolve("more.yaml"), "apiVersion: gestaltd.config/v5\n");
    deployment.configs = List.of(directory.resolve("config.yaml"), directory.resolve("more.yaml"));
    refuses("more.yaml:1:13: apiVersion: expected gestaltd.config/v8, as config.yaml says");
  }

  @ParameterizedTest
  @CsvSource({"6", "8"})
  void aLockOfAServerBeforeIsWrittenAnew(int version) throws Exception {
    configureUrl();
    Files.writeString(
        deployment.lockfile(),
        "{\"schema\": \"gestaltd-provider-lock\", \"schemaVersion\": %d, \"providers\": {\"plugin\": 1}}"
            .formatted(version));
    ProviderLock.Result result = deployment.resolve();
    assertThat(result.old()).isFalse();
    assertThat(result.notes())
        .anyMatch(
            note -> note.contains("is of version %d, for a server before".formatted(version)));
    assertThat(result.lock().text()).contains("\"schemaVersion\": 11");
  }

  @ParameterizedTest
  @CsvSource({"4", "12"})
  void refusesALockOfAnUnknownServer(int version) throws Exception {
    configureUrl();
    Files.writeString(
        deployment.lockfile(),
        "{\"schema\": \"gestaltd-provider-lock\", \"schemaVersion\": %d}".formatted(version));
    assertThatThrownBy(deployment::resolve)
        .hasMessageContaining("schemaVersion: expected 11, found " + version);
  }

  @Test
  void refusesAReleaseForTheServerBefore() throws Exception {
    serve(METADATA.substring(0, METADATA.indexOf("staticValidation")));
    configureUrl();
    refuses("staticValidation: expected what a server has to know", "made for other servers");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          displayName: Notes   | 'displayName: Notes\n        foo: 1'      | found "foo"
          displayName: Notes   | 'displayName: Notes\n        kind: cache' | kind: expected what the metadata say, app
          displayName: Notes   | 'displayName: Notes\n        version: 0.2.0' | version: expected what the metadata say, 0.1.0
          displayName: Notes   | 'displayName: Notes\n        iconFile: a.svg' | iconFile: expected nothing
          displayName: Notes   | 'displayName: Notes\n        entrypoint: {artifactPath: a}' | entrypoint: expected nothing
          'spec: {'            | 'spec: {configSchemaPath: a.json, '       | configSchemaPath: expected nothing that lies in the archive
          'spec: {'            | 'spec: {surfaces: {openapi: {document: a.yaml}}, ' | document: expected nothing that lies in the archive
          'runtime: executable' | 'runtime: declarative'                   | runtime: expected the runtime of the manifest
          'runtime: executable' | 'runtime: ui'                            | runtime: expected the runtime of the manifest
          darwin/arm64         | generic                                   | artifacts: expected an archive for each platform
          '    catalog:'       | '    workflows:'                          | expected the operations of an app
          '    catalog:'       | '    operations:'                         | found "operations"
          kind: app            | kind: plugin                              | it was made for servers of the generation of May 2026
          """)
  void refusesMetadata(String from, String to, String reason) throws Exception {
    serve(METADATA.replaceFirst(from.replace("{", "\\{"), to));
    configureUrl();
    refuses("apps.notes", reason);
  }
}
