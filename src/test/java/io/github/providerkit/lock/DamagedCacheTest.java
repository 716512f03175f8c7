package io.github.providerkit.lock;

import static io.github.providerkit.lock.Deployment.rest;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.files.Sha256;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lies in the cache is believed as far as its digest goes, whoever was at it. */
class DamagedCacheTest {
  private static final String FOREIGN = "https://evil.example";

  @TempDir Path directory;
  private Deployment deployment;
  private String lock;

  @BeforeEach
  void open() throws Exception {
    deployment = new Deployment(directory);
    deployment.publish("/d", rest());
    deployment.configureUrl("/d/provider-release.yaml");
    lock = deployment.lock().lock().text();
    assertThat(deployment.server.count("/d/a.tgz")).isOne();
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  private Path cached(String ending) {
    String digest = Sha256.of(rest());
    return deployment.cache.resolve("sha256/" + digest.substring(0, 2) + "/" + digest + ending);
  }

  private static byte[] foreign() {
    return Deployment.archive(
        Map.of("manifest.yaml", Deployment.REST.replace("https://api.example.com", FOREIGN)));
  }

  /** What somebody or something made of an archive. */
  private enum Damage {
    ANOTHER_PACKAGE,
    CUT,
    LONGER,
    EMPTY,
    GARBAGE,
    ONE_BIT;

    byte[] of(byte[] archive) {
      byte[] flipped = archive.clone();
      flipped[archive.length / 2] ^= 1;
      return switch (this) {
        case ANOTHER_PACKAGE -> foreign();
        case CUT -> Arrays.copyOf(archive, archive.length - 20);
        case LONGER -> Arrays.copyOf(archive, archive.length + 1);
        case EMPTY -> new byte[0];
        case GARBAGE -> "damaged".getBytes(UTF_8);
        case ONE_BIT -> flipped;
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void bringsADamagedArchiveAgain(Damage damage) throws Exception {
    Files.write(cached(".tar.gz"), damage.of(rest()));
    assertThat(deployment.resolve().lock().text()).isEqualTo(lock).doesNotContain(FOREIGN);
    assertThat(deployment.server.count("/d/a.tgz")).isEqualTo(2);
    assertThat(cached(".tar.gz")).hasBinaryContent(rest());
  }

  @ParameterizedTest
  @EnumSource
  void preparesNothingThatIsDamaged(Damage damage) throws Exception {
    Files.write(cached(".tar.gz"), damage.of(rest()));
    assertThat(deployment.prepare()).hasSize(2);
    assertThat(directory.resolve(".gestaltd/providers/echo/manifest.yaml"))
        .hasContent(Deployment.REST);
    assertThat(deployment.server.count("/d/a.tgz")).isEqualTo(2);
  }

  @Test
  void mendsOnceWhatSeveralProvidersShare() throws Exception {
    String source = "{source: \"" + deployment.server.url("/d/provider-release.yaml") + "\"}";
    deployment.configure("a: " + source, "b: " + source, "c: " + source, "d: " + source);
    deployment.lock();
    Files.write(cached(".tar.gz"), foreign());
    assertThat(deployment.prepare()).hasSize(5);
    for (String name : List.of("a", "b", "c", "d")) {
      assertThat(directory.resolve(".gestaltd/providers/" + name + "/manifest.yaml"))
          .hasContent(Deployment.REST);
    }
    assertThat(deployment.server.count("/d/a.tgz")).isEqualTo(2);
  }

  @Test
  void saysWhatIsWrongWhenItCannotBeHadAgain() throws Exception {
    Files.write(cached(".tar.gz"), foreign());
    deployment.server.handle("/d/a.tgz", e -> e.sendResponseHeaders(404, -1));
    assertThatThrownBy(deployment::resolve)
        .isInstanceOf(ProviderException.class)
        .hasMessageStartingWith("plugins.echo: " + deployment.server.url("/d/a.tgz"))
        .hasMessageContaining("status 404");
  }

  @Test
  void doesNotAskAgainForAnArchiveThatIsWrongAsItCame() throws Exception {
    byte[] wrong = Deployment.archive(Map.of("README.md", "no manifest"));
    deployment.publish("/w", wrong);
    deployment.configureUrl("/w/provider-release.yaml");
    assertThatThrownBy(deployment::resolve).hasMessageContaining("expected a manifest");
    assertThatThrownBy(deployment::resolve).hasMessageContaining("expected a manifest");
    assertThat(deployment.server.count("/w/a.tgz")).isOne();
  }

  /** Earlier versions kept what they knew of an archive beside it, and believed it. */
  @Test
  void believesNoNoteBesideAnArchive() throws Exception {
    String manifest = Deployment.REST.replace("https://api.example.com", FOREIGN);
    Files.writeString(
        cached(".json"),
        """
        {"form":"provider-package-facts/1","manifestName":"manifest.yaml","manifest":"%s","digests":{},"assets":false}
        """
            .formatted(Base64.getEncoder().encodeToString(manifest.getBytes(UTF_8))));
    assertThat(deployment.resolve().lock().text()).isEqualTo(lock).doesNotContain(FOREIGN);
  }

  @Test
  void keepsNothingButArchives() throws Exception {
    deployment.resolve();
    try (var files = Files.walk(deployment.cache)) {
      assertThat(files.filter(Files::isRegularFile).map(Path::toString))
          .isNotEmpty()
          .allMatch(file -> file.endsWith(".tar.gz"));
    }
  }
}
