package io.github.providerkit.fresh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.edit.JsonWriter;
import io.github.providerkit.manifest.read.JsonData;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what a file was made from, so that it is made again only when that changed. The memory
 * is a file of its own; without it, or with one that cannot be read, everything is made again.
 */
public final class UpToDate {
  private final Path memory;
  private final InputDigest digest;

  public UpToDate(Path memory, InputDigest digest) {
    this.memory = memory;
    this.digest = digest;
  }

  /**
   * The digest of a file that is still what it would be made to.
   *
   * @param file the file
   * @param settings what it depends on besides files
   * @return its SHA-256 in lower-case hex; empty if it has to be made again
   * @throws ProviderException if an input cannot be read
   */
  public Optional<String> sha256(Path file, Map<String, String> settings) throws ProviderException {
    Map<String, Object> known = read();
    Inputs inputs = inputs(known.get("inputs"));
    if (!Files.exists(file) || inputs == null || !stamp(file).equals(known.get("stamp"))) {
      return Optional.empty();
    }
    String fingerprint = fingerprint(settings, digest.of(inputs));
    return fingerprint.equals(known.get("fingerprint"))
            && known.get("sha256") instanceof String sha256
        ? Optional.of(sha256)
        : Optional.empty();
  }

  /**
   * Remembers a file that was just made.
   *
   * @param started when its making began, in milliseconds since 1970: what changed later may or may
   *     not be in it, so it is not up to date
   * @return its SHA-256 in lower-case hex
   * @throws ProviderException if a file cannot be read or written
   */
  public String remember(Path file, Map<String, String> settings, Inputs inputs, long started)
      throws ProviderException {
    try {
      String sha256 = Sha256.of(file);
      InputDigest.Result made = digest.of(inputs);
      if (made.newest() >= started) {
        Files.deleteIfExists(memory);
        return sha256;
      }
      Map<String, Object> known = new LinkedHashMap<>();
      known.put("fingerprint", fingerprint(settings, made));
      known.put("sha256", sha256);
      known.put("stamp", stamp(file));
      known.put("inputs", data(inputs));
      AtomicFile.write(memory, JsonWriter.write(known).getBytes(UTF_8));
      return sha256;
    } catch (IOException e) {
      throw ProviderException.environment("cannot remember what " + file + " was made from", e);
    }
  }

  private static String fingerprint(Map<String, String> settings, InputDigest.Result inputs) {
    Map<String, Object> all = new LinkedHashMap<>(settings);
    all.put("inputs", inputs.sha256());
    return Sha256.of(JsonWriter.write(all).getBytes(UTF_8));
  }

  /** Changes whenever somebody else writes the file; costs nothing to compare. */
  private static String stamp(Path file) throws ProviderException {
    try {
      return Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }

  private Map<String, Object> read() {
    try {
      return Files.exists(memory)
          ? JsonData.object(memory.toString(), Files.readAllBytes(memory))
          : Map.of();
    } catch (IOException | UnreadableDocumentException e) {
      return Map.of();
    }
  }

  private static Map<String, Object> data(Inputs inputs) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("trees", texts(inputs.trees()));
    data.put("directories", texts(inputs.directories()));
    data.put("listings", texts(inputs.listings()));
    data.put("files", texts(inputs.files()));
    return data;
  }

  private static List<String> texts(List<Path> paths) {
    return paths.stream().map(Path::toString).toList();
  }

  /** Null when they are not there, or no paths. */
  private static Inputs inputs(Object data) {
    if (!(data instanceof Map<?, ?> map)) {
      return null;
    }
    try {
      return new Inputs(
          paths(map.get("trees")),
          paths(map.get("directories")),
          paths(map.get("listings")),
          paths(map.get("files")));
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static List<Path> paths(Object texts) {
    return texts instanceof List<?> list
        ? list.stream().map(text -> Path.of(String.valueOf(text))).toList()
        : List.of();
  }
}
