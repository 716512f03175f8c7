package io.github.providerkit.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangedPathsTest {
  private static final NavigableSet<String> NONE = new TreeSet<>();

  private static ChangedPaths of(String... paths) {
    return new ChangedPaths(List.of(paths));
  }

  @Test
  void aDirectoryIsNotAnotherThatBeginsLikeIt() {
    ChangedPaths paths = of("app/slack_v2/x", "app/slack-old/x", "app/slack.txt");
    assertThat(paths.below("app/slack", NONE)).isEmpty();
    assertThat(paths.at("app/slack")).isEmpty();
    assertThat(paths.below("app/slack_v2", NONE)).contains("app/slack_v2/x");
    assertThat(paths.below("app", NONE)).contains("app/slack-old/x");
    assertThat(paths.below("", NONE)).isPresent();
  }

  @Test
  void whatLiesInOtherModulesIsTheirs() {
    NavigableSet<String> modules = new TreeSet<>(List.of("a", "a/b", "a/d", "a/d/e"));
    assertThat(of("a/b/x", "a/b/y", "a/d/e/z").below("a", modules)).isEmpty();
    assertThat(of("a/b/x", "a/d/e/z").below("a/d", modules)).isEmpty();
    assertThat(of("a/b/x", "a/ba", "a/d/x").below("a", modules)).contains("a/ba");
    assertThat(of("a/b/x").below("a/b", modules)).contains("a/b/x");
  }

  @Test
  void aSubmoduleThatHoldsTheDirectoryCounts() {
    assertThat(of("lib").below("lib/providers/echo", NONE)).contains("lib");
    assertThat(of("lib").at("lib/pin.txt")).contains("lib");
    assertThat(of("li").at("lib/pin.txt")).isEmpty();
  }

  @Test
  void documentsCountOnlyWhereTheyAreNamed() {
    ChangedPaths paths = of("a/README.md", "a/docs/intro.mdx", "a/docs/picture.png");
    assertThat(paths.below("a", NONE)).isEmpty();
    assertThat(paths.at("a/README.md")).contains("a/README.md");
    assertThat(paths.at("a/docs")).contains("a/docs/intro.mdx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "a/readme",
        "CHANGELOG.md",
        "x/AGENTS.md",
        "docs/a/b.md",
        "a/doc/x.png",
        ".gitignore",
        "a/CODE_OF_CONDUCT.md"
      })
  void theseAreDocuments(String path) {
    assertThat(SideFiles.isDocument(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prompt.md", "docs.go", "docs/docs.go", "docs/openapi.yaml", "readme/main.go",
        "mydocs/x.md", "readme.go", "LICENSE", "manifest.yaml", "a/READMEs.md"
      })
  void theseMayGoIntoARelease(String path) {
    assertThat(SideFiles.isDocument(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a/b_test.go", "a/testdata/x", "tests/test_x.py", "test_x.py", "a/x.spec.ts"})
  void theseAreTests(String path) {
    assertThat(SideFiles.isTest(path)).isTrue();
    assertThat(SideFiles.isTest(path.replace("test", "tast").replace("spec", "spac"))).isFalse();
  }

  @Test
  void aThousandModulesAreAThousandLooks() {
    List<String> changed = new ArrayList<>();
    NavigableSet<String> modules = new TreeSet<>(List.of(""));
    for (int i = 0; i < 1_000; i++) {
      modules.add("app/p" + i);
      for (int j = 0; j < 100; j++) {
        changed.add("app/p" + i + "/src/f" + j + ".go");
      }
    }
    ChangedPaths paths = new ChangedPaths(changed);
    long start = System.nanoTime();
    for (String module : modules) {
      assertThat(paths.below(module, modules).isPresent()).isEqualTo(!module.isEmpty());
    }
    // Comparing every module with every path would be a hundred million looks.
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  @Test
  void aPomIsWhatItSaysOfABuild() {
    String pom =
        "<project>\n  <modules>\n    <module>a</module>\n  </modules>\n  <x>1</x></project>";
    assertThat(
            PomChange.differ(
                pom,
                "<project><!-- all of them --><modules><module>a</module><module>b</module>"
                    + "</modules>\n<x>1</x>\n</project>\n"))
        .isFalse();
    assertThat(PomChange.differ(pom, pom.replace("<x>1", "<x>2"))).isTrue();
  }
}
