package io.github.providerkit.lock.resolve;

import static io.github.providerkit.lock.Deployment.metadata;
import static io.github.providerkit.lock.Deployment.rest;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexWriterTest {
  @TempDir Path repository;
  private Path index;

  @BeforeEach
  void place() {
    index = repository.resolve("provider-index.yaml");
  }

  private void deploy(String version) throws Exception {
    Path file = repository.resolve("com/acme/echo/" + version + "/echo-" + version + ".yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, metadata(rest(version)).replace("version: 0.1.0", "version: " + version));
  }

  private IndexWriter.Written write() throws Exception {
    return new IndexWriter(index, Optional.empty()).write(repository);
  }

  @Test
  void findsReleasesInAMavenRepository() throws Exception {
    deploy("0.1.0");
    Files.writeString(repository.resolve("values-1.yaml"), "image: {tag: 1}\n");
    assertThat(write().added()).containsExactly("github.com/acme/plugins/echo-api 0.1.0");
    assertThat(index)
        .hasContent(
            """
            schema: gestaltd-provider-index
            schemaVersion: 1
            packages:
                github.com/acme/plugins/echo-api:
                    versions:
                        0.1.0:
                            metadata: ./com/acme/echo/0.1.0/echo-0.1.0.yaml
                            kind: plugin
                            runtime: declarative
                            platforms:
                                - generic
            """);
    assertThat(write()).isEqualTo(new IndexWriter.Written(1, List.of(), false));
  }

  @Test
  void callsKindsAsTheReleaseDoes() throws Exception {
    deploy("0.1.0");
    Path file = repository.resolve("com/acme/echo/0.1.0/echo-0.1.0.yaml");
    Files.writeString(
        file,
        Files.readString(file).replace("kind: plugin", "kind: app")
            + "staticValidation:\n  manifest:\n    spec:\n      surfaces: {mcp: {url: 'https://a.example'}}\n");
    write();
    assertThat(index).content(UTF_8).contains("kind: app\n", "runtime: declarative");
  }

  @Test
  void losesNothingOnRefresh() throws Exception {
    deploy("0.1.0");
    deploy("0.2.0");
    Files.writeString(
        index,
        """
        # Kept by the platform team.
        schema: gestaltd-provider-index
        schemaVersion: 1
        packages:
          github.com/acme/plugins/echo-api:
            displayName: Echo
            description: Says it again
            versions:
              0.0.9:
                metadata: https://elsewhere.example/0.0.9.yaml
                kind: plugin
                runtime: declarative
              0.1.0:
                metadata: ./com/acme/echo/0.1.0/echo-0.1.0.yaml
                kind: plugin
                runtime: declarative
                platforms: [generic]
                yanked: true # leaks memory
          github.com/acme/plugins/other:
            versions:
              1.0.0: {metadata: ./o.yaml, kind: plugin, runtime: declarative}
        """);
    assertThat(write().added()).containsExactly("github.com/acme/plugins/echo-api 0.2.0");
    assertThat(index)
        .content(UTF_8)
        .contains(
            "# Kept by the platform team.",
            "displayName: Echo",
            "description: Says it again",
            "https://elsewhere.example/0.0.9.yaml",
            "yanked: true # leaks memory",
            "github.com/acme/plugins/other",
            "./com/acme/echo/0.2.0/echo-0.2.0.yaml");
    var versions =
        ProviderIndex.read("index", Files.readAllBytes(index))
            .packages()
            .get("github.com/acme/plugins/echo-api");
    assertThat(ProviderIndex.select("echo", versions, "^0.0 || ^0.1 || ^0.2").text())
        .isEqualTo("0.2.0");
    assertThat(ProviderIndex.select("echo", versions, "0.1.0").text()).isEqualTo("0.1.0");
    assertThatThrownBy(() -> ProviderIndex.select("echo", versions, "~0.1.0"))
        .hasMessageContaining("0.1.0 (yanked)");
  }

  @Test
  void leavesAnIndexAloneThatIsNone() throws Exception {
    deploy("0.1.0");
    Files.writeString(index, "schema: other\n");
    assertThatThrownBy(this::write).hasMessageContaining("expected gestaltd-provider-index");
    assertThat(index).hasContent("schema: other\n");
  }

  @Test
  void refusesTheSameVersionTwice() throws Exception {
    deploy("0.1.0");
    Files.writeString(repository.resolve("provider-release.yaml"), metadata(rest()));
    assertThatThrownBy(this::write).hasMessageContaining("echo-api 0.1.0 once");
    assertThat(index).doesNotExist();
  }

  @Test
  void namesReleasesByTheirUrl() throws Exception {
    deploy("0.1.0");
    new IndexWriter(index, Optional.of("https://repo.example/releases")).write(repository);
    assertThat(index)
        .content(UTF_8)
        .contains("https://repo.example/releases/com/acme/echo/0.1.0/echo-0.1.0.yaml");
  }

  private static final String TAGGED =
      "https://github.com/acme/tools/releases/download/{tag}/{file}";

  /** What this plugin makes of a project: for uploads, and the same for Maven. */
  private void build(String artifact, String version, String name) throws Exception {
    Path output = repository.resolve(name + "/target/provider");
    String text = metadata(rest()).replace("echo-api", name);
    for (String file :
        List.of("release/provider-release.yaml", "maven/" + artifact + "-" + version + ".yaml")) {
      Files.createDirectories(output.resolve(file).getParent());
      Files.writeString(output.resolve(file), text.replace("a.tgz", file.substring(0, 2)));
    }
  }

  private String indexed(String pattern) throws Exception {
    new IndexWriter(index, ReleaseUrls.pattern(pattern)).write(repository);
    return Files.readString(index);
  }

  @Test
  void takesWhatThisPluginHasBuiltOnce() throws Exception {
    build("a-provider", "0.1.0", "a");
    build("b-provider", "0.1.0", "b");
    assertThat(write().added())
        .containsExactly("github.com/acme/plugins/a 0.1.0", "github.com/acme/plugins/b 0.1.0");
    assertThat(index).content(UTF_8).contains("./a/target/provider/release/provider-release.yaml");
    assertThat(write()).isEqualTo(new IndexWriter.Written(2, List.of(), false));
  }

  @Test
  void namesReleasesByTheirTag() throws Exception {
    build("a-provider", "0.1.0", "a");
    assertThat(indexed(TAGGED))
        .contains("https://github.com/acme/tools/releases/download/a/v0.1.0/provider-release.yaml");
  }

  @Test
  void namesReleasesByTheirArtifact() throws Exception {
    build("a-provider", "0.1.0", "a");
    deploy("0.2.0");
    assertThat(indexed("https://repo.example/com/acme/{artifact}/{version}/{file}"))
        .contains("https://repo.example/com/acme/a-provider/0.1.0/a-provider-0.1.0.yaml")
        .contains("https://repo.example/com/acme/echo/0.2.0/echo-0.2.0.yaml");
  }

  @Test
  void refusesPlaceholdersThatItDoesNotKnow() throws Exception {
    deploy("0.1.0");
    assertThatThrownBy(() -> indexed("https://repo.example/{tags}/x"))
        .hasMessageContaining("expected {artifact}, {file}, {tag} or {version}, found {tags}");
    Files.writeString(repository.resolve("provider-release.yaml"), metadata(rest("0.3.0")));
    Files.delete(repository.resolve("com/acme/echo/0.1.0/echo-0.1.0.yaml"));
    assertThatThrownBy(() -> indexed("https://repo.example/{artifact}/x"))
        .hasMessageContaining("expected releases whose Maven artifact is known");
    assertThat(index).doesNotExist();
  }

  @Test
  void changesNothingThatIsThere() throws Exception {
    deploy("0.1.0");
    write();
    String before = Files.readString(index);
    deploy("0.2.0");
    String after = indexed(TAGGED);
    assertThat(after).startsWith(before.substring(0, before.indexOf("0.1.0:")));
    assertThat(after)
        .contains("metadata: ./com/acme/echo/0.1.0/echo-0.1.0.yaml")
        .contains("releases/download/echo-api/v0.2.0/echo-0.2.0.yaml");
    assertThat(indexed("https://other.example/{tag}/{file}")).isEqualTo(after);
  }

  @Test
  void passesOverSnapshots() throws Exception {
    build("a-provider", "0.1.0-SNAPSHOT", "a");
    deploy("0.2.0-SNAPSHOT");
    Path file = repository.resolve("x/0.3.0-SNAPSHOT/x-0.3.0-20260101.010101-1.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, metadata(rest()));
    assertThat(write().added()).isEmpty();
  }
}
