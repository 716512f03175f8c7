package io.github.providerkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SkippedTestsTest {
  /** The test classes but this one, to look at. */
  private static final List<Class<?>> TESTS =
      ReflectionSupport.findAllClassesInPackage(
          "io.github.providerkit",
          type -> true,
          name -> name.contains("Test") && !name.contains("SkippedTestsTest"));

  /** No tests of ours, but what is run here. */
  static class Samples {
    @Test
    void runs() {}

    @Test
    void needsATool() {
      assumeTrue(false, "needs the program x");
    }

    @Test
    @Disabled("until later")
    void waits() {}
  }

  static class Fine {
    @Test
    void runs() {}
  }

  @Test
  void aSkippedTestFailsTheBuildAndIsNamed() {
    assertThatThrownBy(() -> run(Samples.class, false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("SkippedTestsTest$Samples#needsATool: Assumption failed: needs the")
        .hasMessageContaining("SkippedTestsTest$Samples#waits: ")
        .hasMessageContaining("until later")
        .hasMessageNotContaining("#runs");
  }

  @Test
  void nothingFailsWhereAllTestsRunOrSkippingIsAllowed() {
    assertThat(run(Fine.class, false)).isEmpty();
    assertThat(run(Samples.class, true))
        .singleElement()
        .asString()
        .startsWith("skipped:")
        .hasLineCount(3);
  }

  /** So that no test is left out everywhere, and each exception has been looked at. */
  @Test
  void onlyOperatingSystemsLeaveTestsOutAndTheseAreListed() {
    Set<String> bound = new TreeSet<>();
    Set<String> otherwise = new TreeSet<>();
    for (Class<?> test : TESTS) {
      sort(test, test.getSimpleName(), bound, otherwise);
      methods(test).forEach((name, method) -> sort(method, name, bound, otherwise));
    }
    assertThat(otherwise).isEmpty();
    assertThat(MayBeSkipped.ON_OTHER_SYSTEMS).containsExactlyInAnyOrderElementsOf(bound);
  }

  @Test
  void whatMayBeSkippedIsThere() {
    Set<String> methods = new TreeSet<>();
    TESTS.forEach(test -> methods.addAll(methods(test).keySet()));
    assertThat(methods).containsAll(MayBeSkipped.WITHOUT_A_READER);
  }

  private static Map<String, Method> methods(Class<?> test) {
    Map<String, Method> methods = new TreeMap<>();
    for (Method method : test.getDeclaredMethods()) {
      methods.put(test.getSimpleName() + "#" + method.getName(), method);
    }
    return methods;
  }

  private static void sort(
      AnnotatedElement test, String name, Set<String> bound, Set<String> otherwise) {
    if (test.isAnnotationPresent(EnabledOnOs.class)
        || test.isAnnotationPresent(DisabledOnOs.class)) {
      bound.add(name);
    } else if (hasCondition(test, new HashSet<>())) {
      otherwise.add(name);
    }
  }

  /** Also one behind an annotation of our own. */
  private static boolean hasCondition(AnnotatedElement element, Set<Class<?>> seen) {
    return Arrays.stream(element.getAnnotations())
        .map(Annotation::annotationType)
        .filter(seen::add)
        .anyMatch(
            type ->
                type == Disabled.class
                    || type.getPackage() == EnabledOnOs.class.getPackage()
                    || hasCondition(type, seen));
  }

  /** What was told about tests, some of which may be skipped. */
  private static List<String> run(Class<?> tests, boolean allowed) {
    List<String> told = new ArrayList<>();
    LauncherConfig config =
        LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addLauncherSessionListeners(new SkippedTests(allowed, told::add))
            .build();
    try (LauncherSession session = LauncherFactory.openSession(config)) {
      session
          .getLauncher()
          .execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build());
    }
    return told;
  }
}
