package io.github.providerkit.compile;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.nio.file.Path;

/** Starts a binary once, where it runs on this machine. */
@FunctionalInterface
interface SmokeTest {
  /** Starts nothing. */
  SmokeTest NONE = (binary, platform, step) -> {};

  /**
   * Starts a binary and waits until it shows that it works.
   *
   * @throws ProviderException if it does not
   */
  void run(Path binary, Platform platform, Step step) throws ProviderException;
}
