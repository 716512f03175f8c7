package io.github.providerkit.format.gestalt;

import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.message.ProviderException;
import java.util.List;
import java.util.Optional;

/** What a provider can be asked to do, for formats that are read as this one is. */
public final class GestaltOperations {
  private GestaltOperations() {}

  /**
   * Reads it from the manifest and the files that it names.
   *
   * @param source the package in this format's terms
   * @param compiled what was compiled; empty where nothing is
   * @throws ProviderException if a file cannot be read
   */
  public static List<OfferedOperation> of(SourcePackage source, Optional<CompiledCode> compiled)
      throws ProviderException {
    return new GestaltMetadata(source, "", compiled).operations();
  }
}
