package io.github.providerkit.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFinderTest {
  private static final String ALL_NAMES =
      "manifest.json, manifest.yaml, manifest.yml, plugin.json, plugin.yaml, plugin.yml, package.json";

  private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
  private final Path directory = disk.getPath("/project/provider");
  private final ManifestFinder finder =
      new ManifestFinder(
          List.of(new Named("gestalt"), new Named("gestalt-legacy"), new Named("checkstack")),
          new SeenFiles());

  @BeforeEach
  void createDirectory() throws IOException {
    Files.createDirectories(directory);
  }

  @AfterEach
  void closeDisk() throws IOException {
    disk.close();
  }

  @ParameterizedTest
  @CsvSource({
    "manifest.json, gestalt",
    "manifest.yaml, gestalt",
    "manifest.yml, gestalt",
    "plugin.json, gestalt-legacy",
    "plugin.yaml, gestalt-legacy",
    "plugin.yml, gestalt-legacy"
  })
  void aManifestIsFoundByItsName(String name, String format) throws Exception {
    // Given
    write(name, "");

    // When
    ManifestFinder.Found found = finder.inDirectory(directory);

    // Then
    assertThat(found.format().name()).isEqualTo(format);
    assertThat(found.file()).isEqualTo(directory.resolve(name));
    assertThat(found.ignored()).isEmpty();
  }

  @Test
  void ofSeveralNamesTheFirstWinsAndTheOthersAreIgnored() throws Exception {
    // Given
    write("manifest.yml", "");
    write("manifest.yaml", "");
    write("manifest.json", "");

    // When
    ManifestFinder.Found found = finder.inDirectory(directory);

    // Then
    assertThat(found.file()).isEqualTo(directory.resolve("manifest.json"));
    assertThat(found.ignored())
        .containsExactly(directory.resolve("manifest.yaml"), directory.resolve("manifest.yml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"checkstack\": {}}", "{\"name\": \"x\", \"checkstack\": {\"a\": 1}}"})
  void aPackageWithTheBlockIsCheckstacks(String text) throws Exception {
    // Given
    write("package.json", text);

    // Then
    assertThat(finder.inDirectory(directory).format().name()).isEqualTo("checkstack");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": \"x\"}",
        "{\"checkstack\": null}",
        "{\"checkstack\": true}",
        "{\"Checkstack\": {}}",
        "[]",
        "",
        "not json",
        "{\"checkstack\": {}"
      })
  void anotherPackageIsNoProvider(String text) throws IOException {
    // Given
    write("package.json", text);

    // Then
    assertThat(refusal(() -> finder.inDirectory(directory)))
        .hasMessage("expected a manifest in /project/provider, found none of " + ALL_NAMES);
  }

  @Test
  void aPackageWithoutTheBlockDoesNotGetInTheWay() throws Exception {
    // Given a TypeScript provider
    write("package.json", "{\"name\": \"x\"}");
    write("manifest.yaml", "");

    // Then
    assertThat(finder.inDirectory(directory).format().name()).isEqualTo("gestalt");
  }

  @Test
  void aPackageOfTenThousandLevelsIsNoProvider() throws IOException {
    // Given
    write(
        "package.json",
        "{\"checkstack\": {\"a\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}}");

    // Then
    assertThat(refusal(() -> finder.inDirectory(directory))).hasMessageContaining("found none of");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"MANIFEST.YAML", "manifest.YAML", "manifest.txt", "manifest", "provider.yaml"})
  void otherNamesAreNotFound(String name) throws IOException {
    // Given
    write(name, "kind: plugin\n");

    // When
    ProviderException refusal = refusal(() -> finder.inDirectory(directory));

    // Then
    assertThat(refusal)
        .hasMessage("expected a manifest in /project/provider, found none of " + ALL_NAMES)
        .returns("create one, or name it with -Dprovider.manifest=FILE", ProviderException::hint)
        .returns(ProviderException.Fault.USER, ProviderException::fault);
  }

  @ParameterizedTest
  @CsvSource({
    "manifest.yaml, gestalt, plugin.json, gestalt-legacy",
    "manifest.json, gestalt, package.json, checkstack",
    "plugin.yml, gestalt-legacy, package.json, checkstack"
  })
  void twoFormatsInOneDirectoryAreNamed(String one, String format, String two, String other)
      throws IOException {
    // Given
    write(one, "");
    write(two, "{\"checkstack\": {}}");

    // When
    ProviderException refusal = refusal(() -> finder.inDirectory(directory));

    // Then
    assertThat(refusal)
        .hasMessage(
            "expected one provider in /project/provider, found two: %s (format %s) and %s (format %s)"
                .formatted(one, format, two, other))
        .returns("choose one with -Dprovider.manifest=FILE", ProviderException::hint);
  }

  @Test
  void aFormatThatIsNotSupportedIsNamedAsSuch() throws IOException {
    // Given a version of this plugin that knows one format
    ManifestFinder small = new ManifestFinder(List.of(new Named("gestalt")), new SeenFiles());
    write("plugin.yaml", "");

    // When
    ProviderException refusal = refusal(() -> small.inDirectory(directory));

    // Then
    assertThat(refusal)
        .hasMessage(
            "expected a manifest of format gestalt, found /project/provider/plugin.yaml of format gestalt-legacy")
        .returns("this version does not package that format", ProviderException::hint);
  }

  @ParameterizedTest
  @CsvSource({
    "provider/manifest.yaml, node_modules/x/plugin.yaml",
    "server/weather/plugin.json, .git/manifest.yaml",
    "packages/a/package.json, target/manifest.yaml"
  })
  void aManifestBelowIsNamed(String below, String noSource) throws IOException {
    // Given
    for (String name : List.of(below, noSource)) {
      Files.createDirectories(directory.resolve(name).getParent());
      write(name, "{\"checkstack\": {}}");
    }

    // Then
    assertThat(refusal(() -> finder.inDirectory(directory)))
        .hasMessageContaining("found none of")
        .returns(
            below
                + " lies below: name it with -Dprovider.manifest="
                + below
                + " or <manifest> in the pom.xml, or put the pom.xml beside it",
            ProviderException::hint);
  }

  @Test
  void severalManifestsBelowAreProjectsOfTheirOwn() throws IOException {
    // Given
    for (String name : List.of("a", "b")) {
      Files.createDirectories(directory.resolve(name));
      write(name + "/manifest.yaml", "");
    }

    // Then
    assertThat(refusal(() -> finder.inDirectory(directory)))
        .returns(
            "a/manifest.yaml, b/manifest.yaml lie below: give each its own pom.xml, one project a"
                + " provider",
            ProviderException::hint);
  }

  @Test
  void aPackageThatOnlyBuildsTheProviderBelowIsNotTakenForOne() throws IOException {
    // Given
    write("package.json", "{\"name\": \"x\"}");
    Files.createDirectories(directory.resolve("provider"));
    write("provider/manifest.yaml", "");

    // Then
    assertThat(refusal(() -> finder.meantIn(directory)).hint())
        .startsWith("provider/manifest.yaml lies below");

    // Given a block that is meant
    write("package.json", "{\"checkStack\": {}}");

    // Then
    assertThat(catchThrowableOfType(ProviderException.class, () -> finder.meantIn(directory)))
        .isNull();
  }

  @Test
  void aManifestAboveIsNamed() throws IOException {
    // Given
    write("manifest.yaml", "");
    Path build = Files.createDirectory(directory.resolve("build"));

    // Then
    assertThat(refusal(() -> finder.inDirectory(build)).hint())
        .isEqualTo("/project/provider/manifest.yaml lies above: put the pom.xml beside it");
  }

  @Test
  void aNamedFileDecidesBetweenFormats() throws Exception {
    // Given
    write("manifest.yaml", "");
    write("plugin.yaml", "");

    // Then
    assertThat(finder.named(directory.resolve("plugin.yaml")).format().name())
        .isEqualTo("gestalt-legacy");
    assertThat(finder.named(directory.resolve("manifest.yaml")).file())
        .isEqualTo(directory.resolve("manifest.yaml"));
  }

  @Test
  void aNamedFileWinsOverThoseThatWouldBeFoundFirst() throws Exception {
    // Given
    write("manifest.json", "");
    write("manifest.yaml", "");

    // When
    ManifestFinder.Found found = finder.named(directory.resolve("manifest.yaml"));

    // Then
    assertThat(found.file()).isEqualTo(directory.resolve("manifest.yaml"));
    assertThat(found.ignored()).isEmpty();
  }

  @Test
  void aNamedDirectoryIsSearched() throws Exception {
    // Given
    write("manifest.yml", "");

    // Then
    assertThat(finder.named(directory).file()).isEqualTo(directory.resolve("manifest.yml"));
  }

  @Test
  void aNamedFileHasToExist() {
    assertThat(refusal(() -> finder.named(directory.resolve("manifest.yaml"))))
        .hasMessage(
            "provider.manifest: expected a file, found nothing at /project/provider/manifest.yaml");
  }

  @Test
  void aNamedFileHasToHaveAManifestsName() throws IOException {
    // Given
    write("weather.yaml", "");

    // Then
    assertThat(refusal(() -> finder.named(directory.resolve("weather.yaml"))))
        .hasMessage(
            "provider.manifest: expected a file named "
                + ALL_NAMES
                + ", found /project/provider/weather.yaml");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private static ProviderException refusal(Executable call) {
    ProviderException refusal = catchThrowableOfType(ProviderException.class, call::execute);
    assertThat(refusal).as("refusal").isNotNull();
    return refusal;
  }

  /** A format that is nothing but a name. */
  private record Named(String name) implements ProviderFormat {
    @Override
    public List<String> manifestNames() {
      return List.of();
    }

    @Override
    public Set<String> ruleCodes() {
      return Set.of();
    }

    @Override
    public Optional<Provider> check(ManifestFile manifest, Problems problems) {
      throw new AssertionError("finding a manifest reads nothing");
    }
  }
}
