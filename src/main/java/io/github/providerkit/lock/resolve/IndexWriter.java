package io.github.providerkit.lock.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.UnusableFileException;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.format.gestalt.release.ReleaseDescriptorReader;
import io.github.providerkit.format.gestalt.release.StrictYaml;
import io.github.providerkit.manifest.edit.DocumentEditor;
import io.github.providerkit.manifest.edit.YamlWriter;
import io.github.providerkit.manifest.shape.PlainData;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import io.github.providerkit.message.UrlSecrets;
import io.github.providerkit.transfer.WebUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes a {@code provider-index.yaml} of the releases in a directory, which may be a Maven
 * repository ({@code docs/spec/gestalt-lock.md} section 4). What is in the index already stays:
 * texts, yanked marks, comments, and versions that are not found here.
 */
public final class IndexWriter {
  private static final Pattern METADATA =
      Pattern.compile("provider-release\\.yaml|.+-[0-9].*\\.yaml");
  private static final int MOST_BYTES = 4 << 20;

  private final Path file;
  private final Optional<String> baseUrl;

  /**
   * Creates a writer.
   *
   * @param file the index; need not exist
   * @param baseUrl URL of the directory that is searched; empty where the index is served from its
   *     place in or beside it
   */
  public IndexWriter(Path file, Optional<String> baseUrl) {
    this.file = file.toAbsolutePath().normalize();
    this.baseUrl = baseUrl;
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
   * Adds the releases of a directory.
   *
   * @throws ProviderException if the index or a release cannot be read, or the same version is
   *     there twice
   */
  public Written write(Path directory) throws ProviderException {
    if (baseUrl.isPresent()) {
      requirePlain(baseUrl.get());
    }
    Map<String, Object> index = read();
    List<String> added = new ArrayList<>();
    Map<String, Path> seen = new LinkedHashMap<>();
    for (Path metadata : metadata(directory)) {
      ReleaseDescriptor release = descriptor(directory, metadata);
      String key = release.packageName() + " " + release.version();
      Path first = seen.putIfAbsent(key, metadata);
      if (first != null) {
        throw ProviderException.user(
            "expected " + key + " once, found it in " + first + " and " + metadata, null);
      }
      if (add(index, release, location(directory, metadata))) {
        added.add(key);
      }
    }
    boolean changed = save(index);
    return new Written(((Map<?, ?>) index.get("packages")).size(), added, changed);
  }

  /** An index is for everybody, and its releases are below this URL. */
  private static void requirePlain(String url) throws ProviderException {
    WebUrl.of(url);
    if (!UrlSecrets.of(url).names().isEmpty() || url.contains("?") || url.contains("#")) {
      throw ProviderException.user(
          "provider.index.baseUrl: expected a URL without user info and parameters, found "
              + Shown.url(url),
          "it is written into the index; whoever reads that needs a login of their own");
    }
  }

  private Map<String, Object> read() throws ProviderException {
    Map<String, Object> index = new LinkedHashMap<>();
    if (Files.exists(file)) {
      byte[] bytes = bytes(file);
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

  private static byte[] bytes(Path path) throws ProviderException {
    try {
      return InputFile.read(path);
    } catch (UnusableFileException e) {
      throw ProviderException.user(
          "expected a file at " + path + ", found " + e.getMessage(), null);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + path, e);
    }
  }

  private static List<Path> metadata(Path directory) throws ProviderException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(path -> METADATA.matcher(path.getFileName().toString()).matches())
          .filter(IndexWriter::isMetadata)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw ProviderException.environment("cannot list " + directory, e.getCause());
    } catch (IOException e) {
      throw ProviderException.user("expected a directory at " + directory + ", found none", null);
    }
  }

  /** Repositories are full of other YAML files. */
  private static boolean isMetadata(Path path) {
    try {
      return Files.isRegularFile(path)
          && Files.size(path) <= MOST_BYTES
          && new String(Files.readAllBytes(path), UTF_8).contains(ReleaseDescriptor.SCHEMA);
    } catch (IOException e) {
      return false;
    }
  }

  private static ReleaseDescriptor descriptor(Path directory, Path metadata)
      throws ProviderException {
    String name = ReleaseReference.relative(directory, metadata);
    return ReleaseDescriptorReader.read(name, bytes(metadata));
  }

  private String location(Path directory, Path metadata) {
    if (baseUrl.isPresent()) {
      String relative = ReleaseReference.relative(directory, metadata);
      return baseUrl.get().replaceFirst("/*$", "/") + WebUrl.ofPath(relative);
    }
    Path absolute = metadata.toAbsolutePath().normalize();
    String relative = WebUrl.ofPath(ReleaseReference.relative(file.getParent(), absolute));
    return relative.startsWith("../") ? relative : "./" + relative;
  }

  private static boolean add(
      Map<String, Object> index, ReleaseDescriptor release, String location) {
    Map<String, Object> versions =
        child(child(child(index, "packages"), release.packageName()), "versions");
    boolean isNew = !versions.containsKey(release.version());
    Map<String, Object> known = child(versions, release.version());
    Map<String, Object> version = new LinkedHashMap<>();
    version.put("metadata", location);
    version.put("kind", release.kind().word());
    version.put("runtime", release.runtime());
    version.put("platforms", List.copyOf(release.artifacts().keySet()));
    if (Boolean.TRUE.equals(known.get("yanked"))) {
      version.put("yanked", true);
    }
    versions.put(release.version(), version);
    return isNew;
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
