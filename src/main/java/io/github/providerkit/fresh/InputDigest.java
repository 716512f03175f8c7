package io.github.providerkit.fresh;

import io.github.providerkit.files.FileStamp;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Digests the files that a binary depends on. */
public final class InputDigest {
  private final SourceTree sources;

  /**
   * Creates a digester.
   *
   * @param sources knows what below a directory is never an input
   */
  public InputDigest(SourceTree sources) {
    this.sources = sources;
  }

  /**
   * A digest of all inputs.
   *
   * @param sha256 lower-case hex
   * @param newest when the youngest of the files was last changed, as {@link FileStamp} tells; what
   *     the build itself wrote does not count
   */
  record Result(String sha256, long newest) {}

  /**
   * The digest of inputs alone.
   *
   * @return lower-case hex
   * @throws ProviderException if a file cannot be read
   */
  public String sha256(Inputs inputs) throws ProviderException {
    return of(inputs).sha256();
  }

  /**
   * Digests inputs: the same files with the same content give the same digest, wherever they are.
   *
   * @throws ProviderException if a file cannot be read
   */
  public Result of(Inputs inputs) throws ProviderException {
    List<String> lines = new ArrayList<>();
    long newest = 0;
    try {
      for (Path tree : inputs.trees()) {
        lines.add("tree");
        newest = Math.max(newest, add(tree, sources.below(tree), lines));
      }
      for (Path directory : inputs.directories()) {
        lines.add("directory");
        newest = Math.max(newest, add(directory, sources.directlyIn(directory), lines));
      }
      for (Path directory : inputs.listings()) {
        lines.add("listing");
        lines.addAll(sources.namesIn(directory));
      }
      for (Path file : inputs.files()) {
        lines.add("file " + file.getFileName() + " " + digest(file));
        newest = Math.max(newest, modified(file));
      }
    } catch (IOException | UncheckedIOException e) {
      throw ProviderException.environment("cannot read the sources: " + e.getMessage(), e);
    }
    return new Result(Sha256.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)), newest);
  }

  private long add(Path base, List<Path> files, List<String> lines) throws IOException {
    TreeMap<String, Path> byName = new TreeMap<>();
    for (Path file : files) {
      byName.put(SlashPath.between(base, file), file);
    }
    long newest = 0;
    for (var entry : byName.entrySet()) {
      lines.add(entry.getKey() + " " + digest(entry.getValue()));
      newest = Math.max(newest, modified(entry.getValue()));
    }
    return newest;
  }

  private static String digest(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return Sha256.of(content);
    } catch (NoSuchFileException e) {
      return "missing";
    }
  }

  private long modified(Path file) throws IOException {
    return sources.isExcluded(file) || !Files.exists(file) ? 0 : FileStamp.lastChange(file);
  }
}
