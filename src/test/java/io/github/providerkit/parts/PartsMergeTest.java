package io.github.providerkit.parts;

import static io.github.providerkit.compile.TestBuild.DARWIN;
import static io.github.providerkit.compile.TestBuild.LINUX;
import static io.github.providerkit.compile.TestBuild.LINUX_ARM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.compile.TestBuild;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.fresh.SourceDigest;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Binaries of two machines become one release, or nothing changes. */
class PartsMergeTest {
  @TempDir Path temporary;
  private TestBuild linux;
  private TestBuild darwin;
  private BuildPaths here;

  @BeforeEach
  void twoMachinesAndAnOldBuildHere() throws ProviderException {
    linux = TestBuild.in(temporary.resolve("one"));
    darwin = TestBuild.in(temporary.resolve("two"));
    TestBuild old = TestBuild.in(temporary.resolve("here")).version("0.9.0");
    old.run(LINUX_ARM, LINUX);
    here = old.paths();
  }

  @Test
  void twoMachinesMakeOneRelease() throws Exception {
    // Given binaries of two machines
    BuiltBinary ofLinux = linux.run(LINUX).get(0);
    BuiltBinary ofDarwin = darwin.run(DARWIN).get(0);

    // When they are merged
    List<BuiltBinary> merged = merge(Optional.of(List.of(DARWIN, LINUX)));

    // Then here is exactly what they are, and nothing of an earlier build
    assertThat(merged)
        .extracting(BuiltBinary::record)
        .containsExactlyInAnyOrder(ofLinux.record(), ofDarwin.record());
    assertThat(files(here.artifacts()).keySet())
        .containsExactly(
            "darwin/arm64/build.json",
            "darwin/arm64/catalog.yaml",
            "darwin/arm64/provider",
            "linux/amd64/build.json",
            "linux/amd64/catalog.yaml",
            "linux/amd64/provider");
    for (BuiltBinary binary : merged) {
      assertThat(binary.directory()).isEqualTo(here.artifacts(binary.record().platform()));
      assertThat(Sha256.of(binary.file())).isEqualTo(binary.record().sha256());
      assertThat(BuildRecord.read(binary.directory().resolve(BuildRecord.FILE)))
          .isEqualTo(binary.record());
    }
  }

  @Test
  void allThatIsFoundIsTakenWhenNoPlatformIsNamed() throws Exception {
    linux.run(LINUX, LINUX_ARM);
    darwin.run(DARWIN);
    assertThat(merge(Optional.empty()))
        .extracting(binary -> binary.record().platform())
        .containsExactlyInAnyOrder(LINUX, LINUX_ARM, DARWIN);
  }

  @Test
  void partsMayLieInTheirOwnPlaceAlready() throws Exception {
    // Given a machine that unpacked both where a build would have put them
    linux.run(LINUX, DARWIN);
    Map<String, String> before = files(linux.paths().artifacts());

    // When they are merged in place
    new PartsMerge(linux.paths())
        .run(List.of(linux.paths().artifacts()), expected(Optional.empty(), linux));

    // Then they are still there
    assertThat(files(linux.paths().artifacts())).isEqualTo(before);
  }

  @Test
  void componentsHaveNoCatalogToAgreeOn() throws Exception {
    linux.kind("secrets").run(LINUX);
    darwin.kind("secrets").run(DARWIN);
    PartsMerge.Expected secrets =
        new PartsMerge.Expected("weather", "1.0.0", "secrets", Optional.empty(), source(linux));
    assertThat(new PartsMerge(here).run(both(), secrets)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "version, darwin/arm64: expected the version 1.0.0",
    "name, darwin/arm64: expected the provider weather",
    "source, darwin/arm64: expected the source ",
    "catalog, darwin/arm64: expected the catalog ",
    "kind, darwin/arm64: expected the kind plugin"
  })
  void partsOfDifferentReleasesAreRefusedWithATable(String property, String problem)
      throws Exception {
    linux.run(LINUX);
    switch (property) {
      case "version" -> darwin.version("1.0.1");
      case "name" -> darwin.name("other");
      case "kind" -> darwin.kind("secrets");
      default -> darwin.write(TestBuild.SOURCE, "two");
    }
    darwin.run(DARWIN);

    ProviderException refused = refusal(Optional.empty());

    assertThat(refused)
        .hasMessage("provider.prebuilt: the parts do not make one release, see above");
    assertThat(refused.details().get(0))
        .matches("platform +provider +kind +version +source +catalog +from");
    assertThat(refused.details().get(1)).matches("this release +weather +plugin +1\\.0\\.0 .*any");
    assertThat(refused.details().subList(2, 4))
        .anyMatch(line -> line.startsWith("linux/amd64 "))
        .anyMatch(line -> line.startsWith("darwin/arm64 ") && line.contains("two"));
    assertThat(refused.details()).anyMatch(line -> line.startsWith(problem));
  }

  @Test
  void aChangedBinaryIsRefused() throws Exception {
    linux.run(LINUX);
    Files.write(linux.binary(LINUX), new byte[] {1});
    assertThat(refusal(Optional.empty()).details())
        .anyMatch(line -> line.contains("provider: expected the digest "));
  }

  @Test
  void aChangedOrMissingCatalogIsRefused() throws Exception {
    Path catalog = linux.run(LINUX).get(0).catalog().orElseThrow();
    Files.writeString(catalog, "other");
    assertThat(refusal(Optional.empty()).details())
        .anyMatch(line -> line.contains(": expected the catalog "));
    Files.delete(catalog);
    assertThat(refusal(Optional.empty()).details())
        .anyMatch(line -> line.contains(": expected the catalog ") && line.endsWith("found none"));
  }

  @Test
  void aPluginWithoutCatalogIsRefused() throws Exception {
    BuiltBinary part = linux.run(LINUX).get(0);
    Files.delete(part.catalog().orElseThrow());
    edit(part, text -> text.replaceFirst("\"catalog\": \"[0-9a-f]+\",\\s*", ""));
    assertThat(refusal(Optional.empty()).details())
        .contains(part.directory() + ": expected the catalog of a plugin, found none");
  }

  @Test
  void aBinaryForAnotherPlatformThanItsRecordSaysIsRefused() throws Exception {
    BuiltBinary part = linux.run(LINUX_ARM).get(0);
    edit(part, text -> text.replace("arm64", "amd64"));
    assertThat(refusal(Optional.empty()).details())
        .anyMatch(line -> line.endsWith("expected linux/amd64, found linux/arm64 (ELF, static)"));
  }

  @Test
  void missingAndUnexpectedPlatformsAreNamed() throws Exception {
    linux.run(LINUX);
    assertThat(refusal(Optional.of(List.of(DARWIN))).details())
        .contains(
            "expected a part for darwin/arm64, found none",
            "expected no part for linux/amd64, found one");
  }

  @Test
  void anotherLibraryIsAnotherPlatform() throws Exception {
    linux.run(LINUX);
    Platform musl = new Platform("linux", "amd64", "musl");
    assertThat(refusal(Optional.of(List.of(musl))).details())
        .contains("expected a part for linux/amd64/musl, found none");
  }

  @Test
  void aPlatformThatIsThereTwiceIsRefusedWithBothPlaces() throws Exception {
    linux.run(LINUX);
    darwin.run(LINUX);
    assertThat(refusal(Optional.empty()).details())
        .contains(
            "expected linux/amd64 once, found it in %s and in %s"
                .formatted(linux.paths().artifacts(LINUX), darwin.paths().artifacts(LINUX)));
  }

  @Test
  void nothingAtAllIsToldWithThePlaces() throws Exception {
    Files.createDirectories(temporary.resolve("one"));
    assertThat(refusal(Optional.empty()))
        .hasMessageContaining("found no build.json below " + temporary.resolve("one"));
  }

  @Test
  void aDirectoryThatIsNotThereIsNamed() {
    Path missing = temporary.resolve("missing");
    assertThat(refusal(Optional.empty(), List.of(missing)))
        .hasMessage("provider.prebuilt: expected a directory, found none at " + missing);
  }

  @Test
  void aFileOutsideOfThePartIsRefused() throws Exception {
    // Given a record that asks for a file of this machine
    BuiltBinary part = linux.run(LINUX).get(0);
    edit(part, text -> text.replace("\"file\": \"provider\"", "\"file\": \"../../../x\""));
    assertThat(refusal(Optional.empty()))
        .hasMessageContaining("file: expected provider, found \"../../../x\"");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkToAFileOutsideIsRefused() throws Exception {
    BuiltBinary part = linux.run(LINUX).get(0);
    Path moved = Files.move(part.file(), temporary.resolve("secret"));
    Files.createSymbolicLink(part.file(), moved);
    assertThat(refusal(Optional.empty()).details())
        .contains(part.directory() + ": expected the binary provider, found none");
  }

  private List<BuiltBinary> merge(Optional<List<Platform>> platforms) throws ProviderException {
    return new PartsMerge(here).run(both(), expected(platforms, linux));
  }

  /** What is told; what is here stays as it was. */
  private ProviderException refusal(Optional<List<Platform>> platforms) {
    return refusal(platforms, both());
  }

  private ProviderException refusal(Optional<List<Platform>> platforms, List<Path> directories) {
    try {
      Map<String, String> before = files(here.output());
      ProviderException refused =
          catchThrowableOfType(
              ProviderException.class,
              () -> new PartsMerge(here).run(directories, expected(platforms, linux)));
      assertThat(refused.fault()).isEqualTo(ProviderException.Fault.USER);
      assertThat(files(here.output())).isEqualTo(before);
      return refused;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<Path> both() {
    return List.of(temporary.resolve("one"), temporary.resolve("two"));
  }

  private PartsMerge.Expected expected(Optional<List<Platform>> platforms, TestBuild beside)
      throws ProviderException {
    return new PartsMerge.Expected("weather", "1.0.0", "plugin", platforms, source(beside));
  }

  private static String source(TestBuild build) throws ProviderException {
    Path target = build.output().getParent();
    return SourceDigest.of(target.getParent(), List.of(target));
  }

  private static void edit(BuiltBinary part, UnaryOperator<String> change) throws IOException {
    Path record = part.directory().resolve(BuildRecord.FILE);
    String before = Files.readString(record);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(record, after);
  }

  /** Digests by path. */
  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(directory.relativize(file).toString().replace('\\', '/'), Sha256.of(file));
      }
    }
    return digests;
  }
}
