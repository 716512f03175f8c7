package io.github.providerkit.compile;

import static io.github.providerkit.compile.TestBuild.LINUX;
import static io.github.providerkit.compile.TestBuild.LINUX_ARM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.files.KeptTime;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.fresh.SourceDigest;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildRecord;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.parts.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compiled again, and what is not. */
class UpToDateBuildTest {
  private static final List<String> EVERYTHING =
      List.of("prepare", "compile linux/amd64", "catalog by artifacts/linux/amd64/provider");

  @TempDir Path directory;
  private TestBuild build;

  @BeforeEach
  void aBuild() throws ProviderException {
    build = TestBuild.in(directory);
    build.run(LINUX);
    assertThat(build.done()).isEqualTo(EVERYTHING);
  }

  @Test
  void whatWasBuiltInIsWrittenDownOnRequestAlsoOfWhatIsUpToDate() throws Exception {
    TestBuild build = TestBuild.in(directory);
    assertThat(build.run(TestBuild.LINUX).get(0).record().libraries()).isEmpty();
    build.done();
    BuildRecord asked = build.askingForLibraries().run(TestBuild.LINUX).get(0).record();
    assertThat(build.done()).as("nothing is compiled for it").isEmpty();
    assertThat(asked.libraries()).hasValue(List.of(new Library("generic", "tool", "linux/amd64")));
    Path record = build.output().resolve("artifacts/linux/amd64/build.json");
    assertThat(BuildRecord.read(record)).isEqualTo(asked);
  }

  @Test
  void whatBinariesDependOnIsKnownBeforeTheyAreBuilt() throws Exception {
    var facts = build.facts(LINUX);
    assertThat(build.done()).isEmpty();
    assertThat(facts)
        .containsEntry("linux/amd64 tool.go", "tool 1")
        .containsKey("linux/amd64 installed");
    assertThat(build.facts(LINUX)).isEqualTo(facts);
    assertThat(build.facts(LINUX, LINUX_ARM)).isNotEqualTo(facts);
    assertThat(build.identity("tool 2").facts(LINUX)).isNotEqualTo(facts);
    assertThat(build.identity("tool 1").setting("-O2").facts(LINUX)).isNotEqualTo(facts);
  }

  @Test
  void theSecondBuildDoesNothingAndGivesTheSame() throws Exception {
    List<BuiltBinary> binaries = build.run(LINUX);
    assertThat(build.done()).isEmpty();
    assertThat(build.told()).contains("[linux/amd64] up to date");
    BuildRecord record = binaries.get(0).record();
    assertThat(record.sha256()).isEqualTo(Sha256.of(binaries.get(0).file()));
    assertThat(record.size()).isEqualTo(Files.size(binaries.get(0).file()));
    assertThat(record.tools()).containsEntry("go", "1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/CHANGELOG",
        ".git/HEAD",
        ".env",
        "node_modules/left-pad/index.js",
        "sub/node_modules/x.js",
        "__pycache__/main.cpython-312.pyc",
        "sub/main.pyc",
        ".pytest_cache/v/cache",
        ".venv/lib/python/x.py",
        "target/classes/x",
        "target/provider/mine.txt"
      })
  void whatIsNoSourceCompilesNothing(String file) throws Exception {
    build.write(file, "changed").run(LINUX);
    assertThat(build.done()).isEmpty();
  }

  @Test
  void cachesAndEnvironmentsAreKnownByTheirMarks() throws Exception {
    build
        .write("env/pyvenv.cfg", "home = /usr")
        .write("env/lib/x.py", "x")
        .write("cache/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55")
        .write("cache/x.src", "x")
        .run(LINUX);
    assertThat(build.done()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {TestBuild.SOURCE, "new.src", "sub/new.src", "security.py", "license.go"})
  void aChangedOrNewSourceCompiles(String file) throws Exception {
    build.write(file, "two").run(LINUX);
    assertThat(build.done()).isEqualTo(EVERYTHING);
    build.run(LINUX);
    assertThat(build.done()).isEmpty();
  }

  @Test
  void aRemovedOrRenamedSourceCompiles() throws Exception {
    build.write("a.src", "a").run(LINUX);
    Files.move(directory.resolve("a.src"), directory.resolve("b.src"));
    build.done();
    build.run(LINUX);
    assertThat(build.done()).isEqualTo(EVERYTHING);
    Files.delete(directory.resolve("b.src"));
    build.run(LINUX);
    assertThat(build.done()).isEqualTo(EVERYTHING);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void sourcesBehindALinkAreSourcesAndACircleOfLinksEnds(@TempDir Path elsewhere) throws Exception {
    Files.writeString(elsewhere.resolve("shared.src"), "a");
    Files.createSymbolicLink(directory.resolve("shared"), elsewhere);
    Files.createSymbolicLink(elsewhere.resolve("circle"), elsewhere);
    Files.createSymbolicLink(elsewhere.resolve("nothing"), elsewhere.resolve("no-such-file"));
    build.run(LINUX);
    assertThat(build.done()).isEqualTo(EVERYTHING);
    Files.writeString(elsewhere.resolve("shared.src"), "b");
    build.run(LINUX);
    assertThat(build.done()).isEqualTo(EVERYTHING);
    build.run(LINUX);
    assertThat(build.done()).isEmpty();
  }

  @Test
  void anotherTimeOfTheSameContentCompilesNothing() throws Exception {
    Files.setLastModifiedTime(
        directory.resolve(TestBuild.SOURCE), FileTime.from(Instant.now().plusSeconds(5)));
    build.run(LINUX);
    assertThat(build.done()).isEmpty();
  }

  static Stream<UnaryOperator<TestBuild>> changes() {
    return Stream.of(
        build -> build.identity("tool 2"),
        build -> build.setting("other"),
        build -> build.name("other"),
        build -> build.entry("other"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void everythingThatABinaryDependsOnCompiles(UnaryOperator<TestBuild> change) throws Exception {
    change.apply(build).run(LINUX);
    assertThat(build.done()).isEqualTo(EVERYTHING);
  }

  @Test
  void aNewVersionOnlyWritesRecords() throws Exception {
    BuildRecord record = build.version("2.0.0").run(LINUX).get(0).record();
    assertThat(build.done()).isEmpty();
    assertThat(record.version()).isEqualTo("2.0.0");
    assertThat(BuildRecord.read(build.binary(LINUX).resolveSibling(BuildRecord.FILE)))
        .isEqualTo(record);
  }

  @Test
  void anotherPlatformIsCompiledAloneAndFromTheSameCatalog() throws Exception {
    List<BuiltBinary> binaries = build.run(LINUX, LINUX_ARM);
    assertThat(build.done()).containsExactly("prepare", "compile linux/arm64");
    assertThat(binaries.get(1).record().catalog()).isEqualTo(binaries.get(0).record().catalog());
  }

  @Test
  void aBinaryThatIsGoneOrWasReplacedIsMadeAgain() throws Exception {
    byte[] made = Files.readAllBytes(build.binary(LINUX));
    Files.delete(build.binary(LINUX));
    build.run(LINUX);
    assertThat(build.done()).containsExactly("prepare", "compile linux/amd64");
    Files.write(build.binary(LINUX), "somebody else's".getBytes(UTF_8));
    build.run(LINUX);
    assertThat(build.done()).containsExactly("prepare", "compile linux/amd64");
    assertThat(build.binary(LINUX)).hasBinaryContent(made);
  }

  @Test
  void aBinaryThatWasAlteredAndKeptItsTimeIsMadeAgain() throws Exception {
    byte[] made = Files.readAllBytes(build.binary(LINUX));
    KeptTime.damage(build.binary(LINUX));
    build.run(LINUX);
    assertThat(build.done()).containsExactly("prepare", "compile linux/amd64");
    assertThat(build.binary(LINUX)).hasBinaryContent(made);
  }

  @Test
  void aBinaryThatOnlyGotAnotherTimeIsNotMadeAgain() throws Exception {
    Files.setLastModifiedTime(build.binary(LINUX), FileTime.fromMillis(0));
    build.run(LINUX);
    assertThat(build.done()).isEmpty();
  }

  @Test
  void aSourceThatChangesMeanwhileAndKeepsItsTimeIsCompiledOnceMore() throws Exception {
    build
        .write(TestBuild.SOURCE, "two")
        .compiling(
            (platform, step) -> KeptTime.rewrite(directory.resolve(TestBuild.SOURCE), "six"));
    build.run(LINUX);
    build.done();
    build.compiling((platform, step) -> {}).run(LINUX);
    assertThat(build.done()).isEqualTo(EVERYTHING);
    assertThat(build.binary(LINUX)).content(UTF_8).endsWith("six");
  }

  @Test
  void aCatalogThatIsGoneIsWrittenAgainByTheBinaryThatIsThere() throws Exception {
    Files.delete(build.paths().catalog());
    build.run(LINUX);
    assertThat(build.done())
        .containsExactly("prepare", "catalog by artifacts/linux/amd64/provider");
  }

  @Test
  void aSourceThatChangesWhileItIsCompiledIsCompiledOnceMore() throws Exception {
    // Given a build during which somebody saves a source
    build.write(TestBuild.SOURCE, "two").compiling((platform, step) -> saveNow("three"));
    build.run(LINUX);
    build.done();

    // When it runs again
    build.compiling((platform, step) -> {}).run(LINUX);

    // Then binary and catalog are made of what was saved
    assertThat(build.done()).isEqualTo(EVERYTHING);
    assertThat(build.binary(LINUX)).content(UTF_8).endsWith("three");
    assertThat(build.paths().catalog()).hasContent("# three");
  }

  @Test
  void aSourceThatChangesWhileDependenciesAreInstalledIsCompiledOnceMore() throws Exception {
    build.write(TestBuild.SOURCE, "two").preparing((platform, step) -> saveNow("three"));
    build.run(LINUX);
    build.done();
    build.preparing((platform, step) -> {}).run(LINUX);
    assertThat(build.done()).isEqualTo(EVERYTHING);
  }

  @Test
  void whatTheBuildItselfInstallsIsRemembered() throws Exception {
    // Given inputs that are written while dependencies are installed
    Path installed = build.output().resolve("build/go/node_modules/a/package.json");
    build
        .setting("installs")
        .inputs(new Inputs(List.of(), List.of(), List.of(installed)))
        .preparing((platform, step) -> writeNow(installed, "1"))
        .run(LINUX);
    assertThat(build.done()).isEqualTo(EVERYTHING);

    // Then they do not make the next build compile, but their changes do
    build.preparing((platform, step) -> {}).run(LINUX);
    assertThat(build.done()).isEmpty();
    Files.writeString(installed, "2");
    build.run(LINUX);
    assertThat(build.done()).isEqualTo(EVERYTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"inputs\": 1}",
        "{\"inputs\": {\"trees\": [\"a\\u0000b\"]}}",
        "{\"inputs\": {}, \"fingerprint\": \"0\", \"stamp\": 0}"
      })
  void aMemoryThatIsDamagedIsNoMemory(String damaged) throws Exception {
    Files.writeString(build.paths().memory("linux/amd64"), damaged);
    build.run(LINUX);
    assertThat(build.done()).containsExactly("prepare", "compile linux/amd64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"inputs\"", "\"stamp\"", "\"fingerprint\"", "\"sha256\""})
  void aMemoryWithoutOneOfItsMembersIsNoMemory(String member) throws Exception {
    Path memory = build.paths().memory("linux/amd64");
    Files.writeString(memory, Files.readString(memory).replace(member, "\"x\""));
    build.run(LINUX);
    assertThat(build.done()).containsExactly("prepare", "compile linux/amd64");
  }

  @Test
  void sourcesHaveOneDigestWhereverTheyAre(@TempDir Path elsewhere) throws Exception {
    TestBuild.in(elsewhere).write("README.md", "there");
    build.write("target/x", "here");
    assertThat(digest(elsewhere)).isEqualTo(digest(directory));
    TestBuild.in(elsewhere).write("sub/a.src", "there");
    assertThat(digest(elsewhere)).isNotEqualTo(digest(directory));
  }

  private static String digest(Path sources) throws ProviderException {
    return SourceDigest.of(sources, List.of(sources.resolve("target")));
  }

  private void saveNow(String content) throws IOException {
    writeNow(directory.resolve(TestBuild.SOURCE), content);
  }

  private static void writeNow(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
  }
}
