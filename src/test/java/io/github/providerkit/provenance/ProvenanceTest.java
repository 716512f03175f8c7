package io.github.providerkit.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.parts.BuildRecord;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.release.ArtifactList.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final List<Item> ITEMS =
      List.of(
          item("archive", "target/provider/release/a_linux_amd64.tar.gz", "01"),
          item("checksums", "target/provider/release/checksums.txt", "02"),
          item("metadata", "target/provider/maven/a-1.0.0.yaml", "03"),
          item("build-record", "target/provider/artifacts/linux/amd64/build.json", "04"),
          item("package", "target/provider/npm/a-1.0.0.tgz", "05"),
          item("archive", "target/provider/release/a-1.0.0.tgz", "05"),
          item("sbom", "sbom.cdx.json", "06"));

  @Test
  void itIsAStatementAboutEveryFileThatOthersFetch() throws Exception {
    JsonNode statement = statement(facts(Optional.empty()), ITEMS);
    assertThat(statement.get("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
    assertThat(statement.get("predicateType").asText()).isEqualTo("https://slsa.dev/provenance/v1");
    assertThat(named(statement.get("subject")))
        .containsExactly(
            "a_linux_amd64.tar.gz 01", "checksums.txt 02", "a-1.0.0.yaml 03", "a-1.0.0.tgz 05");
    assertThat(named(statement.at("/predicate/runDetails/byproducts")))
        .containsExactly("build.json 04", "sbom.cdx.json 06");
  }

  @Test
  void sourcesToolsAndWhatWasAskedForAreInIt() throws Exception {
    JsonNode definition =
        statement(
                facts(Optional.of(new GitSource(COMMIT, true, Optional.of("https://g/x")))), ITEMS)
            .at("/predicate/buildDefinition");
    assertThat(definition.at("/externalParameters"))
        .hasToString(
            "{\"manifest\":\"manifest.yaml\",\"version\":\"1.0.0\",\"layout\":\"release\",\"platforms\":[\"linux/amd64\",\"linux/arm64\"]}");
    assertThat(definition.at("/internalParameters/sources/sha256").asText()).isEqualTo("11");
    JsonNode needed = definition.get("resolvedDependencies");
    assertThat(needed).hasSize(3);
    assertThat(needed.get(0))
        .hasToString(
            "{\"uri\":\"git+https://g/x\",\"digest\":{\"gitCommit\":\"%s\"},\"name\":\"source\",\"annotations\":{\"modified\":true}}"
                .formatted(COMMIT));
    assertThat(needed.get(1).get("uri").asText()).isEqualTo("pkg:generic/go@1.25.0");
    assertThat(needed.get(2).get("uri").asText()).isEqualTo("pkg:generic/go@1.26.8");
    assertThat(definition.get("buildType").asText()).startsWith("https://");
  }

  @Test
  void aCleanCommitIsNotCalledModified() throws Exception {
    JsonNode needed =
        statement(facts(Optional.of(new GitSource(COMMIT, false, Optional.empty()))), ITEMS)
            .at("/predicate/buildDefinition/resolvedDependencies/0");
    assertThat(needed.has("annotations")).isFalse();
    assertThat(needed.has("uri")).isFalse();
  }

  @Test
  void theBuilderIsNamedAndNothingElseOfTheRun() throws Exception {
    JsonNode details = statement(facts(Optional.empty()), List.of()).at("/predicate/runDetails");
    assertThat(details)
        .hasToString(
            "{\"builder\":{\"id\":\"https://ci.example\",\"version\":{\"pkg:maven/io.github.providerkit/provider-maven-plugin\":\"9.9.9\"}}}");
    assertThat(Provenance.write(facts(Optional.empty()), ITEMS))
        .isEqualTo(Provenance.write(facts(Optional.empty()), ITEMS));
  }

  private static BuildFacts facts(Optional<GitSource> git) {
    return new BuildFacts(
        "manifest.yaml",
        "1.0.0",
        "a/v1.0.0",
        "plugin",
        "release",
        git,
        List.of(record("amd64", "1.26.8"), record("arm64", "1.25.0")),
        "https://ci.example",
        "9.9.9");
  }

  private static BuildRecord record(String arch, String go) {
    return new BuildRecord(
        "a",
        "1.0.0",
        "plugin",
        "go",
        Platform.of("linux", arch),
        "provider",
        1,
        "00",
        "11",
        Optional.empty(),
        Map.of("go", go));
  }

  private static Item item(String role, String file, String sha256) {
    return new Item(role, file, null, 1, sha256, null);
  }

  private static JsonNode statement(BuildFacts facts, List<Item> items) throws Exception {
    return new ObjectMapper().readTree(Provenance.write(facts, items));
  }

  private static List<String> named(JsonNode files) {
    List<String> named = new ArrayList<>();
    files.forEach(
        file -> named.add(file.get("name").asText() + " " + file.at("/digest/sha256").asText()));
    return named;
  }
}
