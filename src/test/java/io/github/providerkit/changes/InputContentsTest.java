package io.github.providerkit.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.files.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputContentsTest {
  @TempDir private Path temporary;
  private Path root;

  @BeforeEach
  void makeModules() throws IOException {
    root = Files.createDirectories(temporary.toRealPath().resolve("repository"));
    write("auth/manifest.yaml", "kind: auth");
    write("auth/README.md", "read me");
    write("auth/.hidden/config.toml", "a = 1");
    write("auth/nested/manifest.yaml", "kind: cache");
    write("auth/go.mod", "module example.com/auth\n\nreplace example.com/lib => ../lib\n");
    write("auth/main.go", "package main");
    write("lib/lib.go", "package lib");
    write("pom.xml", "<project/>");
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String digest(boolean whole) throws Exception {
    Path directory = root.resolve("auth");
    Set<Path> modules = Set.of(directory, directory.resolve("nested"));
    Module module =
        new Module(
            directory,
            directory,
            List.of(root.resolve("pom.xml"), root.resolve(".mvn/maven.config")),
            List.of(),
            List.of());
    return new InputContents(root, Set.of("auth/nested", "auth/target"), whole)
        .digest(new InputFinder(root, modules).of(module));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth/manifest.yaml",
        "auth/README.md",
        "auth/.hidden/config.toml",
        "auth/new.txt",
        "auth/go.sum",
        "lib/lib.go",
        "pom.xml"
      })
  void whatAModuleIsMadeFromCounts(String name) throws Exception {
    String before = digest(false);
    write(name, "changed");
    assertThat(digest(false)).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth/nested/manifest.yaml",
        "auth/target/provider/artifacts.json",
        "auth/.git/index",
        "auth/.mvn/jvm.config",
        ".mvn/maven.config",
        "auth/node_modules/a/index.js",
        "other/manifest.yaml"
      })
  void whatIsOfOthersDoesNot(String name) throws Exception {
    String before = digest(false);
    write(name, "changed");
    assertThat(digest(false)).isEqualTo(before);
  }

  @Test
  void aFileThatIsGoneCounts() throws Exception {
    String before = digest(false);
    Files.delete(root.resolve("auth/main.go"));
    assertThat(digest(false)).isNotEqualTo(before);
  }

  @Test
  void namesAndContentsAreKeptApart() throws Exception {
    write("auth/a", "x");
    write("auth/b", "y");
    String before = digest(false);
    write("auth/a", "y");
    write("auth/b", "x");
    assertThat(digest(false)).isNotEqualTo(before);
  }

  @Test
  void aProgramIsNoPlainFile() throws Exception {
    String before = digest(false);
    assertThat(root.resolve("auth/main.go").toFile().setExecutable(true)).isTrue();
    assertThat(digest(false)).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"auth/node_modules/a/index.js", "auth/env/pyvenv.cfg", "auth/cache/CACHEDIR.TAG"})
  void whatIsInstalledCountsWhereTheWholeDirectoryIsReleased(String name) throws Exception {
    String before = digest(true);
    write(name, "installed");
    assertThat(digest(true)).isNotEqualTo(before);
    assertThat(digest(false)).isEqualTo(before);
  }

  @Test
  void anotherPlaceMakesNoDifference() throws Exception {
    String before = digest(false);
    Path moved = root.resolveSibling("moved");
    Directories.copy(root, moved);
    root = moved;
    assertThat(digest(false)).isEqualTo(before);
  }

  @Test
  void aNamedDirectoryCountsAsAWhole() throws Exception {
    InputContents contents = new InputContents(root, Set.of("auth/target"), false);
    String before = contents.digest(root.resolve("auth"));
    write("auth/target/parts/linux", "binary");
    assertThat(contents.digest(root.resolve("auth"))).isNotEqualTo(before);
  }
}
