package io.github.providerkit.format;

import io.github.providerkit.manifest.Problems;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;

/** A format that can judge its finished archives. */
public interface ArchiveVerifier {
  /** The ending of its archives, such as {@code .tgz}. */
  String archiveEnding();

  /**
   * Judges a finished archive as its consumer does.
   *
   * @param archive the file
   * @param shownAs its name in problems
   * @param problems receives everything for which the consumer would refuse it
   * @throws ProviderException if the file cannot be read
   */
  void verify(Path archive, String shownAs, Problems problems) throws ProviderException;
}
