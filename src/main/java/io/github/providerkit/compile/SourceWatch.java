package io.github.providerkit.compile;

import io.github.providerkit.fresh.InputDigest;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.fresh.UpToDate;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Keeps what is made from being taken for up to date when sources change meanwhile: such a change
 * may or may not be in it. Also where no time tells of a change, the contents do.
 */
final class SourceWatch {
  private final InputDigest digest;
  private final Path directory;
  private final String before;
  private final long started;

  /**
   * Begins to watch; what is made is made from now on.
   *
   * @param digest knows what is a source
   * @param directory where sources are
   */
  SourceWatch(InputDigest digest, Path directory) throws ProviderException {
    this.digest = digest;
    this.directory = directory;
    this.before = sources();
    this.started = UpToDate.begin();
  }

  /**
   * Remembers what was made, unless sources changed.
   *
   * @return its SHA-256 in lower-case hex
   */
  String remember(UpToDate memory, Path file, Map<String, String> settings, Inputs inputs)
      throws ProviderException {
    String sha256 = memory.remember(file, settings, inputs, started);
    if (!sources().equals(before)) {
      memory.forget();
    }
    return sha256;
  }

  private String sources() throws ProviderException {
    return digest.sha256(Inputs.tree(directory));
  }
}
