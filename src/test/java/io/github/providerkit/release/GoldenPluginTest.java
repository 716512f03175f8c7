package io.github.providerkit.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.SharedData;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.format.checkstack.rules.RangeStyle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares with what Checkstack's packer, and Bun, made of the workspace in the shared folder. */
class GoldenPluginTest {
  private static final String PRIMARY = "packages/widget-backend";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private Path expected;

  @BeforeEach
  void copyWorkspace() throws Exception {
    Path golden = SharedData.require("golden/checkstack");
    expected = golden.resolve("expected");
    PluginPackaging.copy(golden.resolve("widget-workspace"), directory);
  }

  @Test
  void theBundleHoldsWhatThePackersHolds() throws Exception {
    // When the plugin is packaged
    Release release = PluginPackaging.in(directory).release(PRIMARY);

    // Then there is one archive, with the same manifest to the byte and the same packages
    Path bundle = release.archives().get(0).file();
    assertThat(release.archives()).hasSize(1);
    assertThat(bundle).hasFileName("my-org-widget-backend-1.2.3-bundle.tgz");
    Map<String, byte[]> files = PluginPackaging.read(bundle);
    Map<String, byte[]> theirs =
        PluginPackaging.read(
            expected.resolve("plugin-pack-bundle").resolve(bundle.getFileName().toString()));
    assertThat(files.keySet()).containsExactlyElementsOf(new TreeSet<>(theirs.keySet()));
    assertThat(files.get("bundle.json")).isEqualTo(theirs.get("bundle.json"));
    try (Stream<Path> listing = Files.list(bundle.getParent())) {
      assertThat(listing.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(bundle.getFileName().toString(), "checksums.txt");
    }

    // And each package holds what theirs does, and is the one that npm gets
    for (Release.Archive one : release.packages()) {
      String name = one.file().getFileName().toString();
      assertThat(one.file().getParent()).hasFileName("npm");
      assertThat(files.get("packages/" + name)).isEqualTo(Files.readAllBytes(one.file()));
      sameAs(expected.resolve("plugin-pack-bundle").resolve(name), one.file());
    }
    assertThat(release.packages()).hasSize(3);
  }

  @Test
  void rangesCanBeThoseOfBun() throws Exception {
    Release release = PluginPackaging.in(directory).ranges(RangeStyle.BUN).release(PRIMARY);
    for (Release.Archive one : release.packages()) {
      sameAs(expected.resolve("bun-pm-pack/" + one.file().getFileName()), one.file());
    }
  }

  @Test
  void packagingLeavesTheSourcesAsTheyAre() throws Exception {
    String before = digest();
    PluginPackaging.in(directory).release(PRIMARY);
    assertThat(digest()).isEqualTo(before);
  }

  @Test
  void aSecondRunPacksTheSame() throws Exception {
    String first = PluginPackaging.in(directory).release(PRIMARY).archives().get(0).sha256();
    String second = PluginPackaging.in(directory).release(PRIMARY).archives().get(0).sha256();
    assertThat(second).isEqualTo(first);
  }

  private static void sameAs(Path theirs, Path ours) throws Exception {
    Map<String, byte[]> expected = PluginPackaging.read(theirs);
    Map<String, byte[]> files = PluginPackaging.read(ours);
    assertThat(files.keySet()).isEqualTo(expected.keySet());
    for (String name : files.keySet()) {
      if (name.equals("package/package.json")) {
        JsonNode packageJson = JSON.readTree(files.get(name));
        assertThat(packageJson).isEqualTo(JSON.readTree(expected.get(name)));
      } else {
        assertThat(files.get(name)).as(name).isEqualTo(expected.get(name));
      }
    }
  }

  /** One digest of all sources. */
  private String digest() throws Exception {
    StringBuilder digests = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory.resolve("packages"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digests.append(file).append(Sha256.of(file)).append(Files.getLastModifiedTime(file));
      }
    }
    return digests.toString();
  }
}
