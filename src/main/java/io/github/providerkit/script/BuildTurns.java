package io.github.providerkit.script;

import io.github.providerkit.format.BuildCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What all modules of a build know of each other's scripts: a package that belongs to several of
 * them, as its own module and as a sibling in a bundle, is built once, and nobody packs files while
 * scripts write them.
 */
public final class BuildTurns {
  private final ReadWriteLock lock;
  private final Map<String, Map.Entry<Path, Long>> done;

  /**
   * Creates a view of what the modules share.
   *
   * @param lock held by whoever runs scripts, and shared by those who pack
   * @param done for which module a script ran to a good end, and when it began, by script; safe for
   *     threads
   */
  public BuildTurns(ReadWriteLock lock, Map<String, Map.Entry<Path, Long>> done) {
    this.lock = lock;
    this.done = done;
  }

  /** The turns of a build that shares nothing. */
  public static BuildTurns alone() {
    return new BuildTurns(new ReentrantReadWriteLock(true), new ConcurrentHashMap<>());
  }

  /** A turn; it ends when it is closed, by the thread that began it. */
  @FunctionalInterface
  public interface Turn {
    /** Lets the others have theirs. */
    void close();
  }

  /** Waits until nobody packs or runs scripts. */
  Turn toRunScripts() {
    return begun(lock.writeLock());
  }

  /** Waits until nobody runs scripts. */
  Turn toPack() {
    return begun(lock.readLock());
  }

  private static Turn begun(Lock lock) {
    lock.lock();
    return lock::unlock;
  }

  /**
   * Whether another module has run a script.
   *
   * @param module the directory where the asking module writes
   */
  boolean ranForAnother(BuildCommand script, Path module) {
    Map.Entry<Path, Long> known = done.get(key(script));
    return known != null && !known.getKey().equals(module);
  }

  /**
   * When the first of several scripts began that ran in this build, in milliseconds since 1970.
   *
   * @param otherwise what holds if none did
   */
  long started(List<BuildCommand> scripts, long otherwise) {
    return scripts.stream()
        .map(script -> done.get(key(script)))
        .filter(Objects::nonNull)
        .mapToLong(Map.Entry::getValue)
        .reduce(otherwise, Math::min);
  }

  /** Notes a script that has ended well. */
  void ran(BuildCommand script, Path module, long started) {
    done.put(key(script), Map.entry(module, started));
  }

  private static String key(BuildCommand script) {
    return script.directory().toAbsolutePath().normalize()
        + " "
        + script.arguments()
        + new TreeMap<>(script.environment());
  }
}
