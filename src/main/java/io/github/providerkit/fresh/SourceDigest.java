package io.github.providerkit.fresh;

import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.List;

/** Tells whether two machines built from the same sources. */
public final class SourceDigest {
  private SourceDigest() {}

  /**
   * The digest of a provider's sources: the same on every machine that has the same commit.
   *
   * @param directory the provider's directory
   * @param foreign directories below it that hold no sources
   * @return lower-case hex
   * @throws ProviderException if a file cannot be read
   */
  public static String of(Path directory, List<Path> foreign) throws ProviderException {
    return new InputDigest(new SourceTree(foreign)).sha256(Inputs.tree(directory));
  }
}
