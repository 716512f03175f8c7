package io.github.providerkit.lock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.format.gestalt.release.GoJson;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptorReader;
import io.github.providerkit.lock.config.DeploymentConfig;
import io.github.providerkit.lock.config.ServerGeneration;
import io.github.providerkit.lock.resolve.IndexWriter;
import io.github.providerkit.manifest.PlainTree;
import io.github.providerkit.manifest.SmallStack;
import io.github.providerkit.manifest.read.JsonData;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents around a lock may be as deep as their readers take them, on any stack. */
class DeepLockDocumentsTest {
  private static final int DEPTH = 9_990;
  private static final String LISTS = "[".repeat(DEPTH) + "]".repeat(DEPTH);
  private static final String MAPS = "{\"a\": ".repeat(DEPTH) + "1" + "}".repeat(DEPTH);

  @TempDir private Path disk;

  private static void assertRefused(Callable<?> task, String message) {
    assertThatThrownBy(() -> SmallStack.call(task))
        .cause()
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x: DEEP",
        "plugins: {a: {config: DEEP, source: {path: /x/provider-release.yaml}}}"
      })
  void configurationsAreJoined(String text) throws Exception {
    for (String deep : List.of(LISTS, MAPS)) {
      // Given one over the other
      Path file =
          Files.writeString(
              disk.resolve("a.yaml"),
              "apiVersion: gestaltd.config/v5\n" + text.replace("DEEP", deep) + "\n");

      // When
      DeploymentConfig config =
          SmallStack.call(() -> DeploymentConfig.read(List.of(file, file), Map.of()));

      // Then
      assertThat(config.entries()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: DEEP",
        "apiVersion: gestaltd.config/v5\nplugins: {a: {source: DEEP}}",
        "apiVersion: gestaltd.config/v5\nplugins: {a: {source: {url: DEEP}}}",
        "apiVersion: gestaltd.config/v5\nplugins: {a: {source: https://x/y.yaml, allowedOperations: DEEP}}"
      })
  void whatIsNoConfigurationIsRefused(String text) throws Exception {
    for (String deep : List.of(LISTS, MAPS)) {
      Path file = Files.writeString(disk.resolve("a.yaml"), text.replace("DEEP", deep) + "\n");
      assertRefused(() -> DeploymentConfig.read(List.of(file), Map.of()), "expected");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x: DEEP",
        "schema: DEEP",
        "schema: gestaltd-provider-release\nschemaVersion: 1\npackage: DEEP",
        "schema: gestaltd-provider-release\nartifacts: DEEP"
      })
  void metadataIsRefused(String text) {
    for (String deep : List.of(LISTS, MAPS)) {
      assertRefused(
          () -> ReleaseDescriptorReader.read("m", text.replace("DEEP", deep).getBytes(UTF_8)),
          "m:");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x: DEEP",
        "schema: DEEP",
        "schema: gestaltd-provider-index\nschemaVersion: 1\npackages: DEEP"
      })
  void anIndexIsRefused(String text) throws Exception {
    for (String deep : List.of(LISTS, MAPS)) {
      Path file = Files.writeString(disk.resolve("index.yaml"), text.replace("DEEP", deep));
      assertRefused(() -> new IndexWriter(file, Optional.empty()).write(disk), "index.yaml:");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schema\": DEEP}",
        "{\"schema\": \"gestaltd-provider-lock\", \"schemaVersion\": DEEP}"
      })
  void whatIsNoLockIsRefused(String text) throws Exception {
    for (String deep : List.of(LISTS, MAPS)) {
      Path file = Files.writeString(disk.resolve("gestalt.lock.json"), text.replace("DEEP", deep));
      assertRefused(() -> Lockfile.read(file, ServerGeneration.MAY), "expected");
    }
  }

  @Test
  void locksAreComparedAndWritten() throws Exception {
    for (String deep : List.of(LISTS, MAPS)) {
      // Given locks with something deep that differs
      Lockfile before = lock(deep, "1");
      Lockfile after = lock(deep, "2");

      // Then
      SmallStack.call(
          () -> {
            assertThat(LockDiff.of(Optional.of(before), before, Map.of()).isEmpty()).isTrue();
            assertThat(LockDiff.of(Optional.of(before), after, Map.of()).changes()).hasSize(1);
            assertThat(GoJson.compact(JsonData.object("lock", before.text().getBytes(UTF_8))))
                .isNotEmpty();
            return null;
          });
    }
  }

  private Lockfile lock(String deep, String version) throws Exception {
    String text =
        "{\"schema\": \"gestaltd-provider-lock\", \"schemaVersion\": 6, \"providers\": {\"plugin\": {\"a\": {\"version\": \""
            + version
            + "\", \"manifest\": {\"spec\": DEEP}}}}}";
    String shallower =
        deep.startsWith("[")
            ? deep.substring(10, deep.length() - 10)
            : deep.substring(60, deep.length() - 10);
    Path file =
        Files.writeString(disk.resolve("gestalt.lock.json"), text.replace("DEEP", shallower));
    return SmallStack.call(() -> Lockfile.read(file, ServerGeneration.MAY).lock().orElseThrow());
  }

  @Test
  void treesAreEqualAtAnyDepth() throws Exception {
    // Given
    Map<String, Object> one =
        JsonData.object("a", ("{\"x\": " + MAPS.replace("1}", "2}") + "}").getBytes(UTF_8));
    Map<String, Object> other = JsonData.object("a", ("{\"x\": " + MAPS + "}").getBytes(UTF_8));

    // Then
    assertThat(SmallStack.call(() -> PlainTree.equal(one, other))).isFalse();
    assertThat(SmallStack.call(() -> PlainTree.equal(other, PlainTree.copy(other, leaf -> leaf))))
        .isTrue();
  }
}
