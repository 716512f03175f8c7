package io.github.providerkit.maven;

import io.github.providerkit.script.BuildTurns;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.maven.execution.MavenSession;

/** Who runs scripts of packages in a whole build, and which of them ran. */
public final class SharedTurns {
  private static final String KEY = SharedTurns.class.getName();

  private SharedTurns() {}

  /** The turns of a build. */
  @SuppressWarnings("unchecked") // Nobody else has the key.
  public static BuildTurns of(MavenSession session) {
    ReadWriteLock lock =
        SessionShare.of(
            session, KEY + ".lock", ReadWriteLock.class, () -> new ReentrantReadWriteLock(true));
    Map<String, Map.Entry<Path, Long>> done =
        SessionShare.of(session, KEY + ".done", Map.class, ConcurrentHashMap::new);
    return new BuildTurns(lock, done);
  }
}
