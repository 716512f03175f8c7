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
}
