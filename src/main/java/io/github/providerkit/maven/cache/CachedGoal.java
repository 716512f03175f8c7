package io.github.providerkit.maven.cache;

import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;

/** A goal that makes a part of a release, and knows what the part depends on. */
public interface CachedGoal {
  /** Where it writes. */
  Path outputDirectory();

  /**
   * Adds to the key of a cached build what decides the bytes of the release, as far as the goal
   * knows.
   *
   * @throws ProviderException if the goal would fail
   */
  void describe(CacheKey key) throws ProviderException;
}
