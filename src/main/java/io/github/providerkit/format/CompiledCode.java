package io.github.providerkit.format;

import io.github.providerkit.platform.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a provider's code was compiled to.
 *
 * @param binaries one for each platform of the release; never empty
 * @param catalog what the code offers, written down by itself; empty for kinds without operations
 * @param assets a directory of files to serve; empty when there are none
 */
public record CompiledCode(List<Binary> binaries, Optional<Path> catalog, Optional<Path> assets) {
  /** Code without files to serve. */
  public CompiledCode(List<Binary> binaries, Optional<Path> catalog) {
    this(binaries, catalog, Optional.empty());
  }

  /** Copies the binaries. */
  public CompiledCode {
    binaries = List.copyOf(binaries);
  }

  /**
   * A binary.
   *
   * @param platform what it runs on
   * @param file where it is
   * @param size its length in bytes
   * @param sha256 its digest in lower-case hex
   */
  public record Binary(Platform platform, Path file, long size, String sha256) {
    /** Whether there is a program; otherwise an empty file stands for files to serve alone. */
    public boolean isProgram() {
      return size > 0;
    }
  }
}
