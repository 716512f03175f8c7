package io.github.providerkit.manifest.read;

import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The last line of defence around whatever reads what others wrote: a fault of ours is one problem
 * of that one file, and everything else is still checked. It is no excuse for a cause left in
 * place.
 */
public final class LastDefence {
  private static final String REPORT =
      "this is a fault of the plugin and not of the file: please report it, with the file";

  private LastDefence() {}

  /** Work that may find that a text is no document. */
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws UnreadableDocumentException;
  }

  /**
   * Reads a document.
   *
   * @return what the reading returns
   * @throws UnreadableDocumentException as the reading does, and in place of anything that goes
   *     wrong inside
   */
  public static <T> T document(Reading<T> reading) throws UnreadableDocumentException {
    try {
      return reading.read();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      UnreadableDocumentException failure =
          new UnreadableDocumentException(Position.START, message(e), hint(e));
      failure.initCause(e);
      throw failure;
    }
  }

  /**
   * Checks a file.
   *
   * @param file the file as the user names it
   * @param problems receives the one problem for anything that goes wrong inside
   * @return what the check returns; empty when it failed
   */
  public static <T> Optional<T> check(String file, Problems problems, Supplier<Optional<T>> check) {
    try {
      return check.get();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      report(file, problems, e);
      return Optional.empty();
    }
  }

  /** Reports what went wrong inside as the one problem of a file. */
  public static void report(String file, Problems problems, Throwable failure) {
    problems.add(DocumentRules.FAILED, file, "", Position.START, message(failure), hint(failure));
  }

  private static String message(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "expected a file that fits into memory, found one that does not";
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return "expected a file that can be checked, found one at which the plugin itself fails: "
        + failure
        + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static String hint(Throwable failure) {
    return failure instanceof OutOfMemoryError
        ? "give Maven more memory, such as MAVEN_OPTS=-Xmx2g"
        : REPORT;
  }
}
