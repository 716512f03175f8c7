package io.github.providerkit.lock;

import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;

/** A lock that is ready to be written. */
public final class NewLock {
  private final Lockfile lock;

  NewLock(Lockfile lock) {
    this.lock = lock;
  }

  /** The text of the file. */
  public String text() {
    return lock.text();
  }

  /**
   * Writes the file as a whole, unless it says the same already.
   *
   * @return whether it changed
   * @throws ProviderException if it cannot be written
   */
  public boolean write(Path file) throws ProviderException {
    return lock.write(file);
  }

  Lockfile content() {
    return lock;
  }
}
