package io.github.providerkit.lock;

import io.github.providerkit.format.gestalt.release.PackageFacts;
import io.github.providerkit.lock.resolve.ResolvedRelease;
import io.github.providerkit.message.ProviderException;

/** Knows what is in archives. */
@FunctionalInterface
interface PackageSource {
  /**
   * What is in an archive.
   *
   * @param label what messages call it
   * @throws ProviderException if it cannot be had, has another digest, or is no package
   */
  PackageFacts facts(ResolvedRelease.Archive archive, String label) throws ProviderException;
}
