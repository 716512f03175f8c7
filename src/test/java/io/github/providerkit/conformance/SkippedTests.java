package io.github.providerkit.conformance;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Tells at the end which tests were skipped and why. With {@code CI=true} they fail the build, but
 * for those in {@link MayBeSkipped}: a test that did not run proves nothing, and nobody reads
 * notes.
 */
public final class SkippedTests implements LauncherSessionListener, TestExecutionListener {
  private final boolean allowed;
  private final Consumer<String> output;
  private final Map<String, String> skipped = new ConcurrentSkipListMap<>();

  /** Found by the launcher. */
  public SkippedTests() {
    this(!"true".equals(System.getenv("CI")), System.out::println);
  }

  SkippedTests(boolean allowed, Consumer<String> output) {
    this.allowed = allowed;
    this.output = output;
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session.getLauncher().registerTestExecutionListeners(this);
  }

  /** By a condition. */
  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    note(test, reason, MayBeSkipped.ON_OTHER_SYSTEMS);
  }

  /** By an assumption. */
  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.ABORTED) {
      String reason = result.getThrowable().map(Throwable::getMessage).orElse("no reason given");
      note(test, reason, MayBeSkipped.WITHOUT_A_READER);
    }
  }

  private void note(TestIdentifier test, String reason, Set<String> mayBeSkipped) {
    String name = test.getSource().map(SkippedTests::name).orElse(test.getUniqueId());
    if (allowed || !mayBeSkipped.contains(name)) {
      skipped.merge(name, reason, (one, other) -> one.equals(other) ? one : one + "; " + other);
    }
  }

  private static String name(TestSource source) {
    if (source instanceof MethodSource method) {
      return simple(method.getClassName()) + "#" + method.getMethodName();
    }
    return source instanceof ClassSource type ? simple(type.getClassName()) : source.toString();
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /**
   * Tells.
   *
   * @throws AssertionError when no test may have been skipped
   */
  @Override
  public void launcherSessionClosed(LauncherSession session) {
    StringBuilder told = new StringBuilder();
    skipped.forEach((test, reason) -> told.append("\n  " + test + ": " + reason));
    if (!skipped.isEmpty() && !allowed) {
      throw new AssertionError("tests were skipped, which CI=true does not allow:" + told);
    }
    if (!skipped.isEmpty()) {
      output.accept("skipped:" + told);
    }
  }
}
