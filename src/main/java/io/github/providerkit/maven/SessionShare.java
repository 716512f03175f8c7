package io.github.providerkit.maven;

import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * What all projects of a build share. Only classes of Java itself are kept with the session: a
 * module that loads the plugin apart from another has those of the plugin twice.
 */
final class SessionShare {
  private SessionShare() {}

  /**
   * What is kept under a name.
   *
   * @param type its class, one of Java's own
   * @param beginning makes it if nobody in this build has asked before
   */
  static <T> T of(MavenSession session, String name, Class<T> type, Supplier<T> beginning) {
    if (session.getRepositorySession() == null) {
      // Nobody else is there to share with.
      return beginning.get();
    }
    SessionData data = session.getRepositorySession().getData();
    Object present = data.get(name);
    while (!type.isInstance(present)) {
      data.set(name, present, beginning.get());
      present = data.get(name);
    }
    return type.cast(present);
  }
}
