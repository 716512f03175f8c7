package io.github.providerkit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.toolchain.DeclaredToolchains.Declared;
import io.github.providerkit.toolchain.ToolKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.apache.maven.toolchain.ToolchainPrivate;
import org.apache.maven.toolchain.model.ToolchainModel;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenToolchainsTest {
  private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();

  @Test
  void aDeclarationNamesAProgramOrAHome() {
    declare(
        model("go", "executable", " /opt/go-1.26/bin/go ", Map.of("version", "1.26")),
        model("go", "goHome", "/opt/go", Map.of()));
    assertThat(toolchains(null).of(ToolKind.GO))
        .containsExactly(
            new Declared(List.of(Path.of("/opt/go-1.26/bin/go")), Map.of("version", "1.26")),
            new Declared(List.of(Path.of("/opt/go/bin/go")), Map.of()));
    assertThat(toolchains(null).of(ToolKind.BUN)).isEmpty();
  }

  @Test
  void aHomeOfPythonHasEitherName() {
    declare(model("python", "pythonHome", "/opt/python", Map.of("os", "linux", "arch", "arm64")));
    assertThat(toolchains(null).of(ToolKind.PYTHON))
        .singleElement()
        .isEqualTo(
            new Declared(
                List.of(Path.of("/opt/python/bin/python3"), Path.of("/opt/python/bin/python")),
                Map.of("os", "linux", "arch", "arm64")));
  }

  @Test
  void aDeclarationWithoutEitherNamesNothing() {
    ToolchainModel bare = new ToolchainModel();
    bare.setType("go");
    declare(
        model("go", "home", "/opt/go", Map.of()),
        model("go", "goHome", null, Map.of()),
        model("go", "executable", "a\0b", Map.of()),
        bare);
    assertThat(toolchains(null).of(ToolKind.GO))
        .hasSize(4)
        .allSatisfy(declared -> assertThat(declared.candidates()).isEmpty());
  }

  @Test
  void theSelectedToolchainComesFirst() {
    ToolchainModel other = model("go", "executable", "/opt/1.26/go", Map.of());
    ToolchainModel selected = model("go", "executable", "/opt/1.25/go", Map.of());
    declare(other, selected);
    assertThat(toolchains(new DeclaredToolchain(selected)).of(ToolKind.GO).get(0).candidates())
        .containsExactly(Path.of("/opt/1.25/go"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.26        | 1.26.8 | true",
        "1.26        | 1.26   | true",
        "1.2         | 1.26.8 | false",
        "1.26.8      | 1.26   | false",
        "[1.25,1.27) | 1.26.8 | true",
        "[1.25,1.26) | 1.26.8 | false",
      })
  void aVersionIsAskedForByItsBeginningOrARange(
      String requirement, String version, boolean expected) {
    assertThat(toolchains(null).satisfies(requirement, version)).isEqualTo(expected);
  }

  @Test
  void aToolchainIsSelectedByWhatItProvides() {
    ToolchainPrivate python =
        new ToolchainsFactory.Python()
            .createToolchain(
                model("python", "executable", "/p", Map.of("version", "3.12.1", "os", "linux")));
    assertThat(python.getType()).isEqualTo("python");
    assertThat(python.matchesRequirements(Map.of("version", "[3.12,3.13)", "os", "linux")))
        .isTrue();
    assertThat(python.matchesRequirements(Map.of("version", "[3.13,)"))).isFalse();
    assertThat(python.matchesRequirements(Map.of("os", "darwin"))).isFalse();
    assertThat(python.matchesRequirements(Map.of("arch", "amd64"))).isFalse();
    assertThat(python.findTool("python")).isNull();
  }

  private void declare(ToolchainModel... models) {
    request.setToolchains(Map.of(models[0].getType(), List.of(models)));
  }

  private static ToolchainModel model(
      String type, String element, String value, Map<String, String> provides) {
    ToolchainModel model = new ToolchainModel();
    model.setType(type);
    provides.forEach(model::addProvide);
    Xpp3Dom child = new Xpp3Dom(element);
    child.setValue(value);
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    configuration.addChild(child);
    model.setConfiguration(configuration);
    return model;
  }

  @SuppressWarnings("deprecation") // No other constructor goes without a container.
  private MavenToolchains toolchains(Toolchain selected) {
    MavenSession session = new MavenSession(null, request, null, List.of());
    return new MavenToolchains(
        new ToolchainManager() {
          @Override
          public Toolchain getToolchainFromBuildContext(String type, MavenSession context) {
            return selected;
          }

          @Override
          public List<Toolchain> getToolchains(
              MavenSession context, String type, Map<String, String> requirements) {
            throw new AssertionError("knows nothing where the plugin is no extension");
          }
        },
        session);
  }
}
