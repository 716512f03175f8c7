package io.github.providerkit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.providerkit.code.Kind;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.mojo.Formats;
import io.github.providerkit.start.ProjectStart.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectStartTest {
  private static final String MANIFEST =
      "kind: cache\nsource: github.com/acme/plugins/echo\nversion: 1.2.0\n";

  @TempDir private Path temporary;
  private Path directory;
  private Optional<Path> manifest = Optional.empty();
  private Names given = Names.NONE;
  private Names project = Names.NONE;
  private Optional<String> ci = Optional.empty();

  @BeforeEach
  void make() throws IOException {
    directory = Files.createDirectory(temporary.resolve("My Weather"));
  }

  private ProjectStart.Result run(String kind) throws ProviderException {
    return ProjectStart.run(
        new ProjectStart.Request(
            directory,
            Formats.all(),
            manifest,
            Optional.ofNullable(kind),
            given,
            project,
            ci,
            "7.8.9",
            Set.of(),
            false));
  }

  private ProviderException refused(String kind) {
    return catchThrowableOfType(ProviderException.class, () -> run(kind));
  }

  private static Names names(String group, String artifact, String version) {
    return new Names(
        Optional.ofNullable(group), Optional.ofNullable(artifact), Optional.ofNullable(version));
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aManifestGetsItsPom() throws Exception {
    write("manifest.yaml", MANIFEST);
    ProjectStart.Result result = run(null);
    assertThat(read("pom.xml"))
        .isEqualTo(
            """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>io.github.acme</groupId>
              <artifactId>echo</artifactId>
              <version>1.2.0</version>
              <packaging>provider</packaging>
              <build><plugins><plugin>
                <groupId>io.github.providerkit</groupId>
                <artifactId>provider-maven-plugin</artifactId>
                <version>7.8.9</version>
                <extensions>true</extensions>
              </plugin></plugins></build>
            </project>
            """);
    assertThat(read(".gitignore")).isEqualTo("target/\n");
    assertThat(read("manifest.yaml")).isEqualTo(MANIFEST);
    assertThat(result.files())
        .extracting(StartedFile::words)
        .containsExactly("kept manifest.yaml as it is", "wrote pom.xml", "wrote .gitignore");
    assertThat(result.next()).containsExactly("next: mvn package");
  }

  static Set<String> kinds() {
    return NewManifest.kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindBeginsWithAManifestThatPasses(String kind) throws Exception {
    given = names("io.github.acme", "weather", "0.2.0-SNAPSHOT");
    ProjectStart.Result result = run(kind);
    assertThat(read("manifest.yaml"))
        .startsWith(
            "kind: " + kind + "\nsource: github.com/acme/weather/weather\nversion: 0.2.0\n");
    ManifestCheck.Result checked =
        new ManifestCheck(Formats.all())
            .run(
                new CheckRequest(
                    directory,
                    Optional.empty(),
                    new ReleaseVersion(Optional.of("0.2.0-SNAPSHOT"), ReleaseVersion.Policy.STRICT),
                    FileChecks.BEFORE_PACKAGING,
                    Map.of(),
                    directory.resolve("target"),
                    Optional.empty(),
                    new CodeChoice(Optional.empty(), false)));
    assertThat(checked.sorted()).isEmpty();
    // Today's word for external credentials is one that May takes as well.
    assertThat(Kind.named(checked.provider().orElseThrow().kind())).isEqualTo(Kind.named(kind));
    boolean complete =
        catchThrowableOfType(
                ProviderException.class, () -> checked.provider().orElseThrow().requireCode())
            == null;
    assertThat(result.next()).hasSize(complete ? 1 : 2).last().isEqualTo("next: mvn package");
  }

  @Test
  void aDirectoryGivesItsNameAndSaysWhatIsAnExample() throws Exception {
    ProjectStart.Result result = run("ui");
    assertThat(read("pom.xml"))
        .contains("<groupId>com.example</groupId>", "<artifactId>my-weather</artifactId>");
    assertThat(read("manifest.yaml"))
        .contains("source: example.com/providers/my-weather/my-weather\n");
    assertThat(names()).containsExactly(".gitignore", "assets", "manifest.yaml", "pom.xml");
    assertThat(result.next())
        .containsExactly(
            "change com.example and the source in manifest.yaml to names of your own",
            "next: mvn package");
  }

  @Test
  void whatIsThereStays() throws Exception {
    write("manifest.yaml", MANIFEST);
    write("pom.xml", "mine");
    write(".gitignore", "/target/\r\n");
    write(".gitlab-ci.yml", "mine too");
    ci = Optional.of("gitlab");
    assertThat(run("ui").files())
        .extracting(StartedFile::outcome)
        .containsOnly(StartedFile.Outcome.KEPT);
    assertThat(read("pom.xml")).isEqualTo("mine");
    assertThat(read(".gitlab-ci.yml")).isEqualTo("mine too");
    assertThat(read(".gitignore")).isEqualTo("/target/\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'node_modules'|'node_modules\ntarget/\n'",
        "'a\r\nb\r\n'|'a\r\nb\r\ntarget/\r\n'",
        "''|'target/\n'",
        "'# target/\n'|'# target/\ntarget/\n'"
      })
  void aLineIsAddedBehindTheAuthorsOwn(String before, String after) throws Exception {
    write(".gitignore", before);
    assertThat(run("plugin").files())
        .contains(new StartedFile(".gitignore", StartedFile.Outcome.ADDED));
    assertThat(read(".gitignore")).isEqualTo(after);
  }

  @Test
  void aLinkThatLeadsNowhereIsNotReplaced() throws Exception {
    Files.createSymbolicLink(directory.resolve("pom.xml"), Path.of("elsewhere.xml"));
    assertThat(run("plugin").files())
        .contains(new StartedFile("pom.xml", StartedFile.Outcome.KEPT));
    assertThat(directory.resolve("pom.xml")).isSymbolicLink();
  }

  @Test
  void nothingAtAllIsToldWithTheChoices() throws Exception {
    assertThat(refused(null).text())
        .startsWith("expected a manifest in " + directory + " or a kind to begin with")
        .contains("-Dprovider.init.kind=KIND: plugin,", " ui,", " app,");
    assertThat(names()).isEmpty();
  }

  @Test
  void aKindThatIsNoneIsToldWithTheOneThatWasMeant() throws Exception {
    assertThat(refused("plugni").text()).contains("found \"plugni\"").contains("\"plugin\"");
    ci = Optional.of("gitlub");
    assertThat(refused("plugin").text())
        .contains("provider.init.ci: expected github or gitlab, found \"gitlub\"");
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "", "..", "a/b", "a&amp;", "${x}", "ü", ".a", "a..b"})
  void aNameThatIsNoCoordinateIsRefusedBeforeAnythingIsWritten(String name) throws Exception {
    given = names(name, null, null);
    assertThat(refused("plugin").text()).contains("groupId: ", "-Dprovider.init.groupId");
    given = names(null, name, null);
    assertThat(refused("plugin").text()).contains("artifactId: ", "-Dprovider.init.artifactId");
    given = names(null, null, name);
    assertThat(refused("plugin").text()).contains("version: ", "-Dprovider.init.version");
    assertThat(names()).isEmpty();
  }

  @Test
  void whatMakesNoSourceOrVersionIsRefusedToo() throws Exception {
    given = names("com.acme", "_echo", null);
    assertThat(refused("plugin").text()).contains("expected coordinates that make a source");
    given = names("com.acme", "echo", "1");
    assertThat(refused("plugin").text()).contains("version: expected one such as 0.1.0");
    assertThat(names()).isEmpty();
  }

  @Test
  void twoVersionsAreRefused() throws Exception {
    write("manifest.yaml", MANIFEST);
    given = names(null, null, "1.2.0-SNAPSHOT");
    run(null);
    assertThat(read("pom.xml")).contains("<version>1.2.0-SNAPSHOT</version>");
    given = names(null, null, "1.3.0");
    assertThat(refused(null).text())
        .contains("provider.init.version: expected 1.2.0 as in manifest.yaml, found \"1.3.0\"");
  }

  @Test
  void anUnreadableManifestIsToldByPlace() throws Exception {
    write("manifest.yaml", "kind: [");
    assertThat(refused(null).getMessage()).startsWith("manifest.yaml:");
    write("manifest.yaml", "a list of none");
    assertThat(refused(null).text()).contains("expected the fields of a manifest");
    write("manifest.yaml", "kind: plugin");
    assertThat(refused(null).text()).contains("-Dprovider.init.groupId=");
    assertThat(names()).containsExactly("manifest.yaml");
  }

  @Test
  void aPomThatIsThereKnowsTheNames() throws Exception {
    project = names("org.there", "known", "3.0.0-SNAPSHOT");
    write("pom.xml", "mine");
    assertThat(run("plugin").next()).containsExactly("next: mvn package");
    assertThat(read("manifest.yaml"))
        .contains("source: there.org/providers/known/known\n", "3.0.0\n");
  }

  @ParameterizedTest
  @CsvSource({
    "github.com/acme/plugins/echo, io.github.acme",
    "gitlab.com/acme/plugins/echo, io.gitlab.acme",
    "git.acme.example/team/plugins/echo, example.acme.git"
  })
  void theGroupIsOfTheSource(String source, String group) {
    assertThat(Coordinates.groupOf(source)).isEqualTo(group);
  }

  @ParameterizedTest
  @CsvSource({
    "io.github.acme, Echo, github.com/acme/echo/echo",
    "com.acme, echo, acme.com/providers/echo/echo",
    "com.acme.tools, echo, acme.com/tools/echo/echo",
    "com.acme.a.b, echo, acme.com/a/b/echo",
    "acme, echo, acme.example/providers/echo/echo",
    "com.my_acme, echo, my-acme.com/providers/echo/echo"
  })
  void theSourceIsOfTheGroup(String group, String artifact, String source) {
    assertThat(new Coordinates(group, artifact, "1.0.0").source()).isEqualTo(source);
  }

  @Test
  void aCheckstackPackageIsNamedByItsRepository() throws Exception {
    write(
        "package.json",
        """
        {"name": "@acme/widget", "version": "1.0.0", "checkstack": {"type": "backend"},
         "repository": {"type": "git", "url": "git+https://github.com/Acme-Org/widget.git"}}
        """);
    run(null);
    assertThat(read("pom.xml"))
        .contains("<groupId>io.github.acme-org</groupId>", "<artifactId>acme-widget</artifactId>");
  }

  @Test
  void theOnePluginOfAWorkspaceIsNamedInThePom() throws Exception {
    write(
        "package.json",
        "{\"name\": \"root\", \"private\": true, \"workspaces\": [\"packages/*\"]}");
    write("packages/common/package.json", sibling("common", ""));
    write("packages/backend/package.json", sibling("backend", ", \"bundle\": [\"@acme/common\"]"));
    given = names("com.acme", null, null);
    run(null);
    assertThat(read("pom.xml"))
        .contains(
            "  <artifactId>acme-backend</artifactId>",
            "  <properties>\n"
                + "    <provider.manifest>packages/backend/package.json</provider.manifest>\n"
                + "  </properties>\n");
    Files.delete(directory.resolve("pom.xml"));
    write("packages/second/package.json", sibling("second", ", \"bundle\": [\"@acme/common\"]"));
    manifest = Optional.of(directory.resolve("packages/second/package.json"));
    run(null);
    assertThat(read("pom.xml")).contains("<artifactId>acme-second</artifactId>");
  }

  private static String sibling(String name, String more) {
    return "{\"name\": \"@acme/%s\", \"version\": \"1.0.0\", \"checkstack\": {\"type\": \"common\"%s}}"
        .formatted(name, more);
  }

  @ParameterizedTest
  @CsvSource({"github, .github/workflows/provider.yml", "gitlab, .gitlab-ci.yml"})
  void ciIsWrittenOnRequest(String service, String file) throws Exception {
    ci = Optional.of(service);
    assertThat(run("plugin").files()).contains(new StartedFile(file, StartedFile.Outcome.WROTE));
    Object read = new YAMLMapper().readValue(read(file), Object.class);
    assertThat(read.toString()).contains("mvn -B -ntp verify", "mvn -B -ntp deploy");
  }
}
