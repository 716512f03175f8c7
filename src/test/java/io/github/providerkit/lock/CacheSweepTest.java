package io.github.providerkit.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheSweepTest {
  private static final String DIGEST = "ab".repeat(32);

  @TempDir Path cache;

  private Path file(String name, int days) throws IOException {
    Path file = cache.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    return file;
  }

  @Test
  void removesWhatNobodyUsesAndWhatKilledBuildsLeft() throws Exception {
    Path used = file("sha256/ab/" + DIGEST + ".tar.gz", 29);
    Path unused = file("sha256/cd/" + DIGEST.replace('a', 'c') + ".tar.gz", 31);
    Path coming = file("sha256/ab/" + DIGEST + ".part", 0);
    Path left = file("sha256/cd/" + DIGEST + ".part", 2);
    Path lock = file("sha256/cd/" + DIGEST + ".lock", 2);
    Path metadata = file("maven/0123/com/acme/x/1/x-1.yaml", 40);
    Path run = file("maven/.run-1/x", 40).getParent();
    Path running = file("maven/.run-2/x", 40).getParent();
    Files.setLastModifiedTime(run, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    assertThat(new CacheSweep(cache, Duration.ofDays(30)).sweep()).isEqualTo(2);
    assertThat(unused).doesNotExist();
    assertThat(left).doesNotExist();
    assertThat(lock).doesNotExist();
    assertThat(metadata).doesNotExist();
    assertThat(run).doesNotExist();
    assertThat(used).exists();
    assertThat(coming).exists();
    assertThat(running).isNotEmptyDirectory();
  }

  @Test
  void hasNothingToDoWithoutACache() throws Exception {
    assertThat(new CacheSweep(cache.resolve("none"), Duration.ZERO).sweep()).isZero();
  }

  @Test
  void keepsWhatIsUsed() throws Exception {
    try (Deployment deployment = new Deployment(cache)) {
      deployment.publish("/d", Deployment.rest());
      deployment.configureUrl("/d/provider-release.yaml");
      deployment.lock();
      age(deployment.cache);
      deployment.lock();
      assertThat(new CacheSweep(deployment.cache, Duration.ofDays(30)).sweep()).isZero();
      age(deployment.cache);
      assertThat(new CacheSweep(deployment.cache, Duration.ofDays(30)).sweep()).isEqualTo(2);
    }
  }

  private static void age(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(99))));
      }
    }
  }
}
