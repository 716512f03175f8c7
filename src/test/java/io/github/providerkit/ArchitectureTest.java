package io.github.providerkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The house rules: who may know whom, and where the outside world comes in. */
class ArchitectureTest {

  private static final String BASE = "io.github.providerkit";
  private static final String HOST = BASE + ".host..";
  private static final String MAVEN = BASE + ".maven..";
  private static final String MOJO = BASE + ".mojo..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  /** What each package may use. Text comes in at the bottom, files and goals go out at the top. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("message", Set.of()),
          Map.entry("manifest", Set.of("message")),
          Map.entry("archive", Set.of("message")),
          Map.entry("platform", Set.of("message")),
          Map.entry("host", Set.of("message")),
          Map.entry("code", Set.of("manifest")),
          Map.entry("format", Set.of("message", "manifest", "code", "platform", "archive", "host")),
          Map.entry("toolchain", Set.of("message", "platform", "host")),
          Map.entry(
              "build",
              Set.of(
                  "message",
                  "format",
                  "code",
                  "toolchain",
                  "manifest",
                  "platform",
                  "archive",
                  "host")),
          Map.entry(
              "release",
              Set.of("message", "build", "format", "manifest", "platform", "archive", "host")),
          Map.entry(
              "lock",
              Set.of("message", "release", "format", "manifest", "platform", "archive", "host")),
          Map.entry(
              "maven",
              Set.of(
                  "message",
                  "build",
                  "lock",
                  "release",
                  "toolchain",
                  "format",
                  "manifest",
                  "platform",
                  "archive",
                  "host")),
          Map.entry(
              "mojo",
              Set.of(
                  "message",
                  "maven",
                  "lock",
                  "release",
                  "build",
                  "code",
                  "toolchain",
                  "format",
                  "manifest",
                  "platform",
                  "archive",
                  "host")));

  @Test
  void everyPackageUsesOnlyWhatIsBelowIt() {
    var rule =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .ensureAllClassesAreContainedInArchitecture();
    for (String name : MAY_USE.keySet()) {
      rule = rule.layer(name).definedBy(BASE + "." + name + "..");
    }
    for (var entry : MAY_USE.entrySet()) {
      var layer = rule.whereLayer(entry.getKey());
      rule =
          entry.getValue().isEmpty()
              ? layer.mayNotAccessAnyLayer()
              : layer.mayOnlyAccessLayers(entry.getValue().toArray(String[]::new));
    }
    check(rule.as("each package uses only what MAY_USE names"));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching(BASE + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void onlyGoalsAndTheMavenPackageKnowMaven() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(MAVEN, MOJO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether.."));
  }

  @Test
  void onlyTheHostPackageReadsEnvironmentAndSystemProperties() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(HOST)
            .should()
            .accessTargetWhere(readsTheProcessEnvironment()));
  }

  @Test
  void filesArePathsExceptTowardsMaven() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(MAVEN, MOJO)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(File.class));
  }

  /** A method reference counts like a call; so do the readers that hide System.getProperty. */
  private static DescribedPredicate<JavaAccess<?>> readsTheProcessEnvironment() {
    Map<Class<?>, Set<String>> readers =
        Map.of(
            System.class,
            Set.of("getenv", "getProperty", "getProperties", "setProperty", "setProperties"),
            Boolean.class,
            Set.of("getBoolean"),
            Integer.class,
            Set.of("getInteger"),
            Long.class,
            Set.of("getLong"));
    return describe(
        "reads the process environment",
        access ->
            readers.entrySet().stream()
                .anyMatch(
                    reader ->
                        access.getTargetOwner().isEquivalentTo(reader.getKey())
                            && reader.getValue().contains(access.getName())));
  }

  /** A rule about a package that has no classes yet holds. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
