package io.github.providerkit.maven.reactor;

import io.github.providerkit.format.Provider;
import io.github.providerkit.message.ProviderException;
import java.util.Optional;

/** Knows the providers of modules. */
@FunctionalInterface
public interface Providers {
  /**
   * The provider of a module; empty when its manifest has errors.
   *
   * @throws ProviderException if there is no manifest, or a parameter is wrong
   */
  Optional<Provider> of(ReactorModule module) throws ProviderException;
}
