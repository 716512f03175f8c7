package io.github.providerkit.format.legacy;

import static io.github.providerkit.format.legacy.Checked.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.gestalt.generation.Generation;
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

/** Which files are read, written and removed. */
class ManifestMigrationTest {
  private static final String UI = HEAD + "webui: {asset_root: out}\n";
  private static final String REFUSED_TODAY =
      HEAD
          + "provider:\n  connections: {m: {auth: {type: mcp_oauth}}}\n"
          + "  surfaces: {openapi: {document: o.yaml}}\n";

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
  void theNewManifestIsWrittenBesideTheOld() throws Exception {
    write("plugin.yml", UI);
    ManifestMigration.Result result = run(false, false);
    assertThat(result.written()).isTrue();
    assertThat(result.removed()).isFalse();
    assertThat(result.newFile()).isEqualTo(directory.resolve("manifest.yml"));
    assertThat(directory.resolve("manifest.yml")).content().startsWith("kind: ui\n");
    assertThat(directory.resolve("plugin.yml")).content().isEqualTo(UI);
  }

  @Test
  void theOldOneGoesWhenItIsReplaced() throws Exception {
    write("plugin.yaml", UI);
    assertThat(run(false, true).removed()).isTrue();
    assertThat(directory.resolve("plugin.yaml")).doesNotExist();
  }

  @Test
  void theOldOneStaysWhenTodaysServersRefuseTheNew() throws Exception {
    write("plugin.yaml", REFUSED_TODAY);
    ManifestMigration.Result result = run(false, true);
    assertThat(result.checked().ok()).isFalse();
    assertThat(result.removed()).isFalse();
    assertThat(directory.resolve("plugin.yaml")).exists();
    assertThat(directory.resolve("manifest.yaml")).exists();
  }

  @Test
  void aCheckWritesNothing() throws Exception {
    write("plugin.yaml", UI);
    ManifestMigration.Result result = run(true, true);
    assertThat(result.checked().ok()).isTrue();
    assertThat(result.written()).isFalse();
    assertThat(directory.resolve("plugin.yaml")).exists();
    assertThat(directory.resolve("manifest.yaml")).doesNotExist();
  }

  @Test
  void nothingIsWrittenForABrokenManifest() throws Exception {
    write("plugin.yaml", "source: x\n");
    assertThat(run(false, true).checked().ok()).isFalse();
    assertThat(directory.resolve("plugin.yaml")).exists();
    assertThat(directory.resolve("manifest.yaml")).doesNotExist();
  }

  @Test
  void theManifestThatWinsIsMigrated() throws Exception {
    write("plugin.yaml", "broken");
    write(
        "plugin.json",
        "{\"source\": \"github.com/a/b/c\", \"version\": \"1.0.0\", \"webui\": {\"asset_root\": \"x\"}}");
    assertThat(run(false, false).newFile()).isEqualTo(directory.resolve("manifest.json"));
  }

  @Test
  void aManifestOfTodayIsNeverOverwritten() throws Exception {
    write("plugin.yaml", UI);
    write("manifest.json", "{}");
    assertThat(catchThrowableOfType(ProviderException.class, () -> run(false, false)))
        .hasMessageContaining(
            "expected no manifest of today's format yet, found /project/manifest.json");
    assertThat(directory.resolve("manifest.yaml")).doesNotExist();
  }

  @Test
  void withoutAnOldManifestItsNamesAreTold() {
    assertThat(catchThrowableOfType(ProviderException.class, () -> run(false, false)))
        .hasMessageContaining(
            "expected a manifest to migrate in /project, found none of plugin.json, plugin.yaml, plugin.yml");
  }

  @Test
  void anotherFileIsNoOldManifest() throws Exception {
    write("manifest.yaml", "");
    Path file = directory.resolve("manifest.yaml");
    assertThat(
            catchThrowableOfType(
                ProviderException.class,
                () ->
                    ManifestMigration.run(
                        new ManifestMigration.Request(
                            directory, Optional.of(file), Map.of(), false, false))))
        .hasMessageContaining(
            "provider.manifest: expected a file named plugin.json, plugin.yaml, plugin.yml, found /project/manifest.yaml");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private ManifestMigration.Result run(boolean checkOnly, boolean replace)
      throws ProviderException {
    return ManifestMigration.run(
        new ManifestMigration.Request(directory, Optional.empty(), Map.of(), checkOnly, replace));
  }

  @Test
  void aModuleWithNothingToMigrateIsPassedOver() throws Exception {
    assertThat(ofModule(Generations.APP)).isEmpty();
    write("manifest.yaml", HEAD + "kind: app\nspec: {}\n");
    assertThat(ofModule(Generations.APP)).isEmpty();
    write("plugin.yaml", UI);
    assertThat(ofModule(Generations.MAY)).isEmpty();
    write("manifest.yaml", HEAD + "kind: cache\nspec: {connections: {a: {exposure: user}}}\n");
    assertThat(ofModule(Generations.APP)).isPresent();
  }

  private Optional<ManifestMigration.Result> ofModule(Generation target) throws ProviderException {
    return ManifestMigration.ofModule(
        new ManifestMigration.Request(
            directory, Optional.empty(), Map.of(), true, false, target, CodeChoice.DEFAULT));
  }
}
