package io.github.providerkit.maven;

import java.util.concurrent.Semaphore;
import org.apache.maven.execution.MavenSession;

/**
 * How many compilers may run at a time in a whole build. All projects of a reactor share them, so
 * that {@code -T} does not start as many compilers as there are projects times platforms.
 */
public final class CompilerSlots {
  private static final String KEY = CompilerSlots.class.getName();

  private CompilerSlots() {}

  /**
   * The slots of a build.
   *
   * @param count how many there are, if nobody in this build has asked before; at least 1
   */
  public static Semaphore of(MavenSession session, int count) {
    return SessionShare.of(session, KEY, Semaphore.class, () -> new Semaphore(count, true));
  }
}
