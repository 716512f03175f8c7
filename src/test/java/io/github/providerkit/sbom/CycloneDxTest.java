package io.github.providerkit.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.parts.Library;
import io.github.providerkit.sbom.Inventory.Archive;
import io.github.providerkit.sbom.Inventory.Entry;
import io.github.providerkit.sbom.Inventory.Role;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CycloneDxTest {
  private static final Subject SUBJECT =
      new Subject(
          "weather",
          "0.1.0",
          "plugin",
          "weather/v0.1.0",
          Optional.of(new Subject.Coordinates("com.acme", "weather", "0.1.0", "yaml")),
          "9.9.9");
  private static final Library YAML =
      new Library("golang", "gopkg.in/yaml.v3", "v3.0.1", Map.of(), Map.of("go.sum", "h1:a="));
  private static final Library UI =
      new Library("npm", "@acme/ui", "1.0.0", Map.of("SHA-512", "ab".repeat(64)), Map.of());

  @Test
  void aBillFollowsTheSchema() throws Exception {
    assertThat(Bills.faults(bill(SUBJECT, inventory()))).isEmpty();
    assertThat(Bills.faults(bill(SUBJECT, new Inventory(List.of())))).isEmpty();
  }

  /** So that the check itself can fail. */
  @Test
  void theSchemaKnowsAWrongOne() throws Exception {
    String wrong = bill(SUBJECT, inventory()).replace("\"library\"", "\"libary\"");
    assertThat(Bills.faults(wrong)).isNotEmpty();
  }

  @Test
  void archivesFilesAndLibrariesAreInIt() throws Exception {
    JsonNode bill = json(bill(SUBJECT, inventory()));
    assertThat(bill.at("/metadata/component/purl").asText())
        .isEqualTo("pkg:maven/com.acme/weather@0.1.0?type=yaml");
    assertThat(bill.at("/metadata/timestamp").asText()).isEqualTo("2026-11-21T00:00:00Z");
    assertThat(bill.at("/metadata/tools/components/0/version").asText()).isEqualTo("9.9.9");
    assertThat(texts(bill.get("components"), "name"))
        .containsExactly("a.tar.gz", "b.tgz", "gopkg.in/yaml.v3", "@acme/ui");
    assertThat(texts(bill.at("/components/0/components"), "name"))
        .containsExactly("artifacts/provider", "manifest.yaml", "tool");
    assertThat(texts(bill.at("/components/0/components"), "type"))
        .containsExactly("application", "file", "application");
    assertThat(bill.at("/components/3/hashes/0/alg").asText()).isEqualTo("SHA-512");
    assertThat(bill.at("/components/3/purl").asText()).isEqualTo("pkg:npm/%40acme/ui@1.0.0");
  }

  @Test
  void whoHoldsWhatIsInTheDependencies() throws Exception {
    JsonNode bill = json(bill(SUBJECT, inventory()));
    Map<String, List<String>> needs = new java.util.TreeMap<>();
    for (JsonNode one : bill.get("dependencies")) {
      List<String> on = new ArrayList<>();
      one.path("dependsOn").forEach(ref -> on.add(ref.asText()));
      needs.put(one.get("ref").asText(), on);
    }
    assertThat(needs)
        .containsEntry("release", List.of("archive:a.tar.gz", "archive:b.tgz"))
        .containsEntry("archive:a.tar.gz#artifacts/provider", List.of(YAML.url()))
        .containsEntry("archive:b.tgz", List.of(UI.url()))
        .containsEntry(YAML.url(), List.of());
  }

  @Test
  void aProgramOfWhichNothingIsKnownIsSaidToBeSo() throws Exception {
    JsonNode bill = json(bill(SUBJECT, inventory()));
    assertThat(bill.at("/compositions/0/aggregate").asText()).isEqualTo("unknown");
    assertThat(bill.at("/compositions/0/dependencies/0").asText())
        .isEqualTo("archive:a.tar.gz#tool");
    assertThat(inventory().opaque()).containsExactly("a.tar.gz: tool");
  }

  @Test
  void theSameReleaseHasTheSameBillAndAnotherOneAnother() throws Exception {
    String first = bill(SUBJECT, inventory());
    assertThat(bill(SUBJECT, inventory())).isEqualTo(first);
    Subject other =
        new Subject("weather", "0.1.0", "plugin", "weather/v0.1.0", Optional.empty(), "9.9.9");
    String serial = json(first).get("serialNumber").asText();
    assertThat(serial).matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-.{12}");
    JsonNode second = json(bill(other, inventory()));
    assertThat(second.get("serialNumber").asText()).isNotEqualTo(serial);
    assertThat(second.at("/metadata/component/purl").asText())
        .isEqualTo("pkg:generic/weather@0.1.0");
  }

  @Test
  void withoutATimeItSaysNone() throws Exception {
    String bill = CycloneDx.write(SUBJECT, inventory(), Optional.empty());
    assertThat(json(bill).at("/metadata/timestamp").isMissingNode()).isTrue();
    assertThat(Bills.faults(bill)).isEmpty();
  }

  private static Inventory inventory() {
    String digest = "0123456789abcdef".repeat(4);
    return new Inventory(
        List.of(
            new Archive(
                "a.tar.gz",
                "linux/amd64",
                10,
                digest,
                List.of(
                    new Entry("artifacts/provider", 5, digest, Role.PROGRAM, List.of(YAML)),
                    new Entry("manifest.yaml", 2, digest, Role.FILE, List.of()),
                    new Entry("tool", 3, digest, Role.OPAQUE_PROGRAM, List.of())),
                List.of()),
            new Archive("b.tgz", "b", 10, digest, List.of(), List.of(UI))));
  }

  private static String bill(Subject subject, Inventory inventory) {
    return CycloneDx.write(subject, inventory, Optional.of(Instant.parse("2026-11-21T00:00:00Z")));
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.get(field).asText()));
    return texts;
  }
}
