package io.github.providerkit.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.files.FileTree;
import io.github.providerkit.files.TreeListing;
import io.github.providerkit.format.AddedFiles;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.gestalt.GestaltFormat;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the build adds to packages, whatever their format. */
class AddedFilesTest {
  private static final Platform LINUX = Platform.of("linux", "amd64");
  private static final Platform DARWIN = Platform.of("darwin", "arm64");

  private static final String WITH_UI =
      Packaging.REST.replace("spec:\n", "spec:\n  ui: {path: web/manifest.yaml}\n");

  private static final String LEGACY =
      """
      source: github.com/acme/plugins/echo
      version: 1.0.0
      provider:
        surfaces:
          rest:
            base_url: https://echo.example
            operations:
              - {name: ping, method: GET, path: /ping}
      """;

  private static final String CATALOG = "name: echo\noperations: [{id: pong, method: POST}]\n";

  @TempDir Path directory;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theyAreInTheArchiveInOrderAndNobodyRunsThem() throws Exception {
    Packaging packaging = rest().file("LICENSE", "free").file("docs/setup.sh", "echo");
    Files.setPosixFilePermissions(
        directory.resolve("docs/setup.sh"), PosixFilePermissions.fromString("rwxrwxrwx"));
    Release release = packaging.adding(added("", "LICENSE", "docs")).release();
    Map<String, TestTar.Entry> entries = entries(release, 0);
    assertThat(entries.keySet()).containsExactly("LICENSE", "docs/setup.sh", "manifest.yaml");
    assertThat(entries.values()).extracting(TestTar.Entry::mode).containsOnly(0644);
    assertThat(entries.get("LICENSE").content()).asString(UTF_8).isEqualTo("free");
  }

  @Test
  void everyPlatformsArchiveHasThemAndTheServerTakesEach() throws Exception {
    Packaging packaging = rest().file("LICENSE", "free").compiledFor(CATALOG, LINUX, DARWIN);
    Release release = packaging.adding(added("legal/", "LICENSE")).release();
    for (int i = 0; i < 2; i++) {
      assertThat(entries(release, i)).containsKey("legal/LICENSE");
      Problems problems = new Problems(RuleLevels.DEFAULT);
      new GestaltFormat().verify(release.archives().get(i).file(), "archive", problems);
      assertThat(problems.sorted()).isEmpty();
    }
  }

  @Test
  void aNameThatThePackageHasAlreadyIsRefusedBeforeAnythingIsWritten() throws Exception {
    Packaging packaging = rest().file("docs/manifest.yaml", "kind: ui");
    packaging.adding(added("", "manifest.yaml"));
    assertThat(packaging.errors())
        .containsExactly(
            "pom.xml:1:1 fileSets gestalt/duplicate-entry expected each name in the package once,"
                + " found \"manifest.yaml\" again");
    assertThat(packaging.output()).doesNotExist();
  }

  @Test
  void twoFileSetsMayNotGiveOneNameToDifferentFiles() throws Exception {
    Packaging packaging = rest().file("a/README", "a").file("b/README", "b").file("c/README", "a");
    List<ArchiveEntry> files = new ArrayList<>(renamed("a/README", "README"));
    files.addAll(renamed("b/README", "README"));
    assertThat(packaging.adding(files(files)).errors())
        .singleElement()
        .asString()
        .endsWith("once, found \"README\" again");
    files.remove(1);
    files.addAll(renamed("c/README", "README"));
    assertThat(entries(packaging.adding(files(files)).release(), 0)).containsKey("README");
  }

  @Test
  void whatThePackageHasAnywayMayBeNamedAgain() throws Exception {
    Packaging packaging =
        Packaging.in(directory).file("manifest.yaml", Packaging.UI).file("dist/a", "a");
    String before = packaging.release().archives().get(0).sha256();
    Release release = packaging.adding(added("", "dist")).release();
    assertThat(release.archives().get(0).sha256()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"manifest.json", "manifest.yml", "catalog.yaml", "_owned_ui/web/manifest.json"})
  void whatTheServerWouldReadInPlaceOfThePackagesOwnIsRefused(String name) throws Exception {
    Packaging packaging = withUi().file("LICENSE", "free");
    packaging.adding(files(renamed("LICENSE", name)));
    assertThat(packaging.errors())
        .containsExactly(
            "pom.xml:1:1 fileSets gestalt/duplicate-entry expected names that mean nothing to the"
                + " consumer, found \""
                + name
                + "\"");
    packaging.level("gestalt/duplicate-entry", RuleLevels.Level.WARN);
    assertThat(entries(packaging.release(), 0)).as("turned down").doesNotContainKey(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/manifest.json", "docs/catalog.yaml", "plugin.yaml"})
  void elsewhereTheseNamesMeanNothing(String name) throws Exception {
    Packaging packaging = withUi().file("LICENSE", "free");
    assertThat(entries(packaging.adding(files(renamed("LICENSE", name))).release(), 0))
        .containsKey(name);
  }

  @Test
  void aFileWhereThePackageHasADirectoryIsRefused() throws Exception {
    Packaging packaging =
        Packaging.in(directory).file("manifest.yaml", Packaging.UI).file("dist/a", "a");
    packaging.adding(files(renamed("dist/a", "dist")));
    assertThat(catchThrowableOfType(ProviderException.class, packaging::run))
        .hasMessage("dist: would be a file and the directory of dist/a");
    assertThat(packaging.output()).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkThatLeadsOutIsRefusedAtThePom() throws Exception {
    Packaging packaging = rest().file("docs/a.md", "a");
    Files.createSymbolicLink(directory.resolve("docs/out.md"), Path.of("/etc/hostname"));
    packaging.adding(added("", "docs"));
    assertThat(packaging.errors())
        .containsExactly(
            "pom.xml:1:1 fileSets gestalt/package-escape docs/out.md: symbolic link leads out of"
                + " the package: it points to /etc/hostname");
    packaging.level("gestalt/package-escape", RuleLevels.Level.WARN);
    assertThat(entries(packaging.release(), 0)).containsOnlyKeys("docs/a.md", "manifest.yaml");
  }

  @Test
  void whatIsRarelyMeantForOthersIsAWarning() throws Exception {
    Packaging packaging = rest().file("docs/.env", "TOKEN=x");
    packaging.adding(added("", "docs")).release();
    assertThat(packaging.warnings())
        .containsExactly(
            "pom.xml:1:1 fileSets gestalt/suspicious-file expected nothing but what everyone may"
                + " see, found docs/.env");
  }

  @Test
  void aChangedOneMakesANewArchiveAndAnUnchangedOneDoesNot() throws Exception {
    Packaging packaging = rest().file("LICENSE", "free");
    FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
    Files.setLastModifiedTime(directory.resolve("LICENSE"), yesterday);
    Path first = packaging.adding(added("", "LICENSE")).release().archives().get(0).file();
    Object key = key(first);
    assertThat(key(packaging.adding(added("", "LICENSE")).release().archives().get(0).file()))
        .as("the same file under the same name")
        .isEqualTo(key);
    packaging.file("LICENSE", "rather free");
    Release changed = packaging.adding(added("", "LICENSE")).release();
    assertThat(entries(changed, 0).get("LICENSE").content()).asString().isEqualTo("rather free");
    Release without = packaging.adding(AddedFiles.NONE).release();
    assertThat(entries(without, 0)).containsOnlyKeys("manifest.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RELEASE", "PACKAGE"})
  void packagesOfPluginYamlHaveThemToo(Layout layout) throws Exception {
    Packaging packaging =
        Packaging.in(directory).file("plugin.yaml", LEGACY).file("LICENSE", "free").layout(layout);
    assertThat(entries(packaging.adding(files(renamed("LICENSE", "legal/LICENSE"))).release(), 0))
        .containsKeys("legal/LICENSE", "plugin.yaml");
    packaging.adding(files(renamed("LICENSE", "plugin.json")));
    assertThat(packaging.errors())
        .singleElement()
        .asString()
        .contains("mean nothing to the consumer, found \"plugin.json\"");
  }

  @Test
  void eachTarballOfAPluginHasThem() throws Exception {
    PluginPackaging packaging =
        PluginPackaging.in(directory)
            .file("package.json", "{\"private\": true, \"workspaces\": [\"plugins/*\"]}")
            .file("LICENSE", "free")
            .file(
                "plugins/backend/package.json",
                PluginPackaging.primary("@acme/backend", "[\"@acme/common\"]"))
            .file(
                "plugins/common/package.json",
                PluginPackaging.packageJson("@acme/common", "common"))
            .file("plugins/common/LICENSE", "free");
    Release release = packaging.adding(added("", "LICENSE")).release("plugins/backend");
    assertThat(release.packages()).hasSize(2);
    for (Release.Archive tarball : release.packages()) {
      assertThat(PluginPackaging.read(tarball.file()))
          .containsOnlyKeys("package/LICENSE", "package/package.json");
    }
    packaging.file("plugins/common/LICENSE", "not so free");
    assertThat(packaging.run("plugins/backend")).isEmpty();
    assertThat(packaging.told())
        .contains(
            "pom.xml fileSets checkstack/duplicate-entry expected each name in the package once,"
                + " found \"LICENSE\" again");
  }

  private Packaging rest() {
    return Packaging.in(directory).file("manifest.yaml", Packaging.REST);
  }

  private Packaging withUi() {
    return Packaging.in(directory)
        .file("manifest.yaml", WITH_UI)
        .file("web/manifest.yaml", Packaging.UI)
        .file("web/dist/index.html", "<html>");
  }

  /** Files and directories of the project, as a file set finds them. */
  private AddedFiles added(String prefix, String... names) throws IOException {
    TreeListing all = new TreeListing(List.of(), List.of());
    for (String name : names) {
      TreeListing found = FileTree.of(directory).list(name);
      List<ArchiveEntry> files = new ArrayList<>(all.files());
      found
          .files()
          .forEach(f -> files.add(new ArchiveEntry(prefix + f.name(), false, f.content())));
      all = new TreeListing(files, found.problems());
    }
    return new AddedFiles("pom.xml", all);
  }

  private List<ArchiveEntry> renamed(String file, String name) throws IOException {
    ArchiveEntry found = FileTree.of(directory).list(file).requireSound().get(0);
    return List.of(new ArchiveEntry(name, false, found.content()));
  }

  private static AddedFiles files(List<ArchiveEntry> files) {
    return new AddedFiles("pom.xml", new TreeListing(files, List.of()));
  }

  private static Object key(Path archive) throws IOException {
    return Files.readAttributes(archive, java.nio.file.attribute.BasicFileAttributes.class)
        .fileKey();
  }

  private static Map<String, TestTar.Entry> entries(Release release, int archive)
      throws IOException {
    return TestTar.read(release.archives().get(archive).file());
  }
}
