package io.github.providerkit.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.code.Kind;
import io.github.providerkit.code.Language;
import io.github.providerkit.mojo.Formats;
import io.github.providerkit.start.ProjectStart.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code without a manifest. */
class FoundCodeTest {
  private static final String GO_SDK =
      "module acme.example/x\n\nrequire github.com/valon-technologies/gestalt/sdk/go v0.1.0\n";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      value = {
        "var Router = gestalt.NewRouter()|PLUGIN",
        "func New() gestalt.CacheProvider { return nil }|CACHE",
        "func main() { gestalt.ServeExternalCredentialProvider(nil, nil) }|EXTERNAL_CREDENTIALS",
        "func New() gestalt.PluginRuntimeProvider { return nil }|RUNTIME",
        "func New() *s3 { return nil }|PLUGIN",
      },
      delimiter = '|')
  void goSaysItsKindByItsTypes(String source, Kind kind) throws Exception {
    write("go.mod", GO_SDK);
    write("provider.go", "package x\n\n" + source + "\n");
    write("other_test.go", "package x\n\nvar _ gestalt.AgentProvider\n");
    assertThat(FoundCode.in(directory)).hasValue(new FoundCode(Language.GO, "go.mod", kind, true));
  }

  @Test
  void rustSaysItByItsMacro() throws Exception {
    write(
        "Cargo.toml",
        "[package]\nname = \"x\"\n\n[dependencies]\ngestalt = { package = \"gestalt-sdk\" }\n");
    write("src/lib.rs", "gestalt::export_secrets_provider!(constructor = new);\n");
    assertThat(FoundCode.in(directory))
        .hasValue(new FoundCode(Language.RUST, "Cargo.toml", Kind.SECRETS, true));
    write("src/lib.rs", "gestalt::export_provider!(constructor = new);\n");
    assertThat(FoundCode.in(directory).orElseThrow().kind()).isEqualTo(Kind.PLUGIN);
  }

  @Test
  void pythonAndTypeScriptSayItThemselves() throws Exception {
    write("package.json", "{\"gestalt\": {\"provider\": \"workflow:./a.ts\"}}");
    assertThat(FoundCode.in(directory))
        .hasValue(new FoundCode(Language.TYPESCRIPT, "package.json", Kind.WORKFLOW, true));
    write("pyproject.toml", "[tool.gestalt]\nagent = \"acme.agent:provider\"\n");
    assertThat(FoundCode.in(directory))
        .hasValue(new FoundCode(Language.PYTHON, "pyproject.toml", Kind.AGENT, true));
  }

  @Test
  void anSdkAloneIsAProposal() throws Exception {
    write("pyproject.toml", "[project]\nname = \"x\"\ndependencies = [\"gestalt-sdk>=1\"]\n");
    assertThat(FoundCode.in(directory))
        .hasValue(new FoundCode(Language.PYTHON, "pyproject.toml", Kind.PLUGIN, false));
    ProjectStart.Result result = run(Optional.empty());
    assertThat(result.next())
        .anyMatch(line -> line.startsWith("write its code beside manifest.yaml"));
  }

  @Test
  void codeOfOthersIsNone() throws Exception {
    write("go.mod", "module acme.example/x\n");
    write("main.go", "package main\n");
    write("Cargo.toml", "[package]\nname = \"x\"\n");
    write("pyproject.toml", "[project]\nname = \"x\"\ndependencies = [\"requests\"]\n");
    write("package.json", "{\"dependencies\": {\"react\": \"19\"}}");
    assertThat(FoundCode.in(directory)).isEmpty();
  }

  @Test
  void aProjectBeginsWithIt() throws Exception {
    write("go.mod", GO_SDK);
    write("provider.go", "package x\n\nfunc New() gestalt.CacheProvider { return nil }\n");
    ProjectStart.Result result = run(Optional.empty());
    assertThat(Files.readString(directory.resolve("manifest.yaml"))).startsWith("kind: cache\n");
    assertThat(result.next())
        .first()
        .asString()
        .startsWith("code in Go (go.mod): begun as kind cache;");
  }

  @Test
  void theUsersKindWins() throws Exception {
    write("go.mod", GO_SDK);
    write("provider.go", "package x\n\nfunc New() gestalt.CacheProvider { return nil }\n");
    run(Optional.of("plugin"));
    assertThat(Files.readString(directory.resolve("manifest.yaml")))
        .startsWith("kind: plugin\n")
        .as("operations come from the code")
        .doesNotContain("surfaces");
  }

  private ProjectStart.Result run(Optional<String> kind) throws Exception {
    return ProjectStart.run(
        new ProjectStart.Request(
            directory,
            Formats.all(),
            Optional.empty(),
            kind,
            new Names(Optional.of("io.github.acme"), Optional.of("weather"), Optional.empty()),
            Names.NONE,
            Optional.empty(),
            "0.1.0",
            Set.of(),
            false));
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
