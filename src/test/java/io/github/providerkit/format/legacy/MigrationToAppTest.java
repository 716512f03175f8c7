package io.github.providerkit.format.legacy;

import static io.github.providerkit.format.legacy.Checked.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which files become manifests of {@code kind: app}. */
class MigrationToAppTest {
  private static final String MAY =
      "kind: plugin\n" + HEAD + "spec:\n  surfaces: {mcp: {url: https://m.example}}\n";

  private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
  private final Path directory = disk.getPath("/project");

  @BeforeEach
  void createDirectory() throws IOException {
    Files.createDirectories(directory);
  }

  @AfterEach
  void closeDisk() throws IOException {
    disk.close();
  }

  @Test
  void aManifestOfMayIsChangedInItsPlace() throws Exception {
    write("manifest.yaml", MAY);
    write("pyproject.toml", "[tool.gestalt]\nprovider = \"acme.app:provider\"\n");
    assertThat(run(true).written()).isFalse();
    assertThat(directory.resolve("manifest.yaml")).content().isEqualTo(MAY);

    ManifestMigration.Result result = run(false);
    assertThat(result.written()).isTrue();
    assertThat(result.inPlace()).isTrue();
    assertThat(directory.resolve("manifest.yaml"))
        .content()
        .startsWith("kind: app\n")
        .contains("build:\n  command: [uv, run, gestalt, build]\n");

    assertThat(catchThrowableOfType(ProviderException.class, () -> run(false)))
        .hasMessageContaining("which is of today's generation");
  }

  @Test
  void aPluginYamlBecomesAnAppInOneGo() throws Exception {
    write(
        "plugin.yaml",
        "# Ours.\n"
            + HEAD
            + "display_name: Support # shown\nprovider:\n  connections:\n    default: {mode: either}\n"
            + "  surfaces: {mcp: {url: https://m.example}}\n");
    ManifestMigration.Result result = run(false);
    assertThat(result.checked().problems().hasErrors()).isFalse();
    assertThat(directory.resolve("manifest.yaml"))
        .content()
        .isEqualTo(
            "# Ours.\nkind: app\n"
                + HEAD
                + "displayName: Support # shown\nspec:\n  connections:\n    default: {mode: subject}\n"
                + "  surfaces: {mcp: {url: https://m.example}}\n");
  }

  @Test
  void aManifestThatWouldBeRefusedStays() throws Exception {
    write("manifest.yaml", "kind: plugin\nspec: {}\n");
    assertThat(run(false).written()).isFalse();
    assertThat(directory.resolve("manifest.yaml")).content().startsWith("kind: plugin\n");
  }

  private ManifestMigration.Result run(boolean check) throws ProviderException {
    return ManifestMigration.run(
        new ManifestMigration.Request(
            directory,
            Optional.empty(),
            Map.of(),
            check,
            false,
            Generations.APP,
            CodeChoice.DEFAULT));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
