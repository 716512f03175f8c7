package io.github.providerkit.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.code.Language;
import io.github.providerkit.compile.rust.RustCompiler;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rust providers compiled by the Cargo of this machine, without any crate from elsewhere. */
class RealRustTest {
  @TempDir Path directory;

  @BeforeEach
  void withCargo() {
    CompilerBench.assumePresent("cargo");
  }

  @Test
  void aProviderIsCompiledDescribesItselfAndItsSourcesAreLeftAlone() throws Exception {
    // Given a provider
    CompilerBench bench = bench(CompilerBench.copy("build-rust", directory.resolve("a b")));
    Map<String, String> before = CompilerBench.sources(bench.directory());

    // When it is compiled
    RustCompiler compiler = compiler(bench);
    Path binary = compile(compiler, bench);
    Path catalog = directory.resolve("catalog.yaml");
    compiler.writeCatalog(Optional.of(binary), catalog, bench.step("catalog"));

    // Then its operations are known, no directory is in it, and nothing was written to the sources
    assertThat(catalog).hasContent("name: greeter\noperations:\n  - id: pinch\n    method: POST");
    assertThat(CompilerBench.sources(bench.directory())).isEqualTo(before);

    // And its inputs are its crates
    Inputs inputs = compiler.inputs(CompilerBench.MACHINE, bench.step("inputs"));
    assertThat(inputs.trees()).isEmpty();
    assertThat(inputs.files())
        .contains(
            bench.directory().resolve("src/lib.rs"),
            bench.directory().resolve("Cargo.toml"),
            bench.directory().resolve("Cargo.lock"),
            bench.directory().resolve("sdk/src/lib.rs"),
            bench.directory().resolve("sdk/Cargo.toml"))
        .noneMatch(file -> file.startsWith(bench.workshop().work()));
  }

  @Test
  void aMemberOfAWorkspaceUsesItsLockAndProfile() throws Exception {
    // Given a provider in a workspace that says what it inherits and how it is compiled
    Path root = directory.resolve("ws");
    Path provider = CompilerBench.copy("build-rust", root.resolve("crab"));
    Files.move(provider.resolve("Cargo.lock"), root.resolve("Cargo.lock"));
    Files.writeString(
        root.resolve("Cargo.toml"),
        "[workspace]\nmembers = [\"crab\", \"crab/sdk\"]\n[workspace.package]\nedition = \"2021\"\n"
            + "[profile.release]\nopt-level = 0\n");
    Files.writeString(
        provider.resolve("Cargo.toml"),
        "[package]\nname = \"acme-crab\"\nversion = \"0.1.0\"\nedition.workspace = true\n"
            + "[dependencies]\ngestalt = { package = \"gestalt-sdk\", path = \"sdk\" }\n");

    // When it is compiled
    CompilerBench bench = bench(provider);
    RustCompiler compiler = compiler(bench);
    Path binary = compile(compiler, bench);

    // Then the root counted
    assertThat(binary).isExecutable();
    assertThat(bench.step("log").log()).content().contains("release` profile [unoptimized]");
    assertThat(compiler.inputs(CompilerBench.MACHINE, bench.step("inputs")).files())
        .contains(root.resolve("Cargo.toml"), root.resolve("Cargo.lock"));
    assertThat(provider.resolve("Cargo.lock")).doesNotExist();
  }

  private static CompilerBench bench(Path provider) {
    return CompilerBench.of(provider, Language.RUST, "acme-crab", null, Map.of()).offline();
  }

  private static RustCompiler compiler(CompilerBench bench) throws ProviderException {
    RustCompiler compiler = new RustCompiler(bench.workshop());
    compiler.prepare(bench.step("dependencies"));
    return compiler;
  }

  private Path compile(RustCompiler compiler, CompilerBench bench) throws Exception {
    Path binary = Files.createTempDirectory(directory, "out").resolve("provider");
    compiler.compile(CompilerBench.MACHINE, binary, bench.step("host"));
    return binary;
  }
}
