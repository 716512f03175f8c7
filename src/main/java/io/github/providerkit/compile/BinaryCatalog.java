package io.github.providerkit.compile;

import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Has a plugin's binary write down its operations ({@code docs/spec/gestalt-release.md} section 5).
 */
public final class BinaryCatalog {
  private BinaryCatalog() {}

  /**
   * Writes the catalog.
   *
   * @param binary a binary for this machine
   * @param catalog the file to write; its directory exists
   * @param directory where the binary runs: as with the original, the provider's
   * @throws ProviderException if the binary cannot be started or fails
   */
  public static void write(Path binary, Path catalog, Path directory, Step step)
      throws ProviderException {
    step.run(
        "writing the catalog",
        directory,
        Map.of(Compiler.WRITE_CATALOG, catalog.toString()),
        List.of(binary.toString()));
  }
}
