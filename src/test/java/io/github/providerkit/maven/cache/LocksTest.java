package io.github.providerkit.maven.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.code.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocksTest {
  @TempDir private Path root;

  private Optional<String> missing(Language language) throws Exception {
    Path directory = Files.createDirectories(root.resolve("plugins/weather"));
    CacheKey key = new CacheKey();
    Locks.require(key, Set.of(language), directory, root);
    return key.reason();
  }

  @Test
  void cratesArePinnedByALockThereOrAbove() throws Exception {
    assertThat(missing(Language.RUST))
        .contains("without Cargo.lock nobody knows which packages go in");
    Files.createFile(root.resolve("Cargo.lock"));
    assertThat(missing(Language.RUST)).isEmpty();
  }

  @Test
  void packagesWithoutDependenciesNeedNoLock() throws Exception {
    Path json = Files.createDirectories(root.resolve("plugins/weather")).resolve("package.json");
    Files.writeString(json, "{\"name\": \"a\"}");
    assertThat(missing(Language.TYPESCRIPT)).isEmpty();
    Files.writeString(json, "{\"devDependencies\": {\"b\": \"^1\"}}");
    assertThat(missing(Language.TYPESCRIPT)).isPresent();
    Files.createFile(root.resolve("pnpm-lock.yaml"));
    assertThat(missing(Language.TYPESCRIPT)).isEmpty();
  }

  @Test
  void goPinsByItself() throws Exception {
    assertThat(missing(Language.GO)).isEmpty();
  }

  @Test
  void bundledPackagesAreReleased() throws Exception {
    Files.writeString(root.resolve("package.json"), "{\"bundleDependencies\": [\"a\"]}");
    assertThat(Locks.bundles(root)).isTrue();
    Files.writeString(root.resolve("package.json"), "{\"dependencies\": {}}");
    assertThat(Locks.bundles(root)).isFalse();
  }
}
