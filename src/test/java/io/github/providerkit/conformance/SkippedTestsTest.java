package io.github.providerkit.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SkippedTestsTest {
  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages("io.github.providerkit");

  private static final DescribedPredicate<JavaAnnotation<?>> CONDITION =
      describe(
          "condition",
          annotation ->
              annotation.getRawType().getPackageName().equals(EnabledOnOs.class.getPackageName()));

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
    for (JavaClass test : TESTS) {
      if (!test.getName().contains("SkippedTestsTest")) {
        sort(test, test.getSimpleName(), bound, otherwise);
        test.getMethods()
            .forEach(m -> sort(m, test.getSimpleName() + "#" + m.getName(), bound, otherwise));
      }
    }
    assertThat(otherwise).isEmpty();
    assertThat(MayBeSkipped.ON_OTHER_SYSTEMS).containsExactlyInAnyOrderElementsOf(bound);
  }

  @Test
  void whatMayBeSkippedIsThere() {
    Set<String> methods = new TreeSet<>();
    TESTS.forEach(
        test ->
            test.getMethods().forEach(m -> methods.add(test.getSimpleName() + "#" + m.getName())));
    assertThat(methods).containsAll(MayBeSkipped.WITH_ANOTHER_ZLIB);
  }

  private static void sort(
      CanBeAnnotated test, String name, Set<String> bound, Set<String> otherwise) {
    boolean toSystem =
        test.isAnnotatedWith(EnabledOnOs.class) || test.isAnnotatedWith(DisabledOnOs.class);
    if (toSystem) {
      bound.add(name);
    } else if (test.isAnnotatedWith(Disabled.class)
        || test.isAnnotatedWith(CONDITION)
        || test.isMetaAnnotatedWith(CONDITION)) {
      otherwise.add(name);
    }
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
