package io.github.providerkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.providerkit.code.GoPackage;
import io.github.providerkit.format.AddedFiles;
import io.github.providerkit.format.gestalt.source.ArtifactHeaders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  /**
   * Each room and the rooms that it uses, itself below all of them: text comes in at the top, files
   * and goals go out at the bottom. What is not named is not allowed, and what nobody uses is not
   * named.
   */
  private static final Map<String, Set<String>> ROOMS =
      rooms(
          """
          archive:
          format.grammar:
          host:
          message:
          manifest: message
          archive.read: archive message
          files: archive host
          worktree: files
          manifest.yaml: manifest
          manifest.read: manifest manifest.yaml
          platform: message files
          process: message
          archive.gzip:
          code: format.grammar manifest files manifest.read
          format.schema: message files
          manifest.edit: manifest manifest.read
          manifest.shape: message manifest manifest.read
          toolchain: host message platform process
          transfer: host message files
          archive.write: archive files archive.gzip
          format: archive format.grammar message manifest files manifest.read platform code \
              manifest.edit
          format.finished: archive message manifest archive.read format
          fresh: message manifest files worktree manifest.read manifest.edit
          npm: archive message manifest files worktree manifest.read manifest.shape fresh
          record: manifest manifest.read
          npm.pinned: message manifest files manifest.read npm record
          parts: archive message manifest archive.read files manifest.read platform code \
              manifest.edit format npm.pinned
          release: archive message manifest archive.read files manifest.read platform \
              archive.gzip manifest.edit archive.write format
          format.checkstack.rules: format.grammar message manifest files manifest.read \
              format.schema format npm
          script: host message files worktree platform process toolchain format fresh npm \
              parts
          compile: host message files platform process code toolchain format fresh parts \
              script
          compile.go: host message files platform code toolchain fresh compile
          compile.python: host message files platform code toolchain fresh parts compile
          compile.rust: host message manifest files manifest.read platform code toolchain \
              fresh parts compile
          compile.typescript: host message files platform code toolchain fresh npm npm.pinned \
              parts compile
          format.checkstack: archive format.grammar message manifest archive.read files \
              manifest.read code manifest.edit format npm format.checkstack.rules
          maven: archive host message manifest files platform toolchain archive.write format \
              parts release script
          compile.commands: host message files worktree platform process code toolchain format \
              fresh parts compile
          format.gestalt.generation: format.grammar code manifest.shape
          format.gestalt.rules: format.grammar message manifest manifest.read platform code \
              manifest.edit manifest.shape format.gestalt.generation
          format.gestalt.catalog: format.grammar message manifest manifest.read code \
              manifest.shape format.gestalt.generation format.gestalt.rules
          format.gestalt.openapi: format.grammar manifest manifest.read manifest.shape \
              format.gestalt.rules format.gestalt.catalog
          format.gestalt.descriptor: manifest manifest.read code manifest.shape format \
              format.gestalt.generation format.gestalt.rules
          format.gestalt.release: archive format.grammar message manifest archive.read files \
              manifest.read platform code manifest.edit manifest.shape format \
              format.gestalt.generation format.gestalt.rules format.gestalt.catalog \
              format.gestalt.openapi format.gestalt.descriptor
          lock.config: format.grammar message manifest files manifest.read code manifest.shape \
              transfer format.gestalt.generation format.gestalt.rules
          format.gestalt.source: format.grammar message manifest files manifest.read platform \
              code manifest.shape format format.gestalt.generation format.gestalt.rules \
              format.gestalt.catalog format.gestalt.openapi
          format.gestalt.layout: archive format.grammar message manifest files manifest.read \
              platform code manifest.edit manifest.shape format format.gestalt.generation \
              format.gestalt.rules format.gestalt.source
          lock.prepare: archive message manifest archive.read files manifest.read \
              format.gestalt.release lock.config
          lock.resolve: format.grammar message manifest files manifest.read manifest.edit \
              manifest.shape transfer format.gestalt.generation format.gestalt.rules \
              format.gestalt.release lock.config
          lock.config.check: format.grammar message manifest manifest.read manifest.shape \
              format.gestalt.generation lock.config
          lock: message manifest archive.read files manifest.read code manifest.shape transfer \
              record format.gestalt.generation format.gestalt.rules format.gestalt.release \
              lock.config lock.prepare lock.resolve lock.config.check
          format.gestalt.migration: format.grammar manifest manifest.read code manifest.edit \
              manifest.shape format.gestalt.generation format.gestalt.rules
          format.gestalt: archive format.grammar message manifest archive.read files \
              manifest.read platform code manifest.shape format format.gestalt.generation \
              format.gestalt.rules format.gestalt.descriptor format.gestalt.release \
              format.gestalt.source format.gestalt.layout
          format.legacy: archive format.grammar message manifest files manifest.read platform \
              code format.schema manifest.edit manifest.shape format format.gestalt.generation \
              format.gestalt.rules format.gestalt.release format.gestalt.source \
              format.gestalt.layout format.gestalt.migration format.gestalt
          publish: archive format.grammar host message manifest archive.read manifest.read \
              process transfer npm
          git: host message process
          changes: message files platform code manifest.edit npm git
          tag: format.grammar message
          sbom: message archive.read files platform format npm npm.pinned parts release
          provenance: host message files platform manifest.edit parts release git
          maven.console: host message manifest files format
          pom:
          version: format.grammar message manifest files manifest.read format npm pom
          compare: format.grammar manifest format sbom
          maven.remote: archive message files platform transfer format parts lock.resolve \
              compare
          page: message files code manifest.edit format parts release lock.config sbom compare
          papers: host message files format parts release sbom provenance compare page
          plan: message files platform code manifest.edit toolchain compile compare
          maven.reactor: format.grammar host message manifest files platform code format maven \
              git changes tag compare maven.remote plan
          maven.cache: host message files worktree code npm parts changes maven.reactor
          tree: message manifest files worktree manifest.read format npm
          start: format.grammar message files code format format.gestalt.generation pom tree
          registry: message archive.read files code manifest.edit transfer format \
              format.gestalt.descriptor format.gestalt.release lock.resolve page tree
          mojo: host message manifest archive.read files platform process code format.schema \
              toolchain transfer archive.write format format.finished parts release \
              format.checkstack.rules script compile compile.go compile.python compile.rust \
              compile.typescript format.checkstack maven compile.commands \
              format.gestalt.generation lock.config format.gestalt.source lock.resolve lock \
              format.gestalt format.legacy publish git changes tag sbom maven.console version \
              compare maven.remote papers plan maven.reactor maven.cache start registry
          """);

  /** As many classes as a reader can keep apart. */
  private static final int MOST_CLASSES = 25;

  private static final int MOST_LINES = 250;

  /** Longer than any other class may be, for they are data. */
  private static final Set<String> LONG_DATA = Set.of("ConfigShape", "ManifestShape");

  /** To be divided; nobody joins them. */
  private static final Set<String> TOO_LONG = Set.of("Scanner", "Tags");

  private static Map<String, Set<String>> rooms(String text) {
    Map<String, Set<String>> rooms = new LinkedHashMap<>();
    text.lines()
        .map(line -> line.split(":"))
        .forEach(
            line ->
                rooms.put(
                    line[0],
                    line.length == 1
                        ? Set.of()
                        : new TreeSet<>(List.of(line[1].strip().split(" +")))));
    return rooms;
  }

  /** What each room really uses. */
  private static Map<String, Set<String>> uses() {
    Map<String, Set<String>> uses = new LinkedHashMap<>();
    for (JavaClass one : CLASSES) {
      Set<String> used = uses.computeIfAbsent(room(one), name -> new TreeSet<>());
      one.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith(BASE))
          .map(ArchitectureTest::room)
          .filter(target -> !target.equals(room(one)))
          .forEach(used::add);
    }
    return uses;
  }

  private static String room(JavaClass one) {
    return one.getPackageName().substring(BASE.length() + 1);
  }

  @Test
  void everyRoomUsesWhatIsNamedAndAllThatIsNamed() {
    assertThat(uses()).containsExactlyInAnyOrderEntriesOf(ROOMS);
  }

  @Test
  void everyRoomUsesOnlyRoomsAboveIt() {
    List<String> order = List.copyOf(ROOMS.keySet());
    for (var entry : ROOMS.entrySet()) {
      assertThat(order.subList(0, order.indexOf(entry.getKey())))
          .as("the rooms above %s", entry.getKey())
          .containsAll(entry.getValue());
    }
  }

  @Test
  void noTwoRoomsUseEachOther() {
    check(
        slices()
            .assignedFrom(
                new SliceAssignment() {
                  @Override
                  public SliceIdentifier getIdentifierOf(JavaClass one) {
                    return SliceIdentifier.of(one.getPackageName());
                  }

                  @Override
                  public String getDescription() {
                    return "every package";
                  }
                })
            .should()
            .beFreeOfCycles());
  }

  @Test
  void noClassIsLongUnlessItIsData() throws IOException {
    Set<String> tooLong = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (Files.readAllLines(file).size() > MOST_LINES) {
          tooLong.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    Set<String> named = new TreeSet<>(LONG_DATA);
    named.addAll(TOO_LONG);
    assertThat(tooLong).isEqualTo(named);
  }

  @Test
  void noRoomIsCrowded() {
    Map<String, Long> classes =
        CLASSES.stream()
            .filter(one -> !one.isNestedClass())
            .filter(one -> !one.getSimpleName().equals("package-info"))
            .collect(groupingBy(ArchitectureTest::room, TreeMap::new, counting()));
    assertThat(classes)
        .allSatisfy((room, count) -> assertThat(count).as(room).isLessThanOrEqualTo(MOST_CLASSES));
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

  /**
   * What a judgement rests on is noted, so that it is given again only while it holds. Two classes
   * are one look as a whole: the first files of a Go package, and the header of a binary. What a
   * build adds to a package is looked at when that is laid out, after the judgement.
   */
  @Test
  void whoJudgesAManifestLooksAtTheDiskThroughSeenFiles() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                BASE + ".code",
                BASE + ".format",
                BASE + ".format.gestalt",
                BASE + ".format.gestalt.catalog",
                BASE + ".format.gestalt.openapi",
                BASE + ".format.gestalt.rules",
                BASE + ".format.gestalt.source")
            .and()
            .doNotBelongToAnyOf(GoPackage.class, ArtifactHeaders.class, AddedFiles.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Files.class));
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
