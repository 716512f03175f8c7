package io.github.providerkit.fresh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.FileStamp;
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
import org.jspecify.annotations.Nullable;

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
    if (inputs == null
        || !(known.get("sha256") instanceof String sha256)
        || !(known.get("stamp") instanceof String stamp)
        || !holds(file, sha256, stamp)) {
      return Optional.empty();
    }
    String fingerprint = fingerprint(settings, digest.of(inputs));
    return fingerprint.equals(known.get("fingerprint")) ? Optional.of(sha256) : Optional.empty();
  }

  /**
   * Begins the making of files: changes from now on are noted with a later time.
   *
   * @return now, in milliseconds since 1970
   * @throws ProviderException if the thread is interrupted
   */
  public static long begin() throws ProviderException {
    long now = System.currentTimeMillis();
    try {
      FileStamp.awaitNextTime();
    } catch (IOException e) {
      throw ProviderException.environment("the build was interrupted", e);
    }
    return now;
  }

  /**
   * Remembers a file that was just made.
   *
   * @param started when its making {@linkplain #begin began}: what changed later may or may not be
   *     in it, so it is not up to date
   * @return its SHA-256 in lower-case hex
   * @throws ProviderException if a file cannot be read or written
   */
  public String remember(Path file, Map<String, String> settings, Inputs inputs, long started)
      throws ProviderException {
    try {
      FileStamp.awaitNextTime();
      String stamp = FileStamp.of(file);
      String sha256 = Sha256.of(file);
      InputDigest.Result made = digest.of(inputs);
      if (made.newest() > started) {
        forget();
        return sha256;
      }
      Map<String, Object> known = new LinkedHashMap<>();
      known.put("fingerprint", fingerprint(settings, made));
      known.put("sha256", sha256);
      known.put("stamp", stamp);
      known.put("inputs", data(inputs));
      AtomicFile.write(memory, JsonWriter.write(known).getBytes(UTF_8));
      return sha256;
    } catch (IOException e) {
      throw ProviderException.environment("cannot remember what " + file + " was made from", e);
    }
  }

  /**
   * Remembers nothing any more, so that the file is made again.
   *
   * @throws ProviderException if the memory cannot be removed
   */
  public void forget() throws ProviderException {
    try {
      Files.deleteIfExists(memory);
    } catch (IOException e) {
      throw ProviderException.environment("cannot remove " + memory, e);
    }
  }

  private static String fingerprint(Map<String, String> settings, InputDigest.Result inputs) {
    Map<String, Object> all = new LinkedHashMap<>(settings);
    all.put("inputs", inputs.sha256());
    return Sha256.of(JsonWriter.write(all).getBytes(UTF_8));
  }

  /** Whether a file is what it was; the stamp is for not having to read it. */
  private static boolean holds(Path file, String sha256, String stamp) throws ProviderException {
    try {
      return Files.isRegularFile(file)
          && (FileStamp.of(file).equals(stamp) || Sha256.of(file).equals(sha256));
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
  private static @Nullable Inputs inputs(@Nullable Object data) {
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

  private static List<Path> paths(@Nullable Object texts) {
    return texts instanceof List<?> list
        ? list.stream().map(text -> Path.of(String.valueOf(text))).toList()
        : List.of();
  }
}
