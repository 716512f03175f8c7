package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.parts.Library;
import io.github.providerkit.platform.Binaries;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.sbom.GoPrograms;
import io.github.providerkit.sbom.Inventory;
import io.github.providerkit.sbom.Inventory.Archive;
import io.github.providerkit.sbom.Inventory.Entry;
import io.github.providerkit.sbom.Inventory.Role;
import io.github.providerkit.sbom.InventoryReader;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in releases of each form. */
class ReleaseInventoryTest {
  @TempDir Path directory;

  @Test
  void everyFileOfAnArchiveIsInIt() throws Exception {
    Release release =
        Packaging.in(directory).file("manifest.yaml", Packaging.UI).file("dist/a", "a").release();
    Archive archive = read(release, Map.of()).archives().get(0);
    assertThat(archive.fileName()).isEqualTo("gestalt-plugin-board_v1.0.0.tar.gz");
    assertThat(archive.platform()).isEqualTo("generic");
    assertThat(archive.sha256()).isEqualTo(Sha256.of(release.archives().get(0).file()));
    assertThat(archive.entries().stream().map(Entry::name))
        .containsExactly("dist/a", "manifest.yaml");
    assertThat(archive.entries().get(0))
        .isEqualTo(new Entry("dist/a", 1, Sha256.of(new byte[] {'a'}), Role.FILE, List.of()));
  }

  @Test
  void aProgramOfGoSaysWhatIsInIt() throws Exception {
    Inventory inventory = read(prebuilt(true), Map.of());
    Entry program = inventory.archives().get(0).entries().get(0);
    assertThat(program.role()).isEqualTo(Role.PROGRAM);
    assertThat(program.libraries().stream().map(Library::url))
        .containsExactly("pkg:golang/example.com/a@v1.0.0", "pkg:golang/stdlib@1.26");
    assertThat(inventory.opaque()).isEmpty();
  }

  @Test
  void aProgramThatDoesNotIsNamed() throws Exception {
    Inventory inventory = read(prebuilt(false), Map.of());
    assertThat(inventory.opaque()).containsExactly("gestalt-plugin-vault_v1.0.0.tar.gz: bin/vault");
  }

  @Test
  void aBundleHoldsPackagesWhichHoldFiles() throws Exception {
    Release release =
        PluginPackaging.in(directory)
            .file("package.json", "{\"workspaces\": [\"packages/*\"]}")
            .file("packages/a/package.json", PluginPackaging.primary("@acme/a", "[\"@acme/b\"]"))
            .file("packages/a/dist/index.js", "a")
            .file("packages/b/package.json", PluginPackaging.packageJson("@acme/b", "common"))
            .release("packages/a");
    List<Library> needs = List.of(new Library("npm", "zod", "3.0.0"));
    List<Archive> archives = read(release, Map.of("acme-a", needs)).archives();
    assertThat(archives.stream().map(Archive::platform)).contains("acme-a", "acme-b").hasSize(3);
    assertThat(archives.get(0).entries().stream().filter(e -> e.role() == Role.PACKAGE)).hasSize(2);
    assertThat(archives.get(1).entries().stream().map(Entry::name))
        .contains("package/dist/index.js", "package/package.json");
    assertThat(archives.get(1).libraries()).isEqualTo(needs);
    assertThat(archives.get(2).libraries()).isEmpty();
  }

  @Test
  void itIsWhatWasPackedWhateverBecameOfTheFiles() throws Exception {
    Release release =
        Packaging.in(directory).file("manifest.yaml", Packaging.UI).file("dist/a", "a").release();
    Inventory before = read(release, Map.of());
    Files.delete(directory.resolve("dist/a"));
    assertThat(read(release, Map.of())).isEqualTo(before);
  }

  private Release prebuilt(boolean ofGo) throws Exception {
    ByteArrayOutputStream program = new ByteArrayOutputStream();
    program.writeBytes(Binaries.of(new Platform("linux", "amd64", "musl")));
    program.writeBytes(new byte[1024 - program.size() % 1024]);
    if (ofGo) {
      program.writeBytes(GoPrograms.program(0, "go1.26", "dep\texample.com/a\tv1.0.0\n"));
    }
    Packaging packaging = Packaging.in(directory).file("manifest.yaml", Packaging.PREBUILT);
    Files.createDirectories(directory.resolve("bin"));
    Files.write(directory.resolve("bin/vault"), program.toByteArray());
    return packaging.release();
  }

  private static Inventory read(Release release, Map<String, List<Library>> locked)
      throws Exception {
    return new InventoryReader(List.of(), locked).read(release);
  }
}
