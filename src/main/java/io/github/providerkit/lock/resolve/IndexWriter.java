package io.github.providerkit.lock.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.format.gestalt.release.StrictYaml;
import io.github.providerkit.manifest.edit.DocumentEditor;
import io.github.providerkit.manifest.edit.YamlWriter;
import io.github.providerkit.manifest.shape.PlainData;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a {@code provider-index.yaml} of the releases in a directory, which may be a Maven
 * repository ({@code docs/spec/gestalt-lock.md} section 4). What is in the index already stays:
 * texts, yanked marks, comments, and versions that are not found here.
 */
public final class IndexWriter {
  private final Path file;
  private final ReleaseUrls urls;
  private final List<Found> found = new ArrayList<>();

  /**
   * Creates a writer.
   *
   * @param file the index; need not exist
   * @param baseUrl URL of the directory that is searched; empty where the index is served from its
   *     place in or beside it
   */
  public IndexWriter(Path file, Optional<String> baseUrl) {
    this(file, ReleaseUrls.below(baseUrl));
  }

  /**
   * Creates a writer.
   *
   * @param file the index; need not exist
   * @param urls under which it names releases
   */
  public IndexWriter(Path file, ReleaseUrls urls) {
    this.file = file.toAbsolutePath().normalize();
    this.urls = urls;
  }

  /**
   * What is in an index now.
   *
   * @param packages how many packages
   * @param added versions that are new in it, {@code package version}
   * @param changed whether the file changed
   */
  public record Written(int packages, List<String> added, boolean changed) {}

  /**
   * A release that was found.
   *
   * @param packageName its package
   * @param version its version
   * @param metadata its metadata on this disk
   */
  public record Found(String packageName, String version, Path metadata) {}

  /**
   * What a package is called and does, in its author's words.
   *
   * @param displayName its name for people; empty for none
   * @param description empty for none
   */
  public record Words(String displayName, String description) {}

  /**
   * Adds the releases of a directory.
   *
   * @throws ProviderException if the index or a release cannot be read, or the same version is
   *     there twice
   */
  public Written write(Path directory) throws ProviderException {
    return write(List.of(directory));
  }

  /**
   * Adds the releases of several directories.
   *
   * @throws ProviderException if the index or a release cannot be read, or the same version is
   *     there twice
   */
  public Written write(List<Path> directories) throws ProviderException {
    return write(directories, Map.of());
  }

  /**
   * Adds the releases of several directories.
   *
   * @param words what packages are called that the index has no words for
   * @throws ProviderException if the index or a release cannot be read, or the same version is
   *     there twice
   */
  public Written write(List<Path> directories, Map<String, Words> words) throws ProviderException {
    urls.check();
    Map<String, Object> index = read();
    List<String> added = new ArrayList<>();
    found.clear();
    for (ReleaseFinder.Found release : ReleaseFinder.in(directories)) {
      if (add(index, release.descriptor(), urls.of(release, file))) {
        added.add(release.key());
      }
      found.add(
          new Found(
              release.descriptor().packageName(), release.descriptor().version(), release.file()));
    }
    words.forEach((name, said) -> say(index, name, said));
    boolean changed = save(index);
    Map<?, ?> packages = (Map<?, ?>) Objects.requireNonNull(index.get("packages"));
    return new Written(packages.size(), added, changed);
  }

  /** The releases that were found when it was written last. */
  public List<Found> found() {
    return List.copyOf(found);
  }

  private Map<String, Object> read() throws ProviderException {
    Map<String, Object> index = new LinkedHashMap<>();
    if (Files.exists(file)) {
      byte[] bytes = ReleaseFinder.bytes(file);
      // Refuses what a server would refuse: it is not ours to mend.
      ProviderIndex.read(file.getFileName().toString(), bytes);
      StrictYaml yaml = StrictYaml.read(file.getFileName().toString(), bytes, ProviderIndex.SHAPE);
      index.putAll(PlainData.of(yaml.root(), ProviderIndex.SHAPE));
    } else {
      index.put("schema", ProviderIndex.SCHEMA);
      index.put("schemaVersion", 1L);
    }
    index.computeIfAbsent("packages", key -> new LinkedHashMap<>());
    return index;
  }

  /** What a version is, was said when it was added: whoever relies on it finds it so. */
  private static boolean add(
      Map<String, Object> index, ReleaseDescriptor release, String location) {
    Map<String, Object> versions =
        child(child(child(index, "packages"), release.packageName()), "versions");
    if (versions.containsKey(release.version())) {
      return false;
    }
    Map<String, Object> version = child(versions, release.version());
    version.put("metadata", location);
    version.put("kind", release.kindWord());
    version.put("runtime", release.runtime());
    version.put("platforms", List.copyOf(release.artifacts().keySet()));
    return true;
  }

  /** What is said there already stays. */
  private static void say(Map<String, Object> index, String name, Words words) {
    if (child(index, "packages").containsKey(name)) {
      Map<String, Object> entry = child(child(index, "packages"), name);
      Map<String, Object> said = new LinkedHashMap<>();
      put(said, "displayName", words.displayName());
      put(said, "description", words.description());
      said.keySet().removeAll(entry.keySet());
      if (!said.isEmpty()) {
        Map<String, Object> rest = new LinkedHashMap<>(entry);
        entry.clear();
        // In front of the versions, where people look for them.
        for (String field : List.of("displayName", "description")) {
          Object text = rest.containsKey(field) ? rest.remove(field) : said.get(field);
          if (text != null) {
            entry.put(field, text);
          }
        }
        entry.putAll(rest);
      }
    }
  }

  private static void put(Map<String, Object> fields, String name, String text) {
    if (!text.isEmpty()) {
      fields.put(name, text);
    }
  }

  @SuppressWarnings("unchecked") // Plain data of a map has nothing but text keys.
  private static Map<String, Object> child(Map<String, Object> parent, String key) {
    return (Map<String, Object>) parent.computeIfAbsent(key, k -> new LinkedHashMap<>());
  }

  private boolean save(Map<String, Object> index) throws ProviderException {
    index.put("packages", new LinkedHashMap<>(new TreeMap<>(child(index, "packages"))));
    try {
      String before = Files.exists(file) ? Files.readString(file) : "";
      String text =
          before.isEmpty()
              ? YamlWriter.write(index)
              : DocumentEditor.edit(
                  StrictYaml.read("index", before.getBytes(UTF_8), ProviderIndex.SHAPE).document(),
                  index);
      if (text.equals(before)) {
        return false;
      }
      AtomicFile.write(file, text.getBytes(UTF_8));
      return true;
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + file, e);
    }
  }
}
