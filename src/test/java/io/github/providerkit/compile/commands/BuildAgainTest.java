package io.github.providerkit.compile.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.Phases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** When the author's commands run again. */
@DisabledOnOs(OS.WINDOWS)
class BuildAgainTest extends CommandProject {
  private void put(String name, String text) throws Exception {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Builds, and again after a file was written. */
  private boolean isBuiltAgainAfter(String name) throws Exception {
    age();
    build(MACHINE);
    Files.deleteIfExists(log);
    put(name, "changed");
    build(MACHINE);
    return Files.exists(log);
  }

  @Test
  void allCountsThatGitDoesNotPassOver() throws Exception {
    Files.writeString(work.resolve("repo/.gitignore"), "dist/\n*.tmp\n");
    put(".gitignore", "/local\n!keep.tmp\n");
    put("sub/.gitignore", "own\n");
    for (String name :
        List.of(".config/settings", ".cargo/config.toml", "README.md", "words.log", "keep.tmp")) {
      put(name, "first");
      assertThat(isBuiltAgainAfter(name)).as(name).isTrue();
    }
    for (String name :
        List.of("dist/app.js", "sub/dist/x", "x.tmp", "local", "sub/own", "node_modules/a/b.js")) {
      put(name, "first");
      assertThat(isBuiltAgainAfter(name)).as(name).isFalse();
    }
  }

  @Test
  void inputsOfInstallAloneSayNothingOfTheBuild() throws Exception {
    write("manifest.yaml", APP.replace("env:", "inputs: [install.sh], env:"));
    put("src/a", "1");
    assertThat(isBuiltAgainAfter("src/a")).isTrue();
  }

  @Test
  void aCommandWithoutInputsReadsAnything() throws Exception {
    write(
        "manifest.yaml",
        APP.replace(
            "[[sh, build.sh]]", "[{command: [sh, build.sh], inputs: [src]}, [sh, more.sh]]"));
    put("src/a", "1");
    write("more.sh", "cat words\n");
    put("words", "1");
    assertThat(isBuiltAgainAfter("words")).isTrue();
  }

  @Test
  void anotherVersionOfTheProgramCounts() throws Exception {
    Path tool = work.resolve("tools/make");
    Files.createDirectories(tool.getParent());
    Files.writeString(tool, "#!/bin/sh\nexec sh \"$@\"\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    write("manifest.yaml", APP.replace("[[sh, build.sh]]", "[[" + tool + ", build.sh]]"));
    age();
    build(MACHINE);
    Files.delete(log);
    build(MACHINE);
    assertThat(log).doesNotExist();
    Files.writeString(tool, "#!/bin/sh\n# newer\nexec sh \"$@\"\n");
    build(MACHINE);
    assertThat(log).exists();
  }

  @Test
  void variablesAreToldInOneOrder() {
    Map<String, String> variables = new HashMap<>();
    List.of("Q", "B", "Z", "A", "K", "C").forEach(name -> variables.put(name, "1"));
    assertThat(new Phases.Step("f", List.of("sh"), "", variables, List.of()).environment().keySet())
        .containsExactly("A", "B", "C", "K", "Q", "Z");
  }
}
