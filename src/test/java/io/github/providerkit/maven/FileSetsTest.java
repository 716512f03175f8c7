package io.github.providerkit.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.files.TreeProblem;
import io.github.providerkit.format.AddedFiles;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.archiver.util.DefaultFileSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSetsTest {
  @TempDir Path temporary;
  private Path project;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void aProject() throws IOException {
    project = Files.createDirectories(temporary.resolve("project"));
    file("LICENSE");
    file("docs/a.md");
    file("docs/deep/b.md");
    file("docs/draft.md~");
    file("target/provider/release/checksums.txt");
  }

  @Test
  void withoutAnyNothingIsAdded() throws Exception {
    assertThat(reader().read(null, warnings::add)).isEqualTo(AddedFiles.NONE);
    assertThat(reader().read(List.of(), warnings::add)).isEqualTo(AddedFiles.NONE);
  }

  @Test
  void aFileSetIsForTheProjectsDirectoryButForWhatThePluginWrites() throws Exception {
    DefaultFileSet all = new DefaultFileSet();
    assertThat(names(read(all))).containsExactly("LICENSE", "docs/a.md", "docs/deep/b.md");
    assertThat(read(all).declaredIn()).isEqualTo("pom.xml");
  }

  @ParameterizedTest
  @CsvSource({"docs, manual", "docs, manual/", "docs/deep/.., manual"})
  void thePrefixIsADirectoryWithOrWithoutASlash(String directory, String prefix) throws Exception {
    assertThat(names(read(set(directory).prefixed(prefix))))
        .containsExactly("manual/a.md", "manual/deep/b.md");
    assertThat(warnings).isEmpty();
  }

  @Test
  void severalFileSetsAreAddedTogether() throws Exception {
    DefaultFileSet license = new DefaultFileSet();
    license.setIncludes(new String[] {"LICENSE", "NOTICE"});
    assertThat(names(read(license, set("docs/deep").prefixed("docs"))))
        .containsExactly("LICENSE", "docs/b.md");
  }

  @Test
  void aDirectoryOutsideTheProjectCanBeNamed() throws Exception {
    Files.writeString(Files.createDirectories(temporary.resolve("shared")).resolve("NOTICE"), "x");
    assertThat(names(read(set("../shared")))).containsExactly("NOTICE");
  }

  @Test
  void whatFindsNothingIsTold() throws Exception {
    DefaultFileSet none = set("docs");
    none.setIncludes(new String[] {"*.adoc"});
    assertThat(names(read(none, new DefaultFileSet().include(new String[] {"LICENCE"})))).isEmpty();
    assertThat(warnings)
        .containsExactly(
            "fileSets: expected files in docs, found none to add",
            "fileSets: expected files in ., found none to add");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkMayLeadToAnyPlaceInTheProjectAndToNoOther() throws Exception {
    Files.createSymbolicLink(project.resolve("docs/LICENSE"), Path.of("../LICENSE"));
    assertThat(names(read(set("docs")))).contains("LICENSE");
    Files.writeString(temporary.resolve("secret"), "x");
    Files.createSymbolicLink(project.resolve("docs/deep/out"), Path.of("../../../secret"));
    Files.createSymbolicLink(project.resolve("manual"), temporary.resolve("shared"));
    Files.createDirectories(temporary.resolve("shared"));
    AddedFiles added = read(set("docs"), set("manual"));
    assertThat(added.listing().problems())
        .extracting(TreeProblem::kind)
        .containsOnly(TreeProblem.Kind.LINK_OUTSIDE);
    assertThat(added.listing().problems())
        .extracting(TreeProblem::name)
        .containsExactly("docs/deep/out", "manual");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeIsAProblem() throws Exception {
    assertThat(
            new ProcessBuilder("mkfifo", project.resolve("docs/pipe").toString()).start().waitFor())
        .isZero();
    assertThat(read(set("docs")).listing().problems())
        .extracting(TreeProblem::kind)
        .containsExactly(TreeProblem.Kind.SPECIAL);
  }

  @Test
  void aDirectoryThatIsNotThereIsAProblemAndTheRestIsReadNevertheless() throws Exception {
    AddedFiles added = read(set("doc"), set("LICENSE"), set("docs"));
    assertThat(added.listing().problems())
        .extracting(TreeProblem::message)
        .containsExactly("doc: no such directory", "LICENSE: no such directory");
    assertThat(names(added)).containsExactly("a.md", "deep/b.md");
  }

  @ParameterizedTest
  @CsvSource({
    "/docs, is absolute",
    "../docs, contains",
    "a//b, contains an empty",
    "'a\\b', contains a backslash"
  })
  void aPrefixThatLeadsOutIsAProblem(String prefix, String reason) throws Exception {
    assertThat(read(set("docs").prefixed(prefix)).listing().problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(TreeProblem.Kind.NAME);
              assertThat(problem.message()).startsWith(prefix + ": the prefix " + reason);
            });
  }

  @Test
  void filesAreAddedAsTheyAre() {
    DefaultFileSet set = set("docs");
    set.setStreamTransformer((resource, in) -> in);
    assertThat(catchThrowableOfType(ProviderException.class, () -> read(set)))
        .hasMessage("fileSets: expected files as they are, found a streamTransformer for docs");
  }

  private FileSets reader() {
    MavenProject maven = new MavenProject();
    maven.setFile(project.resolve("pom.xml").toFile());
    return new FileSets(maven, project, project.resolve("target/provider"));
  }

  private AddedFiles read(DefaultFileSet... sets) throws ProviderException {
    return reader().read(List.of(sets), warnings::add);
  }

  private DefaultFileSet set(String directory) {
    return new DefaultFileSet(project.resolve(directory).toFile());
  }

  private void file(String name) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
  }

  private static List<String> names(AddedFiles added) {
    return added.listing().files().stream().map(ArchiveEntry::name).toList();
  }
}
