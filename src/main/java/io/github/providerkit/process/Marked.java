package io.github.providerkit.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Finds what a command started even where it is nobody's child any more: each command has a mark in
 * its environment, which its children inherit, and Linux shows the environment of a user's own
 * processes. Elsewhere nothing is found.
 */
public final class Marked {
  /** The variable that holds the mark. */
  static final String VARIABLE = "PROVIDER_COMMAND";

  /** Begins the marks of all commands of this virtual machine. */
  public static final String BUILD = UUID.randomUUID().toString();

  private static final AtomicLong COUNT = new AtomicLong();
  private static final Path PROCESSES = Path.of("/proc");

  private Marked() {}

  /** A mark that no other command has. */
  static String next() {
    return BUILD + "." + COUNT.incrementAndGet();
  }

  /** The processes with a mark that are alive. */
  static List<ProcessHandle> with(String mark) {
    return matching((VARIABLE + "=" + mark)::equals);
  }

  /**
   * Ends what commands of a build started that does not live any more.
   *
   * @param build its {@link #BUILD}
   */
  public static void endAllOf(String build) {
    String begin = VARIABLE + "=" + build + ".";
    RunningProcess.end(matching(variable -> variable.startsWith(begin)));
  }

  private static List<ProcessHandle> matching(Predicate<String> wanted) {
    if (!Files.isDirectory(PROCESSES)) {
      return List.of();
    }
    return ProcessHandle.allProcesses()
        .filter(process -> environment(process.pid()).stream().anyMatch(wanted))
        .toList();
  }

  /** Empty for processes of others, and for those that have ended. */
  private static List<String> environment(long pid) {
    try {
      byte[] bytes = Files.readAllBytes(PROCESSES.resolve(pid + "/environ"));
      return List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\0"));
    } catch (IOException e) {
      return List.of();
    }
  }
}
