package io.github.providerkit.compile.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.parts.BuiltBinary;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Files to serve, which are the same for all platforms and made once. */
@DisabledOnOs(OS.WINDOWS)
class StaticFilesTest extends CommandProject {
  private static final String BUNDLE =
      """
      set -e
      echo "bundle $GESTALT_TARGET_PLATFORM" >> @LOG@
      echo "<html> $(cat made 2>/dev/null)" > $GESTALT_BUILD_STATIC/index.html
      """;

  /** A program that holds the files to serve. */
  private static final String EMBED =
      BUILD + "[ ! -f $GESTALT_BUILD_STATIC/index.html ] || echo '#' >> .gestaltd/bin/bot\n";

  private List<String> lines(String word) throws Exception {
    return Files.readAllLines(log).stream().filter(line -> line.startsWith(word)).toList();
  }

  @Test
  void withoutAProgramTheFirstBuildIsTheOnlyOne() throws Exception {
    write("build.sh", BUNDLE);
    write("catalog.yaml", "name: bot\noperations: [{id: echo, method: POST}]\n");
    List<BuiltBinary> built = build(OTHER, MACHINE);
    assertThat(lines("bundle")).containsExactly("bundle " + MACHINE.target());
    assertThat(built).allMatch(part -> part.assets().isPresent());
    ReleasePlan plan = plan(built);
    assertThat(names(plan)).containsExactly("catalog.yaml", "manifest.yaml", "static/index.html");
  }

  @Test
  void whatOnlyPreparesTheFilesNeedNotRunAgainEither() throws Exception {
    write("manifest.yaml", APP.replace("[[sh, build.sh]]", "[[sh, fetch.sh], [sh, build.sh]]"));
    write("fetch.sh", "echo fetch >> @LOG@; echo v1 > made\n");
    write("build.sh", BUNDLE);
    write("catalog.yaml", "name: bot\noperations: [{id: echo, method: POST}]\n");
    build(MACHINE, OTHER);
    assertThat(lines("fetch")).hasSize(1);
    assertThat(lines("bundle")).hasSize(1);
  }

  @Test
  void theProgramIsBuiltForEachPlatformAndTheFilesOnce() throws Exception {
    write("manifest.yaml", APP.replace("[[sh, build.sh]]", "[[sh, build.sh], [sh, bundle.sh]]"));
    write("bundle.sh", BUNDLE);
    List<BuiltBinary> built = build(OTHER, MACHINE);
    assertThat(lines("build ")).hasSize(2);
    assertThat(lines("bundle")).containsExactly("bundle " + MACHINE.target());
    assertThat(built).allMatch(part -> part.assets().isPresent());
    assertThat(names(plan(built)))
        .containsExactly("bin/bot", "catalog.yaml", "manifest.yaml", "static/index.html");
  }

  @Test
  void theFilesOfAProgramForAnotherMachineAreThoseOfTheOneForTheCatalog() throws Exception {
    write("manifest.yaml", APP.replace("[[sh, build.sh]]", "[[sh, build.sh], [sh, bundle.sh]]"));
    write("bundle.sh", BUNDLE);
    List<BuiltBinary> built = build(OTHER);
    assertThat(lines("bundle")).containsExactly("bundle " + MACHINE.target());
    assertThat(built).allMatch(part -> part.assets().isPresent());
  }

  @Test
  void filesThatGoIntoTheProgramAreMadeForEachPlatform() throws Exception {
    write("manifest.yaml", APP.replace("[[sh, build.sh]]", "[[sh, bundle.sh], [sh, build.sh]]"));
    write("bundle.sh", BUNDLE);
    write("build.sh", EMBED);
    build(MACHINE, OTHER);
    assertThat(lines("bundle")).hasSize(2);
    assertThat(lines("build ")).hasSize(2);
  }

  @Test
  void filesThatStandInTheSettingsOfTheReleaseAreMadeForEachPlatform() throws Exception {
    write(
        "manifest.yaml",
        APP.replace("[[sh, build.sh]]", "[[sh, bundle.sh], [sh, build.sh]]")
            .replace("spec: {}", "spec: {configSchemaPath: config.json}"));
    write("config.json", "{}");
    write("bundle.sh", BUNDLE + "echo '{\"type\": \"object\"}' > config.json\n");
    build(MACHINE, OTHER);
    assertThat(lines("bundle")).hasSize(2);
  }

  @Test
  void aCommandThatDoesSomethingForOtherPlatformsAloneIsRunForThem() throws Exception {
    write(
        "manifest.yaml",
        APP.replace("[[sh, build.sh]]", "[[sh, build.sh], [sh, bundle.sh], [sh, sign.sh]]"));
    write("bundle.sh", BUNDLE);
    write(
        "sign.sh",
        "[ $GESTALT_TARGET_OS = "
            + MACHINE.os()
            + " -a $GESTALT_TARGET_ARCH = "
            + MACHINE.arch()
            + " ] || echo sign $GESTALT_TARGET_PLATFORM >> @LOG@\n");
    build(MACHINE, OTHER);
    assertThat(lines("sign")).containsExactly("sign " + OTHER.target());
  }
}
