package io.github.providerkit.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that a locked deployment consists of: the lock itself, and beside each configuration
 * that has sources which the server does not know, the same with plain URLs in their place.
 * Written, or compared with what is there.
 */
public final class LockFiles {
  private final Path lockfile;
  private final ProviderLock.Result result;
  private final Map<Path, String> effective = new LinkedHashMap<>();

  /**
   * What the files have to be.
   *
   * @param request the deployment
   * @param result what its lock has to be
   * @param effectiveName name of a configuration for the server; {@code %s} stands for the name of
   *     the author's without its ending
   * @throws ProviderException if a configuration cannot be read
   */
  public LockFiles(LockRequest request, ProviderLock.Result result, String effectiveName)
      throws ProviderException {
    this.lockfile = request.lockfile();
    this.result = result;
    request
        .config()
        .effective(result.entries())
        .forEach((config, text) -> effective.put(beside(config, effectiveName), text));
  }

  private static Path beside(Path config, String effectiveName) {
    String name = config.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return config.resolveSibling(
        effectiveName.replace("%s", dot < 0 ? name : name.substring(0, dot)));
  }

  /**
   * What is not as it should be, a line each; empty when everything is.
   *
   * @throws ProviderException if a file cannot be read
   */
  public List<String> differences() throws ProviderException {
    List<String> lines = new ArrayList<>(result.diff().lines());
    for (Map.Entry<Path, String> config : effective.entrySet()) {
      Path file = config.getKey();
      try {
        if (!Files.exists(file) || !Files.readString(file).equals(config.getValue())) {
          lines.add(file.getFileName() + ": not what it should be");
        }
      } catch (IOException e) {
        throw ProviderException.environment("cannot read " + file, e);
      }
    }
    return lines;
  }

  /**
   * Writes the files, each as a whole.
   *
   * @return what was done, a line each
   * @throws ProviderException if one cannot be written
   */
  public List<String> write() throws ProviderException {
    List<String> lines = new ArrayList<>(result.diff().lines());
    boolean changed = result.lock().write(lockfile);
    for (Map.Entry<Path, String> config : effective.entrySet()) {
      write(config.getKey(), config.getValue());
      lines.add("for the server: --config " + config.getKey());
    }
    lines.add((changed ? "wrote " : "unchanged: ") + lockfile + ", " + count());
    return lines;
  }

  /**
   * Writes the difference between the lock that is there and the one that should be, as JSON.
   *
   * @throws ProviderException if it cannot be written
   */
  public void writeReport(Path file) throws ProviderException {
    write(file, result.diff().json());
  }

  /** How many providers are locked, in words. */
  public String count() {
    return result.entries().size() + (result.entries().size() == 1 ? " provider" : " providers");
  }

  private static void write(Path file, String text) throws ProviderException {
    try {
      AtomicFile.write(file, text.getBytes(UTF_8));
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + file, e);
    }
  }
}
