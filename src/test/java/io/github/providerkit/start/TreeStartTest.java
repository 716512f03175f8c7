package io.github.providerkit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.mojo.Formats;
import io.github.providerkit.pom.PomText;
import io.github.providerkit.start.ProjectStart.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository with many providers: POMs for all of them, and what becomes of these later. */
class TreeStartTest {
  @TempDir private Path directory;
  private Names given = Names.NONE;
  private Set<String> excludes = Set.of();

  @BeforeEach
  void threeProviders() throws IOException {
    provider("app/slack", "1.0.0");
    provider("app/default", "0.1.0");
    provider("cache/default", "0.2.0-alpha.1");
  }

  private void provider(String path, String version) throws IOException {
    write(
        path + "/manifest.yaml",
        "kind: app\nsource: github.com/acme/providers/%s\nversion: %s\n".formatted(path, version));
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private PomText pom(String path) throws Exception {
    return PomText.of(read(path + "/pom.xml"));
  }

  private String artifact(String path) throws Exception {
    return pom(path).value("project/artifactId").orElseThrow();
  }

  private ProjectStart.Result run(boolean check) throws ProviderException {
    return ProjectStart.run(
        new ProjectStart.Request(
            directory,
            Formats.all(),
            Optional.empty(),
            Optional.empty(),
            given,
            Names.NONE,
            Optional.empty(),
            "7.8.9",
            excludes,
            check));
  }

  private List<String> findings() throws ProviderException {
    return run(true).findings();
  }

  @Test
  void eachGetsItsPomAndOneNamesThePlugin() throws Exception {
    ProjectStart.Result result = run(false);
    assertThat(result.files())
        .extracting(StartedFile::words)
        .containsExactly(
            "wrote app/default/pom.xml",
            "wrote app/slack/pom.xml",
            "wrote cache/default/pom.xml",
            "wrote pom.xml",
            "wrote .gitignore");
    assertThat(read("pom.xml"))
        .isEqualTo(
            """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>io.github.acme</groupId>
              <artifactId>providers</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <modules>
                <module>app/default</module>
                <module>app/slack</module>
                <module>cache/default</module>
              </modules>
              <build>
                <plugins>
                  <plugin>
                    <groupId>io.github.providerkit</groupId>
                    <artifactId>provider-maven-plugin</artifactId>
                    <version>7.8.9</version>
                    <extensions>true</extensions>
                  </plugin>
                  <!-- The one that providers are deployed by. Maven 3.8 has an earlier one for this POM, which takes no id::url. -->
                  <plugin>
                    <artifactId>maven-deploy-plugin</artifactId>
                    <version>%s</version>
                  </plugin>
                </plugins>
              </build>
            </project>
            """
                .formatted(ownDeployPlugin()));
    assertThat(read("cache/default/pom.xml").lines().skip(1))
        .containsExactly(
            """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>io.github.acme</groupId>
                <artifactId>providers</artifactId>
                <version>1</version>
                <relativePath>../../pom.xml</relativePath>
              </parent>
              <artifactId>cache-default</artifactId>
              <version>0.2.0-alpha.1</version>
              <packaging>provider</packaging>
            </project>"""
                .split("\n"));
    assertThat(artifact("app/default")).isEqualTo("app-default");
    assertThat(artifact("app/slack")).isEqualTo("slack");
    assertThat(findings()).isEmpty();
    assertThat(run(false).files())
        .extracting(StartedFile::outcome)
        .containsOnly(StartedFile.Outcome.KEPT);
  }

  @Test
  void whatIsNoProviderOfTheRepositoryIsPassedOver() throws Exception {
    write(".gitignore", "out/\n");
    provider("app/slack/out/copy", "1.0.0");
    provider("node_modules/other", "1.0.0");
    provider(".cache/other", "1.0.0");
    provider("app/slack/testdata/sample", "1.0.0");
    provider("docs/sample", "1.0.0");
    write("web/public/manifest.json", "{\"name\": \"a page\"}");
    write(
        "app/slack/manifest.yaml",
        read("app/slack/manifest.yaml") + "spec: {ui: {path: ui/manifest.yaml}}\n");
    provider("app/slack/ui", "1.0.0");
    excludes = Set.of("docs");
    ProjectStart.Result result = run(false);
    assertThat(pom(".").values("project/modules/module"))
        .containsExactly("app/default", "app/slack", "cache/default");
    assertThat(result.leftOut())
        .containsExactlyInAnyOrder(
            "app/slack/testdata/sample/manifest.yaml, test data",
            "web/public/manifest.json, which names no source",
            "app/slack/ui/manifest.yaml, part of app/slack/manifest.yaml");
  }

  @Test
  void checkNamesWhatIsMissingStaleOrphanedAndEdited() throws Exception {
    assertThat(findings())
        .contains(
            "missing: app/slack/pom.xml, for app/slack/manifest.yaml",
            "missing: pom.xml, for 3 providers below");
    assertThat(directory.resolve("pom.xml")).doesNotExist();
    run(false);
    provider("s3/slack", "1.0.0");
    provider("app/slack", "1.1.0");
    Files.delete(directory.resolve("app/default/manifest.yaml"));
    String edited = read("cache/default/pom.xml").replace("</project>", "<name>x</name></project>");
    write("cache/default/pom.xml", edited);
    List<String> found =
        List.of(
            "stale: app/slack/pom.xml, it no longer fits app/slack/manifest.yaml",
            "missing: s3/slack/pom.xml, for s3/slack/manifest.yaml",
            "missing: module s3/slack in pom.xml",
            "orphaned: module app/default in pom.xml, which has no provider");
    List<String> byHand =
        List.of(
            "edited: cache/default/pom.xml, changed by hand; take out its first line, and it is yours",
            "orphaned: app/default/pom.xml, its manifest is gone; delete it as well");
    assertThat(findings()).containsExactlyInAnyOrderElementsOf(concat(found, byHand));
    assertThat(run(false).findings()).containsExactlyElementsOf(byHand);
    assertThat(findings()).containsExactlyElementsOf(byHand);
    assertThat(read("cache/default/pom.xml")).isEqualTo(edited);
    assertThat(pom("app/slack").value("project/version")).contains("1.1.0");
    assertThat(artifact("s3/slack")).isEqualTo("s3-slack");
    assertThat(pom(".").values("project/modules/module"))
        .containsExactly("app/slack", "cache/default", "s3/slack");
    write("cache/default/pom.xml", edited.substring(edited.indexOf('\n') + 1));
    Files.delete(directory.resolve("app/default/pom.xml"));
    assertThat(findings()).isEmpty();
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
  }

  @Test
  void aVersionThatLeadsIsNoEdit() throws Exception {
    run(false);
    String pom = read("app/slack/pom.xml").replace("<version>1.0.0<", "<version>1.0.1-SNAPSHOT<");
    write("app/slack/pom.xml", pom);
    assertThat(findings()).isEmpty();
    run(false);
    assertThat(read("app/slack/pom.xml")).isEqualTo(pom);
  }

  @Test
  void aPomThatSomebodyWroteStays() throws Exception {
    String own =
        "<project>\r\n  <groupId>com.acme</groupId><artifactId>slack</artifactId>\r\n</project>\r\n";
    write("app/slack/pom.xml", own);
    write(
        "pom.xml",
        """
        <project>
          <groupId>com.acme</groupId>
          <artifactId>all</artifactId>
          <version>3-SNAPSHOT</version>
          <packaging>pom</packaging>
          <!-- mine -->
          <modules>
            <module>./app/</module>
            <module>gone</module> <!-- once -->
          </modules>
        </project>
        """);
    write(
        "app/pom.xml",
        "<project><packaging>pom</packaging><modules><module>slack</module></modules></project>");
    provider("s3/slack", "1.0.0");
    run(false);
    assertThat(read("app/slack/pom.xml")).isEqualTo(own);
    assertThat(artifact("s3/slack")).isEqualTo("s3-slack");
    assertThat(pom("s3/slack").value("project/parent/version")).contains("3-SNAPSHOT");
    assertThat(pom("s3/slack").value("project/groupId")).isEmpty();
    assertThat(read("pom.xml"))
        .contains(
            """
              <!-- mine -->
              <modules>
                <module>./app/</module>
            """)
        .endsWith(
            """
                <module>app/default</module>
                <module>cache/default</module>
                <module>s3/slack</module>
              </modules>
            </project>
            """);
    assertThat(findings()).isEmpty();
  }

  @Test
  void namesThatWereGivenStayWhenNobodyGivesThemAgain() throws Exception {
    given = new Names(Optional.of("com.acme"), Optional.of("all"), Optional.empty());
    run(false);
    given = Names.NONE;
    assertThat(findings()).isEmpty();
    provider("s3/gcs", "1.0.0");
    run(false);
    assertThat(pom("s3/gcs").value("project/parent/groupId")).contains("com.acme");
    assertThat(pom("s3/gcs").value("project/groupId")).isEmpty();
  }

  @Test
  void aListOfModulesIsBegunWhereThereIsNone() throws Exception {
    String begin =
        "<project>\r\n  <groupId>a</groupId><artifactId>b</artifactId><version>1</version>\r\n"
            + "  <packaging>pom</packaging>\r\n";
    write("pom.xml", begin + "</project>\r\n");
    run(false);
    assertThat(read("pom.xml"))
        .startsWith(begin + "  <modules>\r\n    <module>app/default<")
        .endsWith("</module>\r\n  </modules>\r\n</project>\r\n");
  }

  @Test
  void nothingIsWrittenWhenOneCannotBeRead() throws Exception {
    write("app/broken/manifest.yaml", "kind: [");
    write("app/two/manifest.yaml", "kind: app");
    write("app/two/plugin.yaml", "source: x");
    ProviderException refused = catchThrowableOfType(ProviderException.class, () -> run(false));
    assertThat(refused.text()).contains("found 2 that cannot", "provider.init.excludes");
    assertThat(refused.details().get(0)).startsWith("app/broken/manifest.yaml:");
    assertThat(refused.details().get(1)).contains("manifest.yaml", "plugin.yaml");
    assertThat(directory.resolve("pom.xml")).doesNotExist();
  }

  @Test
  void aPomThatTakesNoModulesIsTold() throws Exception {
    write("pom.xml", "<project></project>");
    assertThat(catchThrowableOfType(ProviderException.class, () -> run(false)).text())
        .contains("expected packaging pom")
        .contains("found jar");
    write("pom.xml", "<project><packaging>pom</packaging></project>");
    assertThat(catchThrowableOfType(ProviderException.class, () -> run(false)).text())
        .contains("pom.xml: expected a groupId");
    write("pom.xml", "<project>");
    assertThat(catchThrowableOfType(ProviderException.class, () -> run(false)).text())
        .contains("pom.xml: expected </project>");
  }

  @Test
  void severalPluginsOfAWorkspaceAreATree() throws Exception {
    write("w/package.json", "{\"name\": \"root\", \"workspaces\": [\"*\"]}");
    write("w/common/package.json", sibling("common", ""));
    write("w/one/package.json", sibling("one", ", \"bundle\": [\"@acme/common\"]"));
    write("w/two/package.json", sibling("two", ", \"bundle\": [\"@acme/common\"]"));
    run(false);
    assertThat(pom(".").values("project/modules/module"))
        .contains("w/one", "w/two")
        .doesNotContain("w/common", "w");
    assertThat(artifact("w/one")).isEqualTo("acme-one");
  }

  /** The version in the lifecycle of providers. */
  private static String ownDeployPlugin() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String name = "maven-deploy-plugin.version>";
    int start = pom.indexOf("<" + name) + name.length() + 1;
    return pom.substring(start, pom.indexOf("</", start));
  }

  private static String sibling(String name, String more) {
    return "{\"name\": \"@acme/%s\", \"version\": \"1.0.0\", \"checkstack\": {\"type\": \"common\"%s}}"
        .formatted(name, more);
  }
}
