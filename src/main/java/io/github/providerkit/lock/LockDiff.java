package io.github.providerkit.lock;

import io.github.providerkit.format.gestalt.release.GoJson;
import io.github.providerkit.manifest.PlainTree;
import io.github.providerkit.message.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is different between the lock that is there and the one that should be.
 *
 * @param changes by provider; empty when the lock is up to date
 */
public record LockDiff(List<Change> changes) {

  /** What happened to a provider. */
  public enum What {
    ADDED,
    REMOVED,
    /** Another version. */
    UPDATED,
    /** The version that is locked is not to be taken any more. */
    YANKED,
    /** The same version with other archives. */
    REPUBLISHED,
    /** Anything else: its source, manifest or operations. */
    CHANGED
  }

  /**
   * A difference.
   *
   * @param provider {@code plugin/weather}
   * @param oldVersion empty for a new one
   * @param newVersion empty for one that is gone
   * @param details what is different, a line each
   */
  public record Change(
      String provider, What what, String oldVersion, String newVersion, List<String> details) {}

  private static final List<String> FIELDS =
      List.of(
          "inputDigest",
          "package",
          "kind",
          "runtime",
          "source",
          "catalogAvailable",
          "catalogFingerprint",
          "catalogOperations",
          "catalogSessionOnly");

  static LockDiff of(Optional<Lockfile> old, Lockfile fresh, Map<String, Set<String>> yanked) {
    Map<String, LockEntry> before = old.map(Lockfile::byKey).orElse(Map.of());
    Map<String, LockEntry> after = fresh.byKey();
    List<Change> changes = new ArrayList<>();
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      change(key, before.get(key), after.get(key), yanked.getOrDefault(key, Set.of()))
          .ifPresent(changes::add);
    }
    return new LockDiff(List.copyOf(changes));
  }

  private static Optional<Change> change(
      String key, @Nullable LockEntry before, @Nullable LockEntry after, Set<String> yanked) {
    if (after == null) {
      return Optional.ofNullable(before)
          .map(entry -> new Change(key, What.REMOVED, entry.version(), "", List.of()));
    }
    if (before == null) {
      return Optional.of(new Change(key, What.ADDED, "", after.version(), List.of()));
    }
    if (same(before.data(), after.data())) {
      return Optional.empty();
    }
    String oldVersion = before.version();
    String newVersion = after.version();
    List<String> details = details(before, after);
    What what = What.CHANGED;
    if (!oldVersion.equals(newVersion)) {
      what = yanked.contains(oldVersion) ? What.YANKED : What.UPDATED;
    } else if (details.stream().anyMatch(line -> line.contains(" sha256 "))) {
      what = What.REPUBLISHED;
    }
    return Optional.of(new Change(key, what, oldVersion, newVersion, details));
  }

  private static List<String> details(LockEntry before, LockEntry after) {
    List<String> details = new ArrayList<>();
    Set<String> targets = new TreeSet<>(before.archives().keySet());
    targets.addAll(after.archives().keySet());
    for (String target : targets) {
      details.addAll(archive(target, before.archives().get(target), after.archives().get(target)));
    }
    Map<String, Object> was = before.data();
    Map<String, Object> is = after.data();
    for (String field : FIELDS) {
      if (!PlainTree.equal(was.get(field), is.get(field))) {
        details.add(difference(field, was.get(field), is.get(field)));
      }
    }
    if (!same(before.manifest(), after.manifest())) {
      details.add("manifest differs");
    }
    return details;
  }

  private static List<String> archive(
      String target, LockEntry.@Nullable Archive before, LockEntry.@Nullable Archive after) {
    if (before == null || after == null) {
      return List.of(target + (before == null ? " is new" : " is gone"));
    }
    List<String> details = new ArrayList<>();
    if (!before.url().equals(after.url())) {
      details.add(difference(target + " url", before.url(), after.url()));
    }
    if (!before.sha256().equals(after.sha256())) {
      details.add(difference(target + " sha256", before.sha256(), after.sha256()));
    }
    return details;
  }

  /** A lock that others made may have secrets in its URLs. */
  private static String difference(String what, @Nullable Object before, @Nullable Object after) {
    String was = shown(before);
    String is = shown(after);
    return what + (was.equals(is) ? " " + was + " held a secret" : " " + was + " -> " + is);
  }

  private static String shown(@Nullable Object value) {
    return value == null || "".equals(value) ? "nothing" : Shown.text(value.toString());
  }

  /** The order of fields is no difference, nor is the type of a number that is written the same. */
  static boolean same(@Nullable Object before, @Nullable Object after) {
    return PlainTree.equal(written(before), written(after));
  }

  private static @Nullable Object written(@Nullable Object value) {
    return PlainTree.copy(
        value, leaf -> leaf instanceof Number ? new BigDecimal(GoJson.compact(leaf)) : leaf);
  }

  /** Whether nothing is different. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** For people, a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Change change : changes) {
      String versions =
          change.oldVersion().isEmpty()
              ? change.newVersion()
              : change.newVersion().isEmpty() || change.oldVersion().equals(change.newVersion())
                  ? change.oldVersion()
                  : change.oldVersion() + " -> " + change.newVersion();
      lines.add(change.provider() + ": " + words(change.what()) + ", " + versions);
      change.details().forEach(detail -> lines.add("    " + detail));
    }
    return lines;
  }

  private static String words(What what) {
    return switch (what) {
      case ADDED -> "not locked yet";
      case REMOVED -> "locked, but no longer configured";
      case UPDATED -> "another version";
      case YANKED -> "the locked version was yanked";
      case REPUBLISHED -> "republished under the same version";
      case CHANGED -> "changed";
    };
  }

  /** For programs, as JSON. */
  public String json() {
    List<Object> list = new ArrayList<>();
    for (Change change : changes) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("provider", change.provider());
      data.put("change", change.what().name().toLowerCase(Locale.ROOT));
      data.put("oldVersion", change.oldVersion());
      data.put("newVersion", change.newVersion());
      data.put("details", change.details());
      list.add(data);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("upToDate", isEmpty());
    root.put("changes", list);
    return GoJson.indented(root);
  }
}
