package io.github.providerkit.compile.rust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.code.Language;
import io.github.providerkit.compile.CompilerBench;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.Library;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Cargo is told, and how its failures are told; Cargo is a script. */
@DisabledOnOs(OS.WINDOWS)
class RustCompilerTest {
  private static final Platform GLIBC = new Platform("linux", "arm64", "glibc");
  private static final String TRIPLE = "aarch64-unknown-linux-gnu";

  @TempDir Path directory;
  private String fetch = "true";
  private String build = "true";

  @BeforeEach
  void anOrdinaryCrate() throws IOException {
    Files.writeString(directory.resolve("Cargo.toml"), "[package]\nname = \"crab\"\n");
  }

  @Test
  void theWrapperIsBuiltWithTheProvidersLock() throws Exception {
    // Given a crate with a lock
    Files.writeString(directory.resolve("Cargo.lock"), lock("1.0.0"));
    RustCompiler compiler = prepared(bench());

    // When a binary is compiled
    compiler.compile(GLIBC, directory.resolve("out"), bench().step("linux/arm64"));

    // Then Cargo had the lock beside the wrapper, and might not change it when it compiled
    Path work = directory.resolve("target/provider/build/rust");
    assertThat(work.resolve("wrapper/Cargo.lock")).hasContent(lock("1.0.0"));
    assertThat(calls().get(1))
        .isEqualTo(
            "fetch --target " + TRIPLE + " --manifest-path " + work.resolve("wrapper/Cargo.toml"));
    assertThat(calls().get(2))
        .startsWith(
            "build --release --locked --target "
                + TRIPLE
                + " --target-dir "
                + work.resolve("target")
                + " --config build.rustflags=[\"--remap-path-prefix="
                + directory
                + "=/provider\"");
    assertThat(directory.resolve("out")).hasContent("binary").isExecutable();
  }

  @Test
  void theWrapperCallsWhatTheSdkDefines() throws Exception {
    prepared(bench());
    Path wrapper = directory.resolve("target/provider/build/rust/wrapper");
    assertThat(wrapper.resolve("Cargo.toml"))
        .content()
        .contains("edition = \"2024\"")
        .contains("provider_plugin = { package = \"crab\", path = \"" + directory + "\" }")
        .contains("[workspace]");
    assertThat(wrapper.resolve("src/main.rs"))
        .content()
        .contains("PLUGIN_NAME: &str = \"greeter\"")
        .contains("__gestalt_write_catalog(PLUGIN_NAME, &path)?")
        .contains("__gestalt_serve(PLUGIN_NAME)?");
  }

  @Test
  void aComponentHasNoCatalog() throws Exception {
    prepared(bench().kind("indexeddb"));
    assertThat(directory.resolve("target/provider/build/rust/wrapper/src/main.rs"))
        .content()
        .contains("provider_plugin::__gestalt_serve_indexeddb(PLUGIN_NAME)?;")
        .doesNotContain("CATALOG");
  }

  @Test
  void aWrapperThatIsAsItShouldBeIsNotTouched() throws Exception {
    // Given a wrapper that was written long ago
    prepared(bench());
    Path source = directory.resolve("target/provider/build/rust/wrapper/src/main.rs");
    FileTime past = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(source, past);

    // When it is written again, then Cargo has no reason to compile it again
    prepared(bench());
    assertThat(Files.getLastModifiedTime(source)).isEqualTo(past);
  }

  @Test
  void aLockThatLacksAPackageIsRefusedBeforeAnythingIsCompiled() throws Exception {
    Files.writeString(directory.resolve("Cargo.lock"), lock("1.0.0"));
    Files.writeString(directory.resolve("newer"), lock("2.0.0"));
    fetch = "cp newer target/provider/build/rust/wrapper/Cargo.lock";
    RustCompiler compiler = prepared(bench());
    assertThat(failure(compiler)).hasMessageContaining("found none for serde 2.0.0");
    assertThat(calls()).noneMatch(call -> call.startsWith("build"));
  }

  @Test
  void withoutALockTheVersionsOfTheLastBuildStay() throws Exception {
    fetch = "echo resolved > target/provider/build/rust/wrapper/Cargo.lock";
    prepared(bench()).compile(GLIBC, directory.resolve("out"), bench().step("linux/arm64"));
    prepared(bench());
    assertThat(directory.resolve("target/provider/build/rust/wrapper/Cargo.lock"))
        .hasContent("resolved");
    assertThat(directory.resolve("Cargo.lock")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 1",
    "lto = true, '', ''",
    "panic = \"abort\", '', 1",
    "'', CARGO_PROFILE_RELEASE_LTO, ''"
  })
  void aChangedLineIsFastUnlessTheProfileIsTuned(String profile, String variable, String expected)
      throws Exception {
    Files.writeString(
        directory.resolve("Cargo.toml"),
        "[package]\nname = \"crab\"\n[profile.release]\n" + profile + "\n");
    build = "printf %s \"$CARGO_INCREMENTAL\" > ../../../../../../../incremental";
    CompilerBench bench = bench(variable.isEmpty() ? Map.of() : Map.of(variable, "true"));
    prepared(bench).compile(GLIBC, directory.resolve("out"), bench.step("linux/arm64"));
    assertThat(directory.resolve("incremental")).hasContent(expected);
  }

  @Test
  void offlineIsPassedOn() throws Exception {
    prepared(bench().offline())
        .compile(GLIBC, directory.resolve("out"), bench().step("linux/arm64"));
    assertThat(calls().subList(1, 3)).allMatch(call -> call.endsWith(" --offline"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the `aarch64-unknown-linux-gnu` target may not be installed | standard library"
            + " | rustup target add aarch64-unknown-linux-gnu",
        "error: linker `aarch64-linux-gnu-gcc` not found | linker"
            + " | CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER",
        "error: linking with `cc` failed: exit status: 1 | linker"
            + " | CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER",
        "cannot find function `__gestalt_serve` in crate | export | export_provider!",
        "`provider_plugin` which is missing a lib target | library | src/lib.rs",
        "to make an HTTP request, but --offline was specified | offline | without -o"
      })
  void aForeseeableFailureSaysWhatToDo(String output, String message, String hint)
      throws Exception {
    build = "echo \"" + output.replace("`", "\\`") + "\" >&2; exit 101";
    ProviderException failed = failure(prepared(bench()));
    assertThat(failed)
        .hasMessageStartingWith("linux/arm64: expected")
        .hasMessageContaining(message);
    assertThat(failed.hint()).contains(hint);
    assertThat(failed.details()).anyMatch(line -> line.contains(output));
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void anyOtherFailureIsShownAsItIs() throws Exception {
    build = "echo 'error[E0308]: mismatched types' >&2; exit 101";
    assertThat(failure(prepared(bench())))
        .hasMessageContaining("cargo build: expected exit status 0, found 101");
  }

  @Test
  void variablesThatChangeTheBinaryAreSettings() throws Exception {
    Map<String, String> settings =
        new RustCompiler(
                bench(Map.of("RUSTFLAGS", "-g", "CARGO_PROFILE_RELEASE_LTO", "true")).workshop())
            .settings(GLIBC);
    assertThat(settings)
        .containsEntry("rust.target", TRIPLE)
        .containsEntry("rust.RUSTFLAGS", "-g")
        .containsEntry("rust.CARGO_PROFILE_RELEASE_LTO", "true")
        .doesNotContainKey("rust.RUST_BACKTRACE");
  }

  @Test
  void cargoIsAskedWhichCratesAreLinkedForThePlatform() throws Exception {
    // Given a crate of a registry in the lock
    Files.writeString(directory.resolve("Cargo.lock"), lock("1.0.0") + "checksum = \"ab12\"\n");
    String crate = "{\"id\": \"s\", \"name\": \"serde\", \"version\": \"1.0.0\"}";
    String needs = "{\"pkg\": \"s\", \"dep_kinds\": [{\"kind\": null}]}";
    Files.writeString(
        directory.resolve("answer"),
        "{\"packages\": [%s], \"resolve\": {\"root\": \"w\", \"nodes\": [{\"id\": \"w\", \"deps\": [%s]}]}}"
            .formatted(crate, needs));
    RustCompiler compiler = prepared(bench());

    // When somebody asks what is in a binary
    Optional<List<Library>> libraries =
        compiler.libraries(GLIBC, directory.resolve("out"), bench().step("libraries"));

    // Then it is what Cargo says for that target, with the digest of the lock
    assertThat(libraries.orElseThrow())
        .containsExactly(
            new Library(
                "cargo", "serde", "1.0.0", Map.of("SHA-256", "ab12"), Map.of("source", "path")));
    assertThat(calls().get(1))
        .startsWith("metadata --format-version 1 --locked --filter-platform " + TRIPLE);
  }

  private RustCompiler prepared(CompilerBench bench) throws ProviderException {
    RustCompiler compiler = new RustCompiler(bench.workshop());
    compiler.prepare(bench.step("dependencies"));
    return compiler;
  }

  private ProviderException failure(RustCompiler compiler) {
    return catchThrowableOfType(
        ProviderException.class,
        () -> compiler.compile(GLIBC, directory.resolve("out"), bench().step("linux/arm64")));
  }

  private CompilerBench bench() throws IOException {
    return bench(Map.of());
  }

  private CompilerBench bench(Map<String, String> variables) throws IOException {
    return CompilerBench.of(directory, Language.RUST, "crab", script(), variables);
  }

  private static String lock(String version) {
    return "[[package]]\nname = \"serde\"\nversion = \"" + version + "\"\nsource = \"registry\"\n";
  }

  /** A Cargo that writes down how it is called, with a compiler beside it. */
  private Path script() throws IOException {
    Path tools = Files.createDirectories(directory.resolve("tools"));
    String built = "target/provider/build/rust/target/" + TRIPLE + "/release";
    executable(tools.resolve("rustc"), "echo rustc 1.95.0");
    return executable(
        tools.resolve("cargo"),
        "[ \"$1\" = --version ] && echo cargo 1.95.0 && exit",
        "echo \"$*\" >> calls",
        "[ $1 = locate-project ] && echo $PWD/Cargo.toml",
        "[ $1 = metadata ] && cat answer",
        "[ $1 = fetch ] && { " + fetch + "; exit; }",
        "[ $1 = build ] && { mkdir -p " + built + "; cd " + built,
        "  printf binary > gestalt-provider-wrapper; chmod +x gestalt-provider-wrapper",
        "  " + build + "; }",
        "exit 0");
  }

  private static Path executable(Path file, String... lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(directory.resolve("calls"));
  }
}
