package io.github.providerkit.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.mojo.Formats;
import io.github.providerkit.version.VersionChange.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionChangeTest {
  private static final String POM =
      "<project>\r\n  <parent><version>1.2.0</version></parent>\r\n  <version>1.2.0</version>\r\n</project>";

  @TempDir private Path directory;
  private Optional<Path> manifest = Optional.empty();

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private List<Change> run(String version) throws ProviderException {
    return VersionChange.run(
        new VersionChange.Request(directory, manifest, Formats.all(), version));
  }

  private String refused(String version) {
    return catchThrowableOfType(ProviderException.class, () -> run(version)).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# 1.2.0\nsource:  github.com/a/b/c  # version: 1.2.0\nversion: 1.2.0 # raise me\nkind: ui\n",
        "version:   \"1.2.0\"\r\nother: {version: 1.2.0}\r\n",
        "version: '1.2.0'",
        "version: &v !!str 1.2.0\nother: *v\n",
        "{source: x, version: 1.2.0}\n",
        "---\nversion:\n  1.2.0\n# end\n"
      })
  void nothingButTheVersionChanges(String text) throws Exception {
    write("manifest.yaml", text);
    assertThat(run("1.3.0-rc.1"))
        .containsExactly(new Change("manifest.yaml", "1.2.0", "1.3.0-rc.1"));
    int own = text.indexOf("version:", text.startsWith("#") ? text.indexOf("\nversion") : 0);
    assertThat(read("manifest.yaml"))
        .isEqualTo(
            text.substring(0, own) + text.substring(own).replaceFirst("1\\.2\\.0", "1.3.0-rc.1"));
  }

  @Test
  void jsonKeepsItsLayout() throws Exception {
    write("plugin.json", "{\n\t\"version\" : \"1.2.0\",\n\n\t\"source\": \"a\"}");
    run("2.0.0");
    assertThat(read("plugin.json"))
        .isEqualTo("{\n\t\"version\" : \"2.0.0\",\n\n\t\"source\": \"a\"}");
  }

  @Test
  void aSnapshotIsForThePomAlone() throws Exception {
    write("manifest.yaml", "version: 1.2.0\n");
    write("pom.xml", POM);
    assertThat(run("1.3.0-SNAPSHOT"))
        .containsExactly(
            new Change("manifest.yaml", "1.2.0", "1.3.0"),
            new Change("pom.xml", "1.2.0", "1.3.0-SNAPSHOT"));
    assertThat(read("manifest.yaml")).isEqualTo("version: 1.3.0\n");
    assertThat(read("pom.xml"))
        .isEqualTo(POM.replace("  <version>1.2.0", "  <version>1.3.0-SNAPSHOT"));
    run("1.3.0");
    assertThat(read("pom.xml")).isEqualTo(POM.replace("  <version>1.2.0", "  <version>1.3.0"));
  }

  @Test
  void aPropertyIsSetWhereItStands() throws Exception {
    write("manifest.yaml", "version: 1.2.0\n");
    String pom =
        "<project><version>${revision}</version><properties><revision>1.2.0</revision></properties></project>";
    write("pom.xml", pom);
    run("1.3.0");
    assertThat(read("pom.xml")).isEqualTo(pom.replace("1.2.0", "1.3.0"));
  }

  @ParameterizedTest
  @CsvSource({
    "<project><parent><version>1</version></parent></project>, version of its own",
    "<project><version>${revision}</version></project>, property of its version",
    "<project><version>1${x}</version></project>, a version or one property",
    "<project>, expected </project>"
  })
  void nothingIsWrittenWhereOnePlaceCannotBe(String pom, String expected) throws Exception {
    write("manifest.yaml", "version: 1.2.0\n");
    write("pom.xml", pom);
    assertThat(refused("1.3.0")).contains(expected);
    assertThat(read("manifest.yaml")).isEqualTo("version: 1.2.0\n");
    assertThat(read("pom.xml")).isEqualTo(pom);
  }

  @ParameterizedTest
  @CsvSource({
    "'kind: ui', expected a version as text",
    "'a: &v 1.2.0\nversion: *v', expected a version as text",
    "'version: |\n  1.2.0\n', expected a version in one line",
    "'version: [', manifest.yaml:1:"
  })
  void aManifestThatSaysItOtherwiseIsTold(String text, String expected) throws Exception {
    write("manifest.yaml", text);
    assertThat(refused("1.3.0")).contains(expected);
    assertThat(read("manifest.yaml")).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3", "v1.3.0", "", "1.3.0-SNAPSHOT-SNAPSHOT.", "1.3.0\n"})
  void whatIsNoVersionIsRefused(String version) throws Exception {
    write("manifest.yaml", "version: 1.2.0\n");
    assertThat(refused(version)).contains("provider.newVersion: expected a semantic version");
  }

  @Test
  void theSiblingsOfABundleGoAlong() throws Exception {
    write("package.json", "{\"name\": \"root\", \"workspaces\": [\"packages/*\"]}");
    write("packages/a/package.json", sibling("a", ", \"bundle\": [\"@acme/b\", \"@acme/gone\"]"));
    write("packages/b/package.json", sibling("b", ""));
    write("packages/c/package.json", sibling("c", ""));
    manifest = Optional.of(directory.resolve("packages/a/package.json"));
    assertThat(run("2.0.0"))
        .containsExactly(
            new Change("packages/a/package.json", "1.0.0", "2.0.0"),
            new Change("packages/b/package.json", "1.0.0", "2.0.0"));
    assertThat(read("packages/b/package.json"))
        .isEqualTo(sibling("b", "").replace("1.0.0", "2.0.0"));
    assertThat(read("packages/c/package.json")).isEqualTo(sibling("c", ""));
  }

  private static String sibling(String name, String more) {
    return "{\"name\": \"@acme/%s\",   \"version\": \"1.0.0\", \"checkstack\": {\"type\": \"common\"%s}}"
        .formatted(name, more);
  }
}
