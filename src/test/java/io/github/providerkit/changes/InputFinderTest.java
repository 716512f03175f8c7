package io.github.providerkit.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.code.Language;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFinderTest {
  @TempDir private Path temporary;
  private Path root;
  private final Set<Path> modules = new HashSet<>();

  @BeforeEach
  void findTheRoot() throws IOException {
    root = Files.createDirectories(temporary.toRealPath().resolve("repository"));
  }

  private void write(String name, String... lines) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
    if (name.endsWith("manifest.yaml")) {
      modules.add(file.getParent());
    }
  }

  private ModuleInputs inputs(String module, String... declared) throws Exception {
    Path directory = root.resolve(module);
    return new InputFinder(root, modules)
        .of(new Module(directory, directory, List.of(), List.of(), List.of(declared)));
  }

  /** Whether a module changes with one path. */
  private boolean changes(String module, String path) throws Exception {
    return why(module, path).isPresent();
  }

  private Optional<String> why(String module, String path) throws Exception {
    TreeSet<String> others =
        modules.stream()
            .map(directory -> root.relativize(directory).toString().replace('\\', '/'))
            .collect(Collectors.toCollection(TreeSet::new));
    return new ChangeSet(root, Set.of(path), before -> Optional.empty())
        .of(inputs(module), others)
        .map(change -> change.watch().why());
  }

  private void assertChanges(String module, String... paths) throws Exception {
    for (String path : paths) {
      assertThat(changes(module, path)).as("%s with %s", module, path).isTrue();
    }
  }

  private void assertStays(String module, String... paths) throws Exception {
    for (String path : paths) {
      assertThat(why(module, path)).as("%s with %s", module, path).isEmpty();
    }
  }

  @Test
  void aDeclarativeProviderIsItsOwnFiles() throws Exception {
    write("app/echo/manifest.yaml", "kind: plugin");
    write("app/echo2/manifest.yaml", "kind: plugin");
    assertChanges("app/echo", "app/echo/manifest.yaml", "app/echo/assets/icon.svg");
    assertStays("app/echo", "app/echo2/manifest.yaml", "app/echo/README.md", "go.mod", "README.md");
    assertThat(inputs("app/echo").languages()).isEmpty();
  }

  @Test
  void goFollowsItsModuleAndWhatReplacesOthers() throws Exception {
    write("auth/oidc/manifest.yaml", "kind: cache");
    write("auth/oidc/provider.go", "package oidc");
    write("auth/saml/manifest.yaml", "kind: cache");
    write("auth/saml/provider.go", "package saml");
    write(
        "auth/go.mod",
        "module acme.example/auth // here",
        "replace acme.example/db => ../db",
        "replace acme.example/nowhere => ../no\0where",
        "replace (",
        "\tacme.example/sdk v1.0.0 => ../../sdk/go",
        "\tacme.example/other => acme.example/fork v1.2.3",
        ")");
    write("db/manifest.yaml", "kind: cache");
    assertChanges(
        "auth/oidc",
        "auth/oidc/x.go",
        "auth/go.mod",
        "auth/go.sum",
        "auth/internal/y.go",
        "db/pkg/z.go");
    assertStays("auth/oidc", "auth/saml/x.go", "auth/README.md", "dbx/y.go");
    assertThat(why("auth/oidc", "db/z.go")).contains("replace in auth/go.mod");
    assertThat(inputs("auth/oidc").languages()).containsExactly(Language.GO);
    assertThat(inputs("auth/oidc").outside())
        .singleElement()
        .asString()
        .contains("sdk/go")
        .contains("replace in auth/go.mod");
  }

  @Test
  void goFollowsImportsOfOtherProvidersOfItsModule() throws Exception {
    write("go.mod", "module acme.example/tools");
    write("a/manifest.yaml", "kind: cache");
    write("a/a.go", "package a", "import \"acme.example/tools/b/shared\"");
    write("b/manifest.yaml", "kind: cache");
    write("b/b.go", "package b");
    write("b/shared/s.go", "package shared", "import \"acme.example/tools/c\"");
    write("c/manifest.yaml", "kind: cache");
    write("c/c.go", "package c");
    write("d/manifest.yaml", "kind: cache");
    write("d/d.go", "package d");
    assertChanges("a", "b/shared/s.go", "c/c.go", "lib/x.go", "go.sum");
    assertStays("a", "b/b.go", "d/d.go");
    assertStays("d", "a/a.go", "b/shared/s.go");
  }

  @Test
  void goFollowsTheWorkspaceAsFarAsItNeedsIt() throws Exception {
    write("go.work", "go 1.26", "use (", "  ./a", "  ./lib", "  \"./far\"", "  ./other", ")");
    write("a/manifest.yaml", "kind: cache");
    write("a/a.go", "package a");
    write("a/go.mod", "module acme.example/a", "require acme.example/lib v0.0.0");
    write("lib/go.mod", "module acme.example/lib", "require (", " acme.example/far v0.0.0", ")");
    write("far/go.mod", "module acme.example/far");
    write("other/go.mod", "module acme.example/other");
    write("alone/manifest.yaml", "kind: cache");
    write("alone/a.go", "package alone");
    write("alone/go.mod", "module acme.example/alone");
    assertChanges("a", "go.work", "go.work.sum", "lib/l.go", "far/f.go", "other/go.mod");
    assertStays("a", "other/o.go", "alone/a.go");
    assertStays("alone", "go.work", "lib/l.go");
  }

  @Test
  void aProgramInItsOwnDirectoryIsGo() throws Exception {
    write("go.mod", "module acme.example/tools");
    write("a/manifest.yaml", "kind: plugin");
    write("a/cmd/weather/main.go", "package main");
    assertThat(inputs("a").languages()).containsExactly(Language.GO);
    assertChanges("a", "go.mod", "internal/x.go");
  }

  @Test
  void rustFollowsPathsTheWorkspaceAndItsSettings() throws Exception {
    write(
        "Cargo.toml",
        "[workspace]",
        "members = [\"a\", \"lib\", \"other\"]",
        "[workspace.dependencies]",
        "shared = { path = \"shared\" }",
        "[patch.crates-io]",
        "serde = { path = \"vendor/serde\" }");
    write("rust-toolchain.toml", "[toolchain]");
    write(".cargo/config.toml", "[build]");
    write("a/manifest.yaml", "kind: cache");
    write(
        "a/Cargo.toml",
        "[dependencies]",
        "lib = { path = \"../lib\" }",
        "shared = { workspace = true }",
        "serde = \"1\"",
        "[target.'cfg(unix)'.dependencies]",
        "unix = { path = \"../unix\" }",
        "[dev-dependencies]",
        "testing = { path = \"../testing\" }");
    write("lib/Cargo.toml", "[build-dependencies]", "gen = { path = \"../gen\" }");
    assertChanges(
        "a",
        "lib/src/l.rs",
        "gen/g.rs",
        "shared/s.rs",
        "unix/u.rs",
        "vendor/serde/src/lib.rs",
        "Cargo.toml",
        "Cargo.lock",
        "rust-toolchain.toml",
        ".cargo/config.toml");
    assertStays("a", "other/src/o.rs", "testing/t.rs", "src/main.rs");
    assertThat(inputs("a").languages()).containsExactly(Language.RUST);
  }

  @Test
  void pythonFollowsTheWorkspaceOfUv() throws Exception {
    write(
        "pyproject.toml",
        "[tool.uv.workspace]",
        "members = [\"py/*\"]",
        "exclude = [\"py/out\"]",
        "[tool.uv.sources]",
        "vendored = { path = \"vendor/v\" }");
    write("py/a/manifest.yaml", "kind: cache");
    write(
        "py/a/pyproject.toml",
        "[project]",
        "name = \"a\"",
        "dependencies = [\"acme.lib>=1\", \"vendored\", \"local\"]",
        "[tool.uv.sources]",
        "local = { path = \"../../local\" }");
    write("py/lib/pyproject.toml", "[project]", "name = \"Acme_Lib\"");
    write("py/other/pyproject.toml", "[project]", "name = \"other\"");
    write("py/out/manifest.yaml", "kind: cache");
    write("py/out/pyproject.toml", "[project]", "name = \"out\"");
    write(".python-version", "3.14");
    assertChanges(
        "py/a",
        "pyproject.toml",
        "uv.lock",
        "py/lib/x.py",
        "vendor/v/x.py",
        "local/x.py",
        ".python-version");
    assertStays("py/a", "py/other/x.py", "py/out/x.py", "x.py");
    assertStays("py/out", "uv.lock", "py/lib/x.py");
    assertChanges("py/out", ".python-version");
    assertThat(inputs("py/a").languages()).containsExactly(Language.PYTHON);
  }

  @Test
  void pythonFollowsRequirements() throws Exception {
    write("a/manifest.yaml", "kind: cache");
    write("a/requirements.txt", "-r ../base.txt", "-e ../lib", "../plain", "requests==2");
    write("base.txt", "-c limits.txt");
    assertChanges("a", "base.txt", "limits.txt", "lib/x.py", "plain/y.py");
    assertStays("a", "requests", "other.txt");
  }

  @Test
  void typeScriptFollowsTheWorkspace() throws Exception {
    write(
        "package.json",
        "{\"workspaces\": [\"packages/*\"], \"patchedDependencies\":",
        " {\"left-pad@1.0.0\": \"patches/left-pad.patch\"}}");
    write("packages/a/manifest.yaml", "kind: plugin");
    write(
        "packages/a/package.json",
        "{\"name\": \"@acme/a\", \"dependencies\": {\"@acme/lib\": \"workspace:*\",",
        " \"near\": \"file:../../near\"}}");
    write("packages/a/tsconfig.json", "{ // settings", "\"extends\": \"../../tsconfig.base\" }");
    write("tsconfig.base.json", "{\"extends\": [\"./strict.json\"]}");
    write("packages/lib/package.json", "{\"name\": \"@acme/lib\"}");
    write("packages/other/package.json", "{\"name\": \"@acme/other\"}");
    write(".npmrc", "registry=x");
    assertChanges(
        "packages/a",
        "package.json",
        "bun.lock",
        "pnpm-workspace.yaml",
        "packages/lib/src/x.ts",
        "near/x.ts",
        "patches/left-pad.patch",
        "tsconfig.base.json",
        "strict.json",
        ".npmrc");
    assertStays("packages/a", "packages/other/x.ts", "src/x.ts", "tsconfig.json");
    assertThat(inputs("packages/a").languages()).containsExactly(Language.TYPESCRIPT);
  }

  @Test
  void aPackageOfNpmHoldsItsDocuments() throws Exception {
    write(
        "backend/package.json",
        "{\"name\": \"@acme/backend\", \"checkstack\": {\"type\": \"backend\"}}");
    write("backend/README.md", "text");
    modules.add(root.resolve("backend"));
    assertChanges("backend", "backend/README.md");
    assertStays("backend", "backend/docs/x.md");
  }

  @Test
  void whatTheAuthorDeclaresCounts() throws Exception {
    write("a/manifest.yaml", "kind: cache");
    write("a/a.go", "package a");
    write("go.mod", "module acme.example/tools");
    write("b/manifest.yaml", "kind: plugin");
    write(".github/sdk", "1");
    write("schemas/x.json", "{}");
    String[] declared = {"go:.github/sdk", "schemas", "./../near"};
    assertThat(paths("a", declared)).contains(".github/sdk", "schemas", "near");
    assertThat(paths("b", declared)).contains("schemas").doesNotContain(".github/sdk");
    assertThat(inputs("a", declared).missing()).containsExactly("./../near");
    assertThat(inputs("a", declared).hasDeclared()).isTrue();
    assertThatThrownBy(() -> inputs("a", "../../outside"))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("\"../../outside\"");
  }

  private List<String> paths(String module, String... declared) throws Exception {
    return inputs(module, declared).watches().stream().map(Watch::path).toList();
  }

  @Test
  void whatGoesInACircleEnds() throws Exception {
    write("a/manifest.yaml", "kind: cache");
    write("a/Cargo.toml", "[dependencies]", "b = { path = \"../b\" }");
    write("b/Cargo.toml", "[dependencies]", "a = { path = \"../a\" }");
    write("a/requirements.txt", "-r requirements.txt", "-r ../r.txt");
    write("r.txt", "-r a/requirements.txt");
    assertChanges("a", "b/x.rs", "r.txt");
  }

  @Test
  void brokenFilesOfToolsAreTheirs() throws Exception {
    write("a/manifest.yaml", "kind: cache");
    write("a/Cargo.toml", "[[[");
    write("a/pyproject.toml", "= 1");
    write("a/package.json", "{");
    write("a/go.mod", "module", "replace", ")", "replace a =>", "(", "use (");
    write("a/requirements.txt", "-r", "\u0000");
    assertChanges("a", "a/x");
    assertStays("a", "b/x");
  }
}
