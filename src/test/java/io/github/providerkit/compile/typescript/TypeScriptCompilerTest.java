package io.github.providerkit.compile.typescript;

import static io.github.providerkit.compile.TestWorkshop.LINUX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.code.Kind;
import io.github.providerkit.code.Language;
import io.github.providerkit.compile.TestWorkshop;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.Library;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

@DisabledOnOs(OS.WINDOWS)
class TypeScriptCompilerTest {
  private static final String SDK = "node_modules/@valon-technologies/gestalt/package.json";

  /** Installs the SDK, as Bun would, and notes that it did. */
  private static final String INSTALLS =
      """
      if [ "$1" = install ]; then
        echo "$*" >> "%s"
        mkdir -p node_modules/@valon-technologies/gestalt/src
        cd node_modules/@valon-technologies/gestalt
        echo '{}' > package.json
        echo > src/runtime.ts
        exit
      fi""";

  @TempDir Path outside;
  private Path directory;
  private TestWorkshop workshop;

  @BeforeEach
  void makeProvider() throws IOException {
    directory = Files.createDirectories(outside.toRealPath().resolve("x/provider"));
    workshop = new TestWorkshop(directory);
    workshop.write("package.json", "{\"dependencies\": {\"left-pad\": \"1.3.0\"}}");
    workshop.write("bun.lock", "{}");
    workshop.write("provider.ts", "export const plugin = 1");
  }

  @Test
  void installedPackagesAreUsedAsTheyAre() throws Exception {
    // Given installed packages
    workshop.write(SDK, "{\"bin\": {\"gestalt-ts-runtime\": \"dist/run.js\"}}");
    workshop.write("node_modules/@valon-technologies/gestalt/dist/run.js", "");
    bun("echo \"$*\" > ../../called");

    // When the provider is prepared
    compiler("plugin").prepare(workshop.step());

    // Then nothing was installed, and the wrapper imports sources and SDK from where they are
    assertThat(workshop.shown()).isEmpty();
    assertThat(workshop.work().resolve("wrapper.ts"))
        .hasContent(
            """
            import * as provided from "../../../../provider.ts";
            import { runBundledProvider } from "../../../../node_modules/@valon-technologies/gestalt/dist/run.js";

            await runBundledProvider(provided["plugin"], "integration", "weather");
            """);
  }

  @Test
  void missingPackagesAreInstalledInACopy() throws Exception {
    // Given a provider without packages
    workshop.write("src/util.ts", "export {}");
    workshop.write(".npmrc", "registry=https://npm.acme.example/");
    Path log = installingBun();
    List<String> sources = workshop.sources();

    // When it is prepared twice, with a change between, and once without one
    TypeScriptCompiler compiler = compiler("plugin");
    compiler.prepare(workshop.step());
    workshop.write("src/more.ts", "export {}");
    Files.delete(directory.resolve("src/util.ts"));
    compiler.prepare(workshop.step());
    compiler.prepare(workshop.step());

    // Then the packages are in the copy, by the lock, and the sources are untouched
    Path copy = workshop.work().resolve("packages");
    assertThat(copy.resolve(SDK)).exists();
    assertThat(copy.resolve(".npmrc")).exists();
    assertThat(copy.resolve("src/more.ts")).exists();
    assertThat(copy.resolve("src/util.ts")).doesNotExist();
    assertThat(copy.resolve("target")).doesNotExist();
    assertThat(log)
        .hasContent(
            """
            install --no-progress --frozen-lockfile
            install --no-progress --frozen-lockfile
            """);
    assertThat(workshop.sources())
        .containsExactlyInAnyOrderElementsOf(
            sources.stream().map(n -> n.replace("util", "more")).toList());
    assertThat(workshop.work().resolve("wrapper.ts"))
        .content()
        .contains("\"./packages/provider.ts\"", "\"./packages/node_modules/@valon-");
  }

  @Test
  void aPackageWithoutDependenciesNeedsNoCopy() throws Exception {
    workshop.write("package.json", "{\"name\": \"alone\"}");
    workshop.write("../sdk/package.json", "{}");
    workshop.write("../sdk/src/runtime.ts", "");
    workshop.with("GESTALT_TYPESCRIPT_SDK_DIR", directory.resolve("../sdk"));
    bun("exit 9");
    compiler("plugin").prepare(workshop.step());
    assertThat(workshop.work().resolve("packages")).doesNotExist();
    assertThat(workshop.work().resolve("wrapper.ts"))
        .content()
        .contains("\"../../../../provider.ts\"", "\"../../../../../sdk/src/runtime.ts\"");
  }

  @Test
  void withoutALockTheUserIsWarned() throws Exception {
    Files.delete(directory.resolve("bun.lock"));
    Path log = installingBun();
    compiler("plugin").prepare(workshop.step());
    assertThat(workshop.shown()).anyMatch(line -> line.startsWith("warning: no bun.lock"));
    assertThat(log).hasContent("install --no-progress");
  }

  @Test
  void packagesBesideTheProviderKeepTheirPlaceButNotTheProvidersName() throws Exception {
    // Given a package beside the provider, which depends on another
    workshop.write(
        "package.json",
        "{\"dependencies\": {\"sdk\": \"file:../sdk\", \"t\": \"file:../../t.tgz\"}}");
    workshop.write("../sdk/package.json", "{\"dependencies\": {\"base\": \"link:../base\"}}");
    workshop.write("../sdk/index.ts", "");
    workshop.write("../base/package.json", "{}");
    workshop.write("../../t.tgz", "");
    installingBun();

    // When it is prepared
    compiler("plugin").prepare(workshop.step());

    // Then all are where their relative paths lead to
    Path copy = workshop.work().resolve("packages");
    assertThat(copy.resolve("_/_/provider.ts")).exists();
    assertThat(copy.resolve("_/sdk/index.ts")).exists();
    assertThat(copy.resolve("_/base/package.json")).exists();
    assertThat(copy.resolve("t.tgz")).exists();
    // And packages beside the provider find what was installed for it
    assertThat(copy.resolve(SDK)).exists();
    assertThat(compiler("plugin").inputs(LINUX, workshop.step()).trees())
        .containsExactly(
            directory, directory.resolveSibling("sdk"), directory.resolveSibling("base"));
  }

  @Test
  void aWorkspaceIsCopiedAsAWhole() throws Exception {
    // Given the provider as a package of a workspace, with a lock for all
    workshop.write("../package.json", "{\"workspaces\": [\"./prov*/\"]}");
    workshop.write("../bun.lock", "{}");
    workshop.write("../lib/lib.ts", "");
    Files.delete(directory.resolve("bun.lock"));
    Path log = installingBun();

    // When it is prepared
    TypeScriptCompiler compiler = compiler("plugin");
    compiler.prepare(workshop.step());

    // Then Bun was started in the provider's copy, inside that of the workspace
    Path copy = workshop.work().resolve("packages");
    assertThat(copy.resolve("provider/node_modules")).exists();
    assertThat(copy.resolve("lib/lib.ts")).exists();
    assertThat(log).hasContent("install --no-progress --frozen-lockfile");
    assertThat(compiler.inputs(LINUX, workshop.step()).trees())
        .containsExactly(directory.getParent());
  }

  @Test
  void bunBundlesWhereItsPathsSayNothing() throws Exception {
    // Given a Bun that writes down how it was called
    bun("echo \"$*\" > ../../called; echo $NODE_ENV >> ../../called; echo made > provider");

    // When a provider is compiled
    Path binary = Files.createDirectories(outside.resolve("out")).resolve("provider");
    compiler("plugin").compile(LINUX, binary, workshop.step());

    // Then it ran in a directory of the build, without any path of this machine
    assertThat(binary).hasContent("made");
    assertThat(workshop.work().resolveSibling("called"))
        .hasContent(
            """
            build --compile --target bun-linux-x64-musl --define __dirname="/$bunfs/root" --define __filename="/$bunfs/root/provider" --outfile provider ../wrapper.ts
            production
            """);
    assertThat(workshop.work().resolve("linux-amd64")).doesNotExist();
  }

  @Test
  void theCatalogComesFromTheSources() throws Exception {
    workshop.write(SDK, "{}");
    bun("echo \"$*\" > called; echo name: weather > \"$GESTALT_PLUGIN_WRITE_CATALOG\"");
    Path catalog = outside.resolve("catalog.yaml");
    compiler("plugin").writeCatalog(Optional.empty(), catalog, workshop.step());
    assertThat(catalog).hasContent("name: weather");
    assertThat(directory.resolve("called"))
        .hasContent(
            "--no-install %s %s plugin:./provider.ts#plugin"
                .formatted(directory.resolve(SDK).resolveSibling("src/runtime.ts"), directory));
  }

  @Test
  void aDirectoryOfTheSdkIsUsedInsteadOfThePackage() throws Exception {
    // Given a directory with the SDK, without its own packages
    workshop.write("../sdk/package.json", "{\"dependencies\": {\"yaml\": \"2.8.1\"}}");
    workshop.write("../sdk/src/runtime.ts", "");
    workshop.with("GESTALT_TYPESCRIPT_SDK_DIR", directory.resolve("../sdk"));
    installingBun();
    TypeScriptCompiler compiler = compiler("plugin");

    // When the provider is prepared
    compiler.prepare(workshop.step());

    // Then a copy of it got them
    assertThat(workshop.work().resolve("wrapper.ts"))
        .content()
        .contains("\"./sdk/src/runtime.ts\"");
    assertThat(directory.resolveSibling("sdk/node_modules")).doesNotExist();
    assertThat(compiler.inputs(LINUX, workshop.step()).trees())
        .contains(directory.resolveSibling("sdk"));
  }

  @Test
  void aMissingSdkIsSaid() throws Exception {
    Files.createDirectories(directory.resolve("node_modules"));
    bun("exit 9");
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class, () -> compiler("plugin").prepare(workshop.step()));
    assertThat(failed).hasMessageContaining("expected the SDK @valon-technologies/gestalt");
    assertThat(failed.hint()).contains("bun install", "GESTALT_TYPESCRIPT_SDK_DIR");
  }

  @Test
  void aMissingModuleIsSaid() throws Exception {
    installingBun();
    Files.delete(directory.resolve("provider.ts"));
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class, () -> compiler("plugin").prepare(workshop.step()));
    assertThat(failed).hasMessageContaining("provider.ts: expected a module, found no file");
  }

  @Test
  void aLockThatDoesNotFitIsSaid() throws Exception {
    bun("echo 'error: lockfile had changes, but lockfile is frozen'; exit 1");
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class, () -> compiler("plugin").prepare(workshop.step()));
    assertThat(failed).hasMessageContaining("bun.lock: expected it to agree with package.json");
    // And the next build tries again
    installingBun();
    compiler("plugin").prepare(workshop.step());
    assertThat(workshop.work().resolve("packages").resolve(SDK)).exists();
  }

  @Test
  void offlineNothingIsFetched() throws Exception {
    bun(
        "echo $https_proxy; echo \"Failed to download 'bun-linux-x64-musl': ConnectionRefused\"; exit 1");
    workshop.offline();
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class,
            () -> compiler("plugin").compile(LINUX, outside.resolve("provider"), workshop.step()));
    assertThat(failed).hasMessageContaining("expected Bun's runtime bun-linux-x64-musl");
    assertThat(failed.hint()).contains("without --offline");
    assertThat(workshop.shown()).first().isEqualTo("http://127.0.0.1:9");
  }

  @Test
  void inputsAreSourcesAndWhatIsInstalled() throws Exception {
    // Given packages, one of them only linked
    workshop.write(SDK, "{}");
    Path linked = Files.createDirectories(directory.resolveSibling("linked"));
    Files.writeString(linked.resolve("package.json"), "{}");
    Files.createSymbolicLink(directory.resolve("node_modules/linked"), linked);
    bun("exit 9");

    // When the inputs are asked for
    Inputs inputs = compiler("plugin").inputs(LINUX, workshop.step());

    // Then the linked one's sources count too
    Path packages = directory.resolve("node_modules");
    assertThat(inputs)
        .isEqualTo(
            new Inputs(
                List.of(directory, linked),
                List.of(),
                List.of(packages, packages.resolve("@valon-technologies")),
                List.of(directory.resolve(SDK), packages.resolve("linked/package.json"))));
  }

  @ParameterizedTest
  @CsvSource({
    "linux,amd64,,bun-linux-x64-musl",
    "linux,amd64,musl,bun-linux-x64-musl",
    "linux,arm64,glibc,bun-linux-arm64",
    "darwin,arm64,,bun-darwin-arm64",
    "windows,amd64,,bun-windows-x64"
  })
  void platformsHaveTargets(String os, String arch, String libc, String target) throws Exception {
    assertThat(BunTarget.of(new Platform(os, arch, libc == null ? "" : libc))).isEqualTo(target);
  }

  @Test
  void aPlatformWithoutTargetIsRefusedBeforeAnythingIsCompiled() {
    ProviderException failed =
        catchThrowableOfType(
            ProviderException.class,
            () -> compiler("plugin").settings(Platform.of("linux", "arm")));
    assertThat(failed).hasMessageContaining("linux/arm: expected a platform that Bun compiles for");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plugin|./a.ts|Reflect.get(provided, \"provider\") ?? Reflect.get(provided, \"plugin\") ?? Reflect.get(provided, \"default\"), \"integration\"",
        "cache|./a.ts|Reflect.get(provided, \"cache\") ?? Reflect.get(provided, \"provider\") ?? Reflect.get(provided, \"default\"), \"cache\"",
        "cache|./a.ts#mine|provided[\"mine\"], \"cache\""
      })
  void theExportIsTheNamedOneOrTheUsualOnes(String kind, String entry, String call) {
    String text =
        TypeScriptWrapper.text(
            workshop.of(Language.TYPESCRIPT, kind, entry).code(),
            Kind.of(kind).orElseThrow(),
            "w\"x",
            "./a.ts",
            "./r.ts");
    assertThat(text).contains("await runBundledProvider(" + call + ", \"w\\\"x\");");
  }

  @Test
  void whatIsNeededIsInTheLock() throws Exception {
    bun("exit 1");
    Path binary = directory.resolve("out");
    assertThat(compiler("plugin").libraries(Platform.of("linux", "arm64"), binary, workshop.step()))
        .as("a lock that does not know the package")
        .isEmpty();
    workshop.write(
        "bun.lock",
        """
        {"workspaces": {"": {"dependencies": {"left-pad": "1.3.0"}}},
         "packages": {"left-pad": ["left-pad@1.3.0", "", {}, "sha512-q80="]}}
        """);
    assertThat(
            compiler("plugin")
                .libraries(Platform.of("linux", "arm64"), binary, workshop.step())
                .orElseThrow())
        .containsExactly(
            new Library("generic", "bun", "1.3.2"),
            new Library("npm", "left-pad", "1.3.0", Map.of("SHA-512", "abcd"), Map.of()));
  }

  private Path installingBun() throws IOException {
    Path log = workshop.work().resolve("installs");
    Files.createDirectories(log.getParent());
    bun(INSTALLS.formatted(log));
    return log;
  }

  private void bun(String... lines) throws IOException {
    String[] all = new String[lines.length + 1];
    all[0] = "if [ \"$1\" = --version ]; then echo 1.3.2; exit; fi";
    System.arraycopy(lines, 0, all, 1, lines.length);
    workshop.with("GESTALT_BUN", workshop.program("target/bun", all));
  }

  private TypeScriptCompiler compiler(String kind) {
    return new TypeScriptCompiler(workshop.of(Language.TYPESCRIPT, kind, "./provider.ts#plugin"));
  }
}
