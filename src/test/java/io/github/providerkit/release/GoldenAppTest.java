package io.github.providerkit.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.providerkit.SharedData;
import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.AddedFiles;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.mojo.Formats;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans the releases of {@code golden/app} and compares manifests and metadata as data. */
class GoldenAppTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String DIGEST = "ab".repeat(32);
  private static final List<Platform> PLATFORMS =
      List.of(new Platform("darwin", "arm64", ""), new Platform("linux", "amd64", ""));

  @TempDir private Path work;

  private static int equal;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(SharedData.require("golden/app"))) {
      return folders
          .map(f -> f.getFileName().toString().replace("/", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void manifestAndMetadataAreThoseOfUpstream(String name) throws Exception {
    // Given the sources of a case, and what its build would have made
    Path golden = SharedData.require("golden/app").resolve(name);
    Path project = copy(golden.resolve("source"));
    ManifestCheck.Result checked =
        new ManifestCheck(Formats.all())
            .run(
                new CheckRequest(
                    project,
                    Optional.empty(),
                    new ReleaseVersion(Optional.of("1.2.3"), ReleaseVersion.Policy.OVERRIDE),
                    CheckRequest.FileChecks.BEFORE_PACKAGING,
                    Map.of(),
                    project.resolve("target"),
                    Optional.empty(),
                    CodeChoice.DEFAULT));
    Provider provider = checked.provider().orElseThrow(() -> new AssertionError(checked.sorted()));
    JsonNode expected = YAML.readTree(Files.readString(golden.resolve("provider-release.yaml")));

    // When the release is planned
    ReleasePlan plan =
        provider
            .plan(
                new PlanRequest(code(golden, expected), Layout.RELEASE, AddedFiles.NONE),
                checked.problems())
            .orElseThrow(() -> new AssertionError(checked.sorted()));

    // Then its metadata and the manifest in its packages are those of upstream
    Map<String, ReleasePlan.MetadataFile> files = new LinkedHashMap<>();
    plan.archives()
        .forEach(a -> files.put(a.target(), new ReleasePlan.MetadataFile(a.fileName(), DIGEST)));
    String metadata = plan.metadata().orElseThrow().text().apply(files);
    assertThat(YAML.readTree(metadata)).isEqualTo(expected);
    ArchiveEntry manifest =
        plan.archives().get(plan.archives().size() - 1).contents().entries().stream()
            .filter(entry -> entry.name().equals("manifest.yaml"))
            .findFirst()
            .orElseThrow();
    String text = new String(manifest.content().open().readAllBytes(), UTF_8);
    JsonNode upstream = YAML.readTree(Files.readString(golden.resolve("release-manifest.yaml")));
    assertThat(withoutDigests(YAML.readTree(text))).isEqualTo(withoutDigests(upstream));
    equal++;
  }

  @AfterAll
  static void tell() throws IOException {
    System.out.printf("releases of apps as upstream's  %d/%d%n", equal, cases().count());
  }

  /** Upstream had one made-up digest for all files. */
  private static JsonNode withoutDigests(JsonNode manifest) {
    manifest.path("artifacts").forEach(artifact -> ((ObjectNode) artifact).remove("sha256"));
    return manifest;
  }

  private Optional<CompiledCode> code(Path golden, JsonNode expected) throws IOException {
    if (expected.path("artifacts").has("generic")) {
      return Optional.empty();
    }
    boolean program = expected.path("runtime").asText().equals("executable");
    Path binary = Files.writeString(work.resolve("binary"), program ? "program" : "");
    Optional<Path> catalog = Optional.empty();
    if (Files.exists(golden.resolve("effective-catalog.yaml"))) {
      catalog =
          Optional.of(
              Files.write(
                  work.resolve("catalog.yaml"),
                  Files.readAllBytes(golden.resolve("effective-catalog.yaml"))));
    }
    Optional<Path> assets = Optional.empty();
    if (expected.path("staticValidation").path("manifest").path("spec").has("assetRoot")) {
      assets = Optional.of(Files.createDirectories(work.resolve("static")));
      Files.writeString(assets.get().resolve("index.html"), "<html>");
    }
    return Optional.of(
        new CompiledCode(
            PLATFORMS.stream()
                .map(
                    platform ->
                        new CompiledCode.Binary(
                            platform, binary, program ? 7 : 0, program ? sha256(binary) : ""))
                .toList(),
            catalog,
            assets));
  }

  private static String sha256(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The recorded sources name files that are not part of the recording. */
  private Path copy(Path source) throws IOException {
    Path project = Files.createDirectories(work.resolve("project"));
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.toList()) {
        Files.write(project.resolve(file.getFileName().toString()), Files.readAllBytes(file));
      }
    }
    for (String named : List.of("assets/icon.svg", "schemas/config.yaml", "config.schema.yaml")) {
      Path file = project.resolve(named);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "type: object\n");
    }
    return project;
  }
}
