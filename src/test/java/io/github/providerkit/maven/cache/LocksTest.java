package io.github.providerkit.maven.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.changes.Watch;
import io.github.providerkit.code.Language;
import io.github.providerkit.npm.LockFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void everyManagersLockPins() throws Exception {
    Path json = Files.createDirectories(root.resolve("plugins/weather")).resolve("package.json");
    Files.writeString(json, "{\"dependencies\": {\"b\": \"^1\"}}");
    for (String lock : LockFile.fileNames()) {
      Path file = Files.createFile(root.resolve(lock));
      assertThat(missing(Language.TYPESCRIPT)).as(lock).isEmpty();
      Files.delete(file);
    }
  }

  @Test
  void onlyItsOwnFieldsSayWhatAPackageNeeds() throws Exception {
    Path json = Files.createDirectories(root.resolve("plugins/weather")).resolve("package.json");
    Files.writeString(json, "{\"exports\": {\"dependencies\": \"./a.js\"}}");
    assertThat(missing(Language.TYPESCRIPT)).isEmpty();
  }

  @Test
  void bundledPackagesAreReleased() throws Exception {
    Path sibling = Files.createDirectories(root.resolve("packages/common"));
    Watch own = new Watch(Watch.Reach.TREE, "packages/backend", "own files");
    Watch other = new Watch(Watch.Reach.TREE, "packages/common", "dependency");
    for (String list : List.of("bundleDependencies", "bundledDependencies")) {
      Files.writeString(sibling.resolve("package.json"), "{\"" + list + "\": [\"a\"]}");
      assertThat(Locks.bundles(root, List.of(own, other))).as(list).isTrue();
    }
    Files.writeString(
        sibling.resolve("package.json"), "{\"scripts\": {\"bundleDependencies\": \"x\"}}");
    assertThat(Locks.bundles(root, List.of(own, other))).isFalse();
  }
}
