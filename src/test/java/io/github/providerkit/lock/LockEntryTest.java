package io.github.providerkit.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.lock.config.ServerGeneration;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockEntryTest {
  private static final String LOCK =
      """
      {
        "schema": "gestaltd-provider-lock",
        "schemaVersion": 6,
        "revision": 0,
        "providers": {
          "plugin": {
            "echo": {
              "inputDigest": "aa",
              "package": "github.com/acme/plugins/echo",
              "kind": "plugin",
              "runtime": "declarative",
              "source": "http://127.0.0.1/echo.yaml",
              "version": "1.0.0",
              "archives": {
                "generic": {
                  "url": "http://127.0.0.1/echo.tgz",
                  "sha256": "bb"
                }
              },
              "manifest": {
                "kind": "plugin",
                "spec": {
                  "timeout": 2.5
                }
              },
              "catalogAvailable": true,
              "catalogFingerprint": "cc",
              "catalogOperations": [
                "z",
                "a"
              ],
              "catalogSessionOnly": true
            }
          }
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void whatIsReadIsWrittenAgainToTheByte() throws Exception {
    assertThat(read(LOCK).text()).isEqualTo(LOCK);
  }

  @Test
  void whatTheServerDoesNotKnowIsLeftOutAsItDoesItself() throws Exception {
    String more = LOCK.replace("\"runtime\":", "\"more\": [1], \"runtime\":");
    assertThat(more).isNotEqualTo(LOCK);
    assertThat(read(more).text()).isEqualTo(LOCK);
  }

  @Test
  void aFieldOfAnotherTypeIsRefusedWithItsPlace() throws Exception {
    ProviderException refused =
        catchThrowableOfType(
            ProviderException.class,
            () -> read(LOCK.replace("\"version\": \"1.0.0\"", "\"version\": 1")));
    assertThat(refused)
        .hasMessageStartingWith(
            "gestalt.lock.json:13:20: providers.plugin.echo.version: expected a text, found 1");
  }

  @Test
  void fieldsThatAreMissingAreEmpty() throws Exception {
    Lockfile lock =
        read(
            "{\"schema\": \"gestaltd-provider-lock\", \"schemaVersion\": 5,"
                + " \"providers\": {\"ui\": {\"a\": {}, \"b\": null}, \"unknown\": {\"c\": {}}}}");
    assertThat(lock.byKey()).containsOnlyKeys("ui/a");
    LockEntry entry = lock.byKey().get("ui/a");
    assertThat(entry.version()).isEmpty();
    assertThat(entry.archives()).isEmpty();
    assertThat(entry.data()).containsOnlyKeys("inputDigest");
  }

  private Lockfile read(String text) throws Exception {
    Path file = Files.writeString(directory.resolve("gestalt.lock.json"), text);
    return Lockfile.read(file, ServerGeneration.MAY).lock().orElseThrow();
  }
}
