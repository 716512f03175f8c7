package io.github.providerkit.format;

import io.github.providerkit.manifest.Problems;
import io.github.providerkit.message.ProviderException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A kind of manifest together with its rules and the release that its consumer expects. */
public interface ProviderFormat {
  /** The format's name in reports and messages, such as {@code gestalt}; never null. */
  String name();

  /** Names of its manifest files, the one that wins first. */
  List<String> manifestNames();

  /** Codes of all rules that it may report. */
  Set<String> ruleCodes();

  /** The name of the JSON Schema that a manifest of this format follows. */
  default String schema(ManifestFile manifest) {
    return name();
  }

  /**
   * Reads and checks a manifest and the files that it names.
   *
   * @param manifest the manifest, and what was asked for; every look at the disk is taken through
   *     its {@link ManifestFile#seen()}, so that the answer can be kept for as long as it holds
   * @param problems receives everything that is wrong
   * @return the provider; empty when there are errors
   * @throws ProviderException if a file cannot be read
   */
  Optional<Provider> check(ManifestFile manifest, Problems problems) throws ProviderException;
}
