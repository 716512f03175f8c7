package io.github.providerkit.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.lock.LockDiff.What;
import io.github.providerkit.lock.config.ServerGeneration;
import io.github.providerkit.lock.config.Slot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockDiffTest {
  private static final String KEY = "plugin/echo";

  /** The fields of an entry by their name in a lock. */
  private static Map<String, Object> fields() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("inputDigest", "aa");
    fields.put("package", "github.com/acme/plugins/echo");
    fields.put("kind", "plugin");
    fields.put("runtime", "declarative");
    fields.put("source", "");
    fields.put("version", "1.0.0");
    fields.put("archives", Map.of("generic", new LockEntry.Archive("one.tgz", "bb")));
    fields.put("manifest", Map.of("kind", "plugin"));
    fields.put("catalogAvailable", true);
    fields.put("catalogFingerprint", "cc");
    fields.put("catalogOperations", List.of("a"));
    fields.put("catalogSessionOnly", false);
    return fields;
  }

  @SuppressWarnings("unchecked") // As they were put in.
  private static LockEntry entry(Map<String, Object> fields) {
    return new LockEntry(
        (String) fields.get("inputDigest"),
        (String) fields.get("package"),
        (String) fields.get("kind"),
        (String) fields.get("runtime"),
        (String) fields.get("source"),
        (String) fields.get("version"),
        new TreeMap<>((Map<String, LockEntry.Archive>) fields.get("archives")),
        (Map<String, Object>) fields.get("manifest"),
        (Boolean) fields.get("catalogAvailable"),
        (String) fields.get("catalogFingerprint"),
        (List<String>) fields.get("catalogOperations"),
        (Boolean) fields.get("catalogSessionOnly"));
  }

  private static LockEntry with(String field, Object value) {
    Map<String, Object> fields = fields();
    fields.put(field, value);
    return entry(fields);
  }

  private static Lockfile lock(LockEntry entry) {
    Lockfile lock = new Lockfile(ServerGeneration.MAY);
    if (entry != null) {
      lock.put(Slot.PLUGIN, "echo", entry);
    }
    return lock;
  }

  private static LockDiff diff(LockEntry before, LockEntry after, String... yanked) {
    return LockDiff.of(
        Optional.of(lock(before)), lock(after), Map.of(KEY, Set.of(yanked), "plugin/b", Set.of()));
  }

  private static LockDiff diff(String field, Object before, Object after) {
    return diff(with(field, before), with(field, after));
  }

  private static void assertOnly(LockDiff diff, What what, String... details) {
    assertThat(diff.changes()).hasSize(1);
    assertThat(diff.changes().get(0).what()).isEqualTo(what);
    assertThat(diff.changes().get(0).details()).containsExactly(details);
    assertThat(diff.isEmpty()).isFalse();
  }

  @Test
  void theSameEntryIsNoDifference() {
    LockDiff diff = diff(entry(fields()), entry(fields()), "1.0.0");
    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.lines()).isEmpty();
    assertThat(diff.json()).isEqualTo("{\n  \"upToDate\": true,\n  \"changes\": []\n}\n");
  }

  @Test
  void withoutALockEverythingIsNew() {
    LockDiff diff = LockDiff.of(Optional.empty(), lock(entry(fields())), Map.of());
    assertOnly(diff, What.ADDED);
    assertThat(diff.lines()).containsExactly("plugin/echo: not locked yet, 1.0.0");
  }

  @ParameterizedTest
  @CsvSource({
    "inputDigest, aa, bb",
    "package, github.com/a, github.com/b",
    "kind, plugin, secrets",
    "runtime, declarative, executable",
    "source, https://a, https://b",
    "catalogFingerprint, cc, dd",
  })
  void everyTextThatIsDifferentIsTold(String field, String before, String after) {
    assertOnly(diff(field, before, after), What.CHANGED, field + " " + before + " -> " + after);
    assertOnly(diff(field, before, ""), What.CHANGED, field + " " + before + " -> nothing");
    assertOnly(diff(field, "", after), What.CHANGED, field + " nothing -> " + after);
  }

  @Test
  void otherOperationsAreTold() {
    assertOnly(
        diff("catalogOperations", List.of("a"), List.of("a", "b")),
        What.CHANGED,
        "catalogOperations [a] -> [a, b]");
    assertOnly(
        diff("catalogOperations", List.of(), List.of("a")),
        What.CHANGED,
        "catalogOperations nothing -> [a]");
    assertOnly(
        diff("catalogAvailable", false, true), What.CHANGED, "catalogAvailable nothing -> true");
    assertOnly(
        diff("catalogSessionOnly", true, false),
        What.CHANGED,
        "catalogSessionOnly true -> nothing");
  }

  @Test
  void otherArchivesAreTold() {
    Map<String, LockEntry.Archive> one = Map.of("linux/amd64", new LockEntry.Archive("a", "11"));
    Map<String, LockEntry.Archive> two =
        Map.of(
            "linux/amd64", new LockEntry.Archive("a", "11"),
            "darwin/arm64", new LockEntry.Archive("b", "22"));
    assertOnly(diff("archives", one, two), What.CHANGED, "darwin/arm64 is new");
    assertOnly(diff("archives", two, one), What.CHANGED, "darwin/arm64 is gone");
    assertOnly(
        diff("archives", one, Map.of("linux/amd64", new LockEntry.Archive("c", "11"))),
        What.CHANGED,
        "linux/amd64 url a -> c");
    assertOnly(
        diff("archives", one, Map.of("linux/amd64", new LockEntry.Archive("a", "22"))),
        What.REPUBLISHED,
        "linux/amd64 sha256 11 -> 22");
    assertOnly(
        diff("archives", Map.of("linux/amd64", new LockEntry.Archive("a", "")), one),
        What.REPUBLISHED,
        "linux/amd64 sha256 nothing -> 11");
    assertOnly(
        diff("archives", one, Map.of("linux/amd64", new LockEntry.Archive("c", "33"))),
        What.REPUBLISHED,
        "linux/amd64 url a -> c",
        "linux/amd64 sha256 11 -> 33");
  }

  @Test
  void theOrderOfTheManifestsFieldsIsNoDifference() {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("a", 1L);
    inner.put("b", List.of(2L));
    Map<String, Object> turned = new LinkedHashMap<>();
    turned.put("b", List.of(2L));
    turned.put("a", 1L);
    assertThat(
            diff("manifest", Map.of("x", List.of(inner)), Map.of("x", List.of(turned))).isEmpty())
        .isTrue();
    assertOnly(
        diff("manifest", Map.of("x", List.of(1L, 2L)), Map.of("x", List.of(2L, 1L))),
        What.CHANGED,
        "manifest differs");
    assertOnly(diff("manifest", null, Map.of()), What.CHANGED, "manifest differs");
  }

  @Test
  void anotherVersionIsOneThatWasYankedOrNot() {
    LockEntry newer = with("version", "1.1.0");
    assertOnly(diff(entry(fields()), newer), What.UPDATED);
    assertOnly(diff(entry(fields()), newer, "1.1.0"), What.UPDATED);
    assertOnly(diff(entry(fields()), newer, "0.9.0", "1.0.0"), What.YANKED);
    assertThat(diff(entry(fields()), newer, "1.0.0").lines())
        .containsExactly("plugin/echo: the locked version was yanked, 1.0.0 -> 1.1.0");
  }

  @Test
  void peopleReadOneLineADifference() {
    assertThat(diff("kind", "plugin", "secrets").lines())
        .containsExactly("plugin/echo: changed, 1.0.0", "    kind plugin -> secrets");
    assertThat(diff(entry(fields()), null).lines())
        .containsExactly("plugin/echo: locked, but no longer configured, 1.0.0");
  }

  @Test
  void programsReadTheSame() {
    assertThat(diff("kind", "plugin", "secrets").json())
        .isEqualTo(
            """
            {
              "upToDate": false,
              "changes": [
                {
                  "provider": "plugin/echo",
                  "change": "changed",
                  "oldVersion": "1.0.0",
                  "newVersion": "1.0.0",
                  "details": [
                    "kind plugin -\\u003e secrets"
                  ]
                }
              ]
            }
            """);
    assertThat(diff(entry(fields()), null).json())
        .contains("\"change\": \"removed\"", "\"oldVersion\": \"1.0.0\"", "\"newVersion\": \"\"");
  }
}
