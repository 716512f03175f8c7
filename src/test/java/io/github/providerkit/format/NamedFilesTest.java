package io.github.providerkit.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.files.Pipes;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Of a manifest and all files that it names: a pipe is told and never opened, and what lies outside
 * the package is neither taken nor told of.
 */
@Timeout(60)
class NamedFilesTest {
  private static final String SECRET = "hunter2";
  private static final String HEAD =
      "source: github.com/acme/plugins/a\nversion: 1.0.0\nkind: plugin\n";

  @TempDir private Path disk;

  private Path provider(String manifest, String text) throws IOException {
    Path directory = Files.createDirectories(disk.resolve("repository/provider"));
    if (text != null) {
      Files.writeString(directory.resolve(manifest), text);
    }
    return directory;
  }

  private static List<String> told(Path directory) {
    try {
      return Answers.check(directory, Optional.empty(), FileChecks.BEFORE_PACKAGING)
          .sorted()
          .stream()
          .flatMap(problem -> ValidationReport.lines(problem).stream())
          .toList();
    } catch (ProviderException e) {
      return List.of(e.text());
    }
  }

  /** Every file that is read before anything is packaged, in a provider that names it. */
  private Path provider(String file) throws IOException {
    return switch (file) {
      case "catalog.yaml" ->
          provider(
              "manifest.yaml",
              HEAD
                  + "spec: {}\nartifacts: [{os: linux, arch: amd64, path: p}]\n"
                  + "entrypoint: {artifactPath: p}\n");
      case "openapi.yaml" ->
          provider(
              "manifest.yaml", HEAD + "spec: {surfaces: {openapi: {document: openapi.yaml}}}\n");
      case "icon.svg" -> provider("manifest.yaml", HEAD + "iconFile: icon.svg\nspec: {}\n");
      case "schema.yaml" ->
          provider("manifest.yaml", HEAD + "spec: {configSchemaPath: schema.yaml}\n");
      case "old.yaml" ->
          provider(
              "plugin.yaml",
              "source: github.com/acme/plugins/a\nversion: 1.0.0\n"
                  + "provider: {config_schema_path: old.yaml}\n");
      case "ui/manifest.yaml" -> {
        Path directory = provider("manifest.yaml", HEAD + "spec: {ui: {path: ui/manifest.yaml}}\n");
        Files.createDirectory(directory.resolve("ui"));
        yield directory;
      }
      default -> provider(file, null);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "manifest.yaml",
    "manifest.json",
    "plugin.yaml",
    "package.json",
    "catalog.yaml",
    "openapi.yaml",
    "icon.svg",
    "schema.yaml",
    "old.yaml"
  })
  void aPipeIsToldAndNotOpened(String file) throws IOException {
    // Given
    Path directory = provider(file);
    Pipes.create(directory.resolve(file));

    // Then
    assertThat(told(directory)).anyMatch(line -> line.contains("a pipe, a socket or a device"));
  }

  @ParameterizedTest
  @CsvSource({
    "manifest.yaml",
    "manifest.json",
    "plugin.yaml",
    "package.json",
    "catalog.yaml",
    "openapi.yaml",
    "icon.svg",
    "schema.yaml",
    "old.yaml",
    "ui/manifest.yaml"
  })
  void aLinkOutOfThePackageIsToldWithoutWhatItLeadsTo(String file) throws IOException {
    // Given files whose text would be told, as what is wrong with them
    Path directory = provider(file);
    Path elsewhere = Files.writeString(disk.resolve("elsewhere"), SECRET + ": [" + SECRET + "\n");
    Files.createSymbolicLink(directory.resolve(file), elsewhere);

    // Then
    assertThat(told(directory))
        .anyMatch(line -> line.contains("a symbolic link that leads out of the package"))
        .noneMatch(line -> line.contains(SECRET));
  }

  @ParameterizedTest
  @CsvSource({"pnpm-workspace.yaml", ".npmignore", ".gitignore", "src/plugin-metadata.ts"})
  void aPipeBesideAPackageIsNotOpened(String file) throws IOException {
    // Given
    Path directory =
        provider(
            "package.json",
            "{\"name\": \"@acme/a\", \"version\": \"1.0.0\", \"checkstack\": {\"type\": \"backend\","
                + " \"pluginId\": \"a\"}}");
    Files.createDirectories(directory.resolve(file).getParent());
    Pipes.create(directory.resolve(file));

    // Then
    assertThat(told(directory)).isNotNull();
  }
}
