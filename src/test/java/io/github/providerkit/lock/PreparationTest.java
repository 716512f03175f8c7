package io.github.providerkit.lock;

import static io.github.providerkit.lock.Deployment.metadata;
import static io.github.providerkit.lock.Deployment.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.archive.read.ForeignTar;
import io.github.providerkit.archive.read.RawTar;
import io.github.providerkit.lock.resolve.MavenReleases;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where the archives of locked providers come from, and what is said about it. */
class PreparationTest {
  @TempDir Path directory;
  private Deployment deployment;

  @BeforeEach
  void open() {
    deployment = new Deployment(directory);
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  private Path place() {
    return directory.resolve(".gestaltd/providers/echo");
  }

  /** As a machine does that has the lock and nothing else. */
  private List<String> prepareElsewhere() throws Exception {
    deployment.cache = directory.resolve("empty");
    deployment.server.requests.clear();
    return deployment.prepare();
  }

  @Test
  void saysWhatWasDoneAndWhy() throws Exception {
    deployment.publish("/d", rest());
    deployment.configureUrl("/d/provider-release.yaml");
    assertThat(deployment.prepare()).contains("prepared plugin/echo in " + place());
    deployment.server.serve(
        "/d/provider-release.yaml",
        metadata(rest("0.2.0")).replace("version: 0.1.0", "version: 0.2.0"));
    deployment.server.serve("/d/a.tgz", rest("0.2.0"));
    deployment.lock();
    assertThat(deployment.prepare())
        .containsExactly("prepared plugin/echo in " + place() + " (another release was there)");
    Files.delete(place().resolve("manifest.yaml"));
    assertThat(deployment.prepare())
        .containsExactly("prepared plugin/echo in " + place() + " (its files had been changed)");
    assertThat(place().resolve("manifest.yaml")).content().contains("version: 0.2.0");
  }

  @Test
  void aNameThatThisMachineCannotWriteIsTold() throws Exception {
    RawTar tar = new RawTar().add("manifest.yaml", '0', Deployment.REST);
    deployment.publish("/d", ForeignTar.gzip(tar.add("a\u00ff", '0', "x").ended()));
    deployment.configureUrl("/d/provider-release.yaml");
    ProviderException failed = catchThrowableOfType(ProviderException.class, deployment::prepare);
    assertThat(failed.text() + failed.details())
        .contains("cannot be unpacked here: the name \"a\\udcff\" is no file's")
        .contains("LC_ALL=C.UTF-8");
    assertThat(place()).doesNotExist();
  }

  @Test
  void aPlatformWithoutAnArchiveIsNamed() throws Exception {
    deployment.publishExecutable("/d", List.of("linux/amd64"));
    deployment.configureUrl("/d/provider-release.yaml");
    try (ProviderLock lock = new ProviderLock(deployment.request())) {
      ProviderLock.Result result = lock.resolve();
      ProviderException failed =
          catchThrowableOfType(
              ProviderException.class, () -> lock.prepare(result, "windows/amd64"));
      assertThat(failed.text() + failed.details())
          .contains("plugins.echo", "expected an archive for windows/amd64, found none to prepare")
          .contains("-Dprovider.lock.preparePlatform=os/arch");
    }
    assertThat(place()).doesNotExist();
  }

  @Test
  void takesTheArchiveOfItsPlatform() throws Exception {
    deployment.publishExecutable("/d", List.of("linux/amd64", "linux/arm64"));
    deployment.configureUrl("/d/provider-release.yaml");
    deployment.lock();
    prepareElsewhere();
    assertThat(deployment.server.requests)
        .containsExactlyInAnyOrder("/d/linux-amd64.tar.gz", "/ec/a.tgz");
    assertThat(place().resolve("prov")).hasContent("program for linux/amd64");
  }

  @Test
  void aLoginIsUsedForWhatIsLocked() throws Exception {
    deployment.publish("/d", rest());
    deployment.configure(
        "echo: {source: {url: \""
            + deployment.server.url("/d/provider-release.yaml")
            + "\", auth: {token: T}}}");
    deployment.lock();
    assertThat(prepareElsewhere()).hasSize(2);
    assertThat(deployment.server.requests)
        .containsExactlyInAnyOrder("/d/a.tgz Bearer T", "/ec/a.tgz");
  }

  @Test
  void aReleaseOnThisMachineIsTakenFromBesideItsMetadata() throws Exception {
    Path release = Files.createDirectories(directory.resolve("rel/deep"));
    Files.write(release.resolveSibling("a.tgz"), rest());
    Files.writeString(
        release.resolve("provider-release.yaml"),
        metadata(rest()).replace("path: a.tgz", "path: ../a.tgz"));
    deployment.configure("echo: {source: ./rel/deep/provider-release.yaml}");
    deployment.lock();
    prepareElsewhere();
    assertThat(deployment.server.requests).containsExactly("/ec/a.tgz");
    assertThat(place().resolve("manifest.yaml")).exists();
  }

  @Test
  void anArchiveThatWasChangedAfterItWasLockedIsRefused() throws Exception {
    Path release = Files.createDirectories(directory.resolve("rel"));
    Files.write(release.resolve("a.tgz"), rest());
    Files.writeString(release.resolve("provider-release.yaml"), metadata(rest()));
    deployment.configure("echo: {source: ./rel/provider-release.yaml}");
    deployment.lock();
    Files.write(release.resolve("a.tgz"), rest("0.2.0"));
    ProviderException failed =
        catchThrowableOfType(ProviderException.class, this::prepareElsewhere);
    assertThat(failed.text() + failed.details()).contains("plugins.echo", "expected the digest");
    assertThat(place()).doesNotExist();
  }

  @Test
  void whatMavenFoundMayHaveItsArchivesElsewhere() throws Exception {
    deployment.server.serve("/q/a.tgz", rest());
    Path metadata = directory.resolve("echo-0.1.0.yaml");
    Files.writeString(
        metadata,
        metadata(rest()).replace("path: a.tgz", "path: " + deployment.server.url("/q/a.tgz")));
    deployment.maven = maven(metadata);
    deployment.configure("echo: {source: 'mvn:com.acme:echo:0.1.0'}");
    deployment.lock();
    assertThat(prepareElsewhere()).hasSize(2);
    assertThat(deployment.server.requests).containsExactlyInAnyOrder("/q/a.tgz", "/ec/a.tgz");
  }

  private static MavenReleases maven(Path metadata) {
    String url = "https://repo.acme.example/r/com/acme/echo/0.1.0/echo-0.1.0.yaml";
    return new MavenReleases() {
      @Override
      public Found find(String coordinates) {
        assertThat(coordinates).isEqualTo("com.acme:echo:0.1.0");
        return new Found() {
          @Override
          public Path metadata() {
            return metadata;
          }

          @Override
          public String url() {
            return url;
          }

          @Override
          public Path archive(String fileName) {
            throw new AssertionError(fileName + " is none of Maven's");
          }
        };
      }

      @Override
      public boolean covers(String coordinates, String found) {
        return found.equals(url);
      }
    };
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void hasTheModesThatTheServerGives() throws Exception {
    deployment.publishExecutable("/x", List.of("linux/amd64"));
    deployment.configureUrl("/x/provider-release.yaml");
    deployment.prepare();
    Path place = directory.resolve(".gestaltd/providers/echo");
    assertThat(mode(place)).isEqualTo("rwx------");
    assertThat(mode(place.getParent())).startsWith("rwxr-x");
    assertThat(mode(place.resolve("prov"))).isEqualTo("rwxr-xr-x");
    assertThat(mode(place.resolve("manifest.yaml"))).isEqualTo("rw-r--r--");
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
