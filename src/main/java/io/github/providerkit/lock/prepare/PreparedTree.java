package io.github.providerkit.lock.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.InputFile;
import io.github.providerkit.format.gestalt.release.GoJson;
import io.github.providerkit.lock.config.ProviderEntry;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.JsonData;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The unpacked providers of a deployment, where the server looks for them ({@code
 * docs/spec/gestalt-lock.md} section 5, Prepared artifacts). Beside them lies a list of digests, so
 * that a file which somebody changed is found; the server has no such thing.
 */
public final class PreparedTree {
  private static final String LIST = ".gestaltd/prepared.json";

  private final Path directory;
  private final Map<String, Map<String, Object>> before;
  private final Map<String, Map<String, Object>> now = new ConcurrentHashMap<>();

  private PreparedTree(Path directory, Map<String, Map<String, Object>> before) {
    this.directory = directory;
    this.before = before;
  }

  /** What is there of a provider. */
  public enum State {
    MISSING,
    /** Of another release. */
    OUTDATED,
    /** Not as it was unpacked. */
    CHANGED,
    FRESH
  }

  public static PreparedTree open(Path directory) throws ProviderException {
    Path list = directory.resolve(LIST);
    Map<String, Map<String, Object>> before = new LinkedHashMap<>();
    try {
      if (Files.exists(list)
          && JsonData.object(LIST, InputFile.read(list)).get("providers")
              instanceof Map<?, ?> known) {
        known.forEach((key, value) -> before.put((String) key, map(value)));
      }
    } catch (UnreadableDocumentException e) {
      // Without a list everything is unpacked again.
      before.clear();
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + list, e);
    }
    return new PreparedTree(directory, before);
  }

  @SuppressWarnings("unchecked") // Keys are text in JSON.
  private static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  public Path place(ProviderEntry entry) throws ProviderException {
    Path slot = directory.resolve(entry.slot().directory());
    try {
      Path place = slot.resolve(entry.name()).normalize();
      if (slot.equals(place.getParent())) {
        return place;
      }
    } catch (InvalidPathException e) {
      // Told below like every other name that is none.
    }
    throw ProviderException.user(
        "expected a name that can be a directory's, found \"" + Shown.text(entry.name()) + "\"",
        null);
  }

  public State state(ProviderEntry entry, String archive) throws ProviderException {
    Path place = place(entry);
    Map<String, Object> known = before.getOrDefault(entry.key(), Map.of());
    try {
      if (!Files.isDirectory(place)) {
        return State.MISSING;
      }
      if (!archive.equals(known.get("archive"))) {
        return State.OUTDATED;
      }
      if (!TreeDigest.of(place).equals(known.get("tree"))) {
        return State.CHANGED;
      }
      now.put(entry.key(), known);
      return State.FRESH;
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + place, e);
    }
  }

  public void installed(ProviderEntry entry, String archive, String tree) {
    Map<String, Object> known = new LinkedHashMap<>();
    known.put("archive", archive);
    known.put("tree", tree);
    now.put(entry.key(), known);
  }

  /** Writes the list of what is prepared. */
  public void save() throws ProviderException {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("schema", "provider-prepared");
    root.put("schemaVersion", 1L);
    root.put("providers", new TreeMap<>(now));
    Path list = directory.resolve(LIST);
    try {
      AtomicFile.write(list, GoJson.indented(root).getBytes(UTF_8));
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + list, e);
    }
  }
}
