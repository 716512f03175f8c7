package io.github.providerkit.lock;

import static io.github.providerkit.lock.Deployment.archive;
import static io.github.providerkit.lock.Deployment.executable;
import static io.github.providerkit.lock.Deployment.metadata;
import static io.github.providerkit.lock.Deployment.rest;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.message.ProviderException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server refuses is refused, with the provider's name and the reason. */
class RefusalsTest {
  @TempDir Path directory;
  private Deployment deployment;

  @BeforeEach
  void open() {
    deployment = new Deployment(directory);
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  private void refuses(String... parts) {
    assertThatThrownBy(deployment::lock)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(ProviderException.Fault.USER);
              assertThat(String.join("\n", e.details()) + e.text()).contains(parts);
            });
    assertThat(deployment.lockfile()).doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unknown field     | runtime: declarative | 'runtime: declarative\nfoo: 1' | found "foo"
          twice the same    | 'kind: plugin'   | 'kind: plugin\nkind: plugin' | kind
          schema            | gestaltd-provider-release | other              | expected gestaltd-provider-release, found "other"
          schema version    | 'schemaVersion: 1' | 'schemaVersion: 2'       | schemaVersion: expected 1, found 2
          kind app          | 'kind: plugin'   | 'kind: app'                | expected a kind of provider
          three segments    | github.com/acme/plugins/echo-api | github.com/acme/echo-api | at least four parts
          Maven coordinates | github.com/acme/plugins/echo-api | com.acme:echo-api | package: expected
          upper case        | github.com/acme/plugins/echo-api | github.com/Acme/plugins/echo-api | package: expected
          short version     | 'version: 0.1.0' | 'version: "0.1"'           | version: expected a semantic version
          v before it       | 'version: 0.1.0' | 'version: v0.1.0'          | version: expected a semantic version
          other version     | 'version: 0.1.0' | 'version: 0.2.0'           | expected a manifest with the version of the metadata, "0.2.0", found "0.1.0"
          other package     | plugins/echo-api | plugins/other              | expected a manifest with the source of the metadata
          runtime           | 'runtime: declarative' | 'runtime: executable' | expected a manifest with the runtime of the metadata
          unknown runtime   | 'runtime: declarative' | 'runtime: python'    | runtime: expected executable, declarative or ui
          ui runtime        | 'runtime: declarative' | 'runtime: ui'        | runtime: expected a runtime for kind plugin
          C library         | 'generic:'       | 'linux/amd64/musl:'        | expected the target generic or os/arch
          no path           | 'path: a.tgz'    | 'path: ""'                 | path: expected the archive's path
          other kind        | 'kind: plugin'   | 'kind: cache'              | runtime: expected
          """)
  void refusesMetadata(String name, String from, String to, String reason) throws Exception {
    deployment.publish("/d", rest());
    deployment.server.serve("/d/provider-release.yaml", metadata(rest()).replaceFirst(from, to));
    deployment.configureUrl("/d/provider-release.yaml");
    refuses("plugins.echo: ", reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256:", "UPPER"})
  void refusesDigestsThatNoArchiveHas(String form) throws Exception {
    String digest = Sha256.of(rest());
    String other =
        switch (form) {
          case "UPPER" -> digest.toUpperCase(Locale.ROOT);
          case "" -> "\"\"";
          default -> form + digest;
        };
    deployment.publish("/d", rest());
    deployment.server.serve("/d/provider-release.yaml", metadata(rest()).replace(digest, other));
    deployment.configureUrl("/d/provider-release.yaml");
    refuses("plugins.echo: ", "expected the archive's SHA-256 digest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html><body>not found</body></html>", "a: [", "- 1\n"})
  void refusesWhatIsNoMetadata(String text) throws Exception {
    deployment.server.serve("/d/provider-release.yaml", text);
    deployment.configureUrl("/d/provider-release.yaml");
    refuses("plugins.echo: ");
  }

  @Test
  void refusesMetadataThatIsTooLarge() throws Exception {
    byte[] blanks = new byte[(4 << 20) + 1];
    Arrays.fill(blanks, (byte) ' ');
    deployment.server.serve("/d/provider-release.yaml", blanks);
    deployment.configureUrl("/d/provider-release.yaml");
    refuses("plugins.echo: ", "expected at most 4194304 bytes");
  }

  @Test
  void refusesMetadataWithoutArchives() throws Exception {
    String text = metadata(rest());
    deployment.server.serve(
        "/d/provider-release.yaml", text.substring(0, text.indexOf("artifacts")));
    deployment.configureUrl("/d/provider-release.yaml");
    refuses("plugins.echo: ", "artifacts: expected at least one archive");
  }

  @Test
  void refusesAReleaseThatIsNotThereForTheServer() throws Exception {
    deployment.publishExecutable("/d", List.of("darwin/arm64"));
    deployment.configureUrl("/d/provider-release.yaml");
    refuses("plugins.echo: ", "expected an archive for linux/amd64", "darwin/arm64");
  }

  @Test
  void refusesAReleaseThatIsNotThereForAWantedPlatform() throws Exception {
    deployment.publishExecutable("/d", List.of("linux/amd64"));
    deployment.configureUrl("/d/provider-release.yaml");
    deployment.platforms = Set.of("linux/amd64", "windows/amd64");
    refuses("plugins.echo: ", "expected an archive for windows/amd64, found those for linux/amd64");
  }

  @Test
  void refusesAProgramInAGenericArchive() throws Exception {
    byte[] archive = executable("linux/amd64");
    deployment.server.serve("/d/e.tgz", archive);
    for (Map<String, byte[]> archives :
        List.of(Map.of("generic", archive), Map.of("generic", archive, "linux/amd64", archive))) {
      deployment.server.serve(
          "/d/provider-release.yaml",
          metadata("executable", archives, Map.of("generic", "e.tgz", "linux/amd64", "e.tgz")));
      deployment.configureUrl("/d/provider-release.yaml");
      refuses("expected an archive for each platform, found a generic one with a program");
    }
  }

  @Test
  void refusesAProgramThatIsNotTheManifests() throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "manifest.yaml",
        """
        kind: plugin
        source: github.com/acme/plugins/echo-api
        version: 0.1.0
        artifacts: [{os: linux, arch: amd64, path: prov, sha256: %s}]
        entrypoint: {artifactPath: prov}
        spec: {}
        """
            .formatted("0".repeat(64)));
    files.put("prov", "another one");
    byte[] archive = archive(files);
    deployment.server.serve("/d/a.tgz", archive);
    deployment.server.serve(
        "/d/provider-release.yaml",
        metadata("executable", Map.of("linux/amd64", archive), Map.of("linux/amd64", "a.tgz")));
    deployment.configureUrl("/d/provider-release.yaml");
    refuses("plugins.echo: ", "a.tgz (linux/amd64)", "expected prov with the digest 0000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ../evil        | "..
          a\\\\b         | backslash
          ./             | top directory
          manifest.yaml  | comes twice
          """)
  void refusesNamesInArchives(String name, String reason) throws Exception {
    deployment.publish("/d", withEntry(name.replace("\\\\", "\\"), TarArchiveEntry.LF_NORMAL));
    deployment.configureUrl("/d/provider-release.yaml");
    refuses("plugins.echo: ", "a.tgz (generic)", reason);
  }

  @ParameterizedTest
  @CsvSource({"2, symbolic link", "1, hard link", "6, pipe", "g, global"})
  void refusesWhatIsNoFile(String type, String reason) throws Exception {
    deployment.publish("/d", withEntry("ln", (byte) type.charAt(0)));
    deployment.configureUrl("/d/provider-release.yaml");
    refuses("plugins.echo: ", reason);
  }

  private static byte[] withEntry(String name, byte type) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      TarArchiveEntry manifest = new TarArchiveEntry("manifest.yaml");
      byte[] text = Deployment.REST.getBytes(UTF_8);
      manifest.setSize(text.length);
      tar.putArchiveEntry(manifest);
      tar.write(text);
      tar.closeArchiveEntry();
      TarArchiveEntry entry = new TarArchiveEntry(name, type);
      // The library would take a leading ./ for a directory of no name.
      entry.setName(name);
      tar.putArchiveEntry(entry);
      if (!entry.isGlobalPaxHeader()) {
        // The library has closed such a one already.
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void refusesArchivesOfAnotherForm() throws Exception {
    for (byte[] archive :
        List.of("BZh9 no gzip".getBytes(UTF_8), new byte[0], Arrays.copyOf(rest(), 60))) {
      deployment.publish("/d", archive);
      deployment.configureUrl("/d/provider-release.yaml");
      refuses("plugins.echo: ", "a.tgz (generic)");
    }
  }

  @Test
  void refusesAManifestInADirectory() throws Exception {
    deployment.publish("/d", archive(Map.of("top/manifest.yaml", Deployment.REST)));
    deployment.configureUrl("/d/provider-release.yaml");
    refuses("plugins.echo: ", "expected a manifest at the top of the archive");
  }

  @Test
  void refusesABomb() throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("manifest.yaml", Deployment.REST);
    files.put("zeros", "\0".repeat(40 << 20));
    deployment.publish("/d", archive(files));
    deployment.configureUrl("/d/provider-release.yaml");
    refuses("plugins.echo: ", "unpacks to more than");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          file:///x/provider-release.yaml            | expected an absolute http or https URL
          ftp://host/provider-release.yaml           | expected an absolute http or https URL
          git+https://host/x                         | found a git+ source
          {url: 'file:///x/provider-release.yaml'}   | expected an absolute http or https URL
          {url: 'http://h/x', path: ./x}             | found url and path
          {url: 'http://h/x', auth: {username: a}}   | expected the key token alone
          {url: 'http://h/x', auth: {token: ''}}     | auth.token: expected a token
          {url: 'http://h/x', tocken: a}             | found "tocken"
          ./rel/provider-release.yml                 | expected a file named provider-release.yaml
          ./manifest.yaml                            | expected a file named provider-release.yaml
          ./m2/echo-api-0.1.0-provider-release.yaml  | expected a file named provider-release.yaml
          {package: acme/echo}                       | package: expected
          /                                          | expected a file named provider-release.yaml, found /
          {path: /}                                  | expected a file named provider-release.yaml, found /
          ..                                         | expected a file named provider-release.yaml
          "a\\0b"                                    | expected a file named provider-release.yaml
          http://my_repo:8080/provider-release.yaml  | http://my_repo:8080/provider-release.yaml: expected a host of
          http://h:99999/x                           | http://h:99999/x: expected a port from 1 to 65535, found 99999
          http://h:0/x                               | expected a port from 1 to 65535, found 0
          http:///x                                  | expected a host, found none
          http:x                                     | expected a host, found none
          "http://[::1/x"                            | expected a host of
          "http://h/\\n::error::x"                   | control character
          {githubRelease: {repo: acme, tag: v1, asset: a}} | expected owner/name
          {githubRelease: {repo: acme/.., tag: v1, asset: a}} | expected owner/name
          {githubRelease: {repo: "a/b?x=y", tag: v1, asset: a}} | expected owner/name
          {githubRelease: {repo: acme/x, tag: v1}}   | githubRelease.asset: expected a text
          mvn:com.acme:x                             | there is no Maven here
          """)
  void refusesSources(String source, String reason) throws Exception {
    deployment.configure("echo: {source: " + source + "}");
    refuses("plugins.echo", reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          file:x                | expected a readable provider index
          file:///              | expected a readable provider index
          file:///no/such/file  | expected a readable provider index
          file:///%00           | expected a readable provider index
          ftp://h/index.yaml    | expected an absolute http or https URL, found the scheme "ftp"
          index.yaml            | expected an absolute http or https URL, found no scheme
          http://my_repo/i.yaml | expected a host of
          http://h:99999/i.yaml | expected a port from 1 to 65535, found 99999
          ht tp://x             | expected an absolute http or https URL
          """)
  void refusesIndexesThatNobodyCanRead(String url, String reason) throws Exception {
    deployment.configure("echo: {source: {package: github.com/acme/plugins/echo, repo: acme}}");
    Path config = directory.resolve("config.yaml");
    Files.writeString(
        config, Files.readString(config) + "providerRepositories: {acme: {url: '" + url + "'}}\n");
    refuses("plugins.echo: the provider index acme: ", reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          file:///etc/passwd      | expected the path or the http or https URL of an archive, found "file:///etc/passwd"
          ftp://h/a.tgz           | expected the path or the http or https URL of an archive, found "ftp://h/a.tgz"
          http://my_repo/a.tgz    | expected a host of
          http://h:99999/a.tgz    | expected a port from 1 to 65535, found 99999
          "a\\0b"                 | expected the path or the http or https URL of an archive
          /                       | expected a file at /, found none
          .                       | expected a file at
          """)
  void refusesPathsOfLocalReleases(String path, String reason) throws Exception {
    Path file = Files.createDirectories(directory.resolve("rel")).resolve("provider-release.yaml");
    Files.writeString(file, metadata(rest()).replace("a.tgz", path));
    deployment.configure("echo: {source: ./rel/provider-release.yaml}");
    refuses("plugins.echo: ", reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "sha256": "[0-9a-f]{64}" | "sha256": "../../../../../../tmp/x" | expected a SHA-256 digest of the archive for generic
          "sha256": "[0-9a-f]{64}" | "sha256": ""                    | expected a SHA-256 digest of the archive for generic
          "url": "[^"]*d/a.tgz"    | "url": ""                       | expected a url of the archive for generic
          "url": "[^"]*d/a.tgz"    | "url": "ftp://h/a.tgz"          | expected an absolute http or https URL, found the scheme "ftp"
          "url": "[^"]*d/a.tgz"    | "url": "http://my_repo/a.tgz"   | expected a host of
          "url": "[^"]*d/a.tgz"    | "url": "file:///etc/passwd"     | expected an absolute http or https URL, found the scheme "file"
          """)
  void preparesNothingOfALockThatWasTurned(String from, String to, String reason) throws Exception {
    deployment.publish("/d", rest());
    deployment.configureUrl("/d/provider-release.yaml");
    String text = deployment.lock().lock().text();
    int plugin = text.indexOf("\"plugin\"");
    Files.writeString(
        deployment.lockfile(),
        text.substring(0, plugin) + text.substring(plugin).replaceFirst(from, to));
    deployment.cache = directory.resolve("empty");
    assertThatThrownBy(deployment::prepare)
        .isInstanceOf(ProviderException.class)
        .hasMessageStartingWith("plugins.echo: ")
        .hasMessageContaining(reason);
    assertThat(directory.resolve(".gestaltd/providers/echo")).doesNotExist();
  }

  @Test
  void preparesNothingWhereNoPathLeads() throws Exception {
    deployment.publish("/d", rest());
    deployment.configureUrl("/d/provider-release.yaml");
    deployment.lock();
    Path config = directory.resolve("config.yaml");
    String text = Files.readString(config);
    Files.writeString(config, text + "server: {artifactsDir: \"a\\0b\"}\n");
    assertThatThrownBy(deployment::prepare)
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("server.artifactsDir: expected a path, found a\\u0000b");
    Files.writeString(config, text.replace("echo:", "\"e\\0o\":"));
    assertThatThrownBy(deployment::prepare)
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("expected a name that can be a directory's");
  }

  @Test
  void tellsWhereInTheConfigurationAMistakeIs() throws Exception {
    deployment.configure("echo:", "  source: ftp://host/provider-release.yaml");
    refuses("config.yaml:6:13: plugins.echo.source: ");
  }

  @Test
  void refusesAnotherGenerationOfConfigurations() throws Exception {
    Files.writeString(directory.resolve("config.yaml"), "apiVersion: gestaltd.config/v4\n");
    refuses(
        "config.yaml:1:13: apiVersion: expected gestaltd.config/v5 or gestaltd.config/v8, found \"gestaltd.config/v4\"");
  }

  @Test
  void tellsAllProvidersThatCannotBeLocked() throws Exception {
    deployment.configure(
        "one: {source: \"" + deployment.server.url("/1") + "\"}",
        "two: {source: \"" + deployment.server.url("/2") + "\"}");
    assertThatThrownBy(deployment::lock)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e ->
                assertThat(String.join("\n", e.details()))
                    .contains("plugins.one: ", "plugins.two: ", "status 404"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"schema": "gestaltd-provider-lock", "schemaVersion": 4, "providers": {}} | expected 5 or 6, found 4
          {"schema": "gestaltd-provider-lock", "schemaVersion": 7, "providers": {}} | expected 5 or 6, found 7
          {"schema": "other", "schemaVersion": 6, "providers": {}}  | expected gestaltd-provider-lock
          {"schema": "gestaltd-provider-lock", "schemaVersion": 6,  | not valid JSON
          []                                                        | expected an object
          """)
  void refusesALockThatTheServerWouldNotTake(String text, String reason) throws Exception {
    deployment.publish("/d", rest());
    deployment.configureUrl("/d/provider-release.yaml");
    Files.writeString(deployment.lockfile(), text);
    assertThatThrownBy(deployment::lock)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e -> assertThat(e.text()).contains("gestalt.lock.json", reason));
    assertThat(deployment.lockfile()).hasContent(text);
  }
}
