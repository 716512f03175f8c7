package io.github.providerkit.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.sbom.Inventory.Archive;
import io.github.providerkit.sbom.Inventory.Entry;
import io.github.providerkit.sbom.Inventory.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseDifferenceTest {
  private static final List<Change> CHANGES =
      List.of(
          new Change(Judgement.MAJOR, "operation a", "is not there any more"),
          new Change(Judgement.MINOR, "operation b", "is new"));

  private static List<Problem> problems(String now, RuleLevels levels) {
    Problems problems = new Problems(levels);
    new ReleaseDifference("1.0.0", now, CHANGES).report("manifest.yaml", problems);
    return problems.sorted();
  }

  @Test
  void aVersionThatDoesNotTellIsWarnedOf() {
    for (String now : List.of("1.0.1", "1.1.0")) {
      assertThat(problems(now, RuleLevels.DEFAULT))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                assertThat(problem.code()).isEqualTo("provider/breaking-change");
                assertThat(problem.message())
                    .isEqualTo(
                        "version %s: expected nothing that breaks users of 1.0.0, found that operation a is not there any more"
                            .formatted(now));
                assertThat(problem.hint()).startsWith("release it as 2.0.0; ");
              });
    }
    assertThat(problems("2.0.0", RuleLevels.DEFAULT)).isEmpty();
  }

  @Test
  void usersHaveTheLastWord() {
    String code = ManifestCheck.BREAKING_CHANGE.code();
    assertThat(problems("1.0.1", new RuleLevels(Map.of(code, RuleLevels.Level.OFF)))).isEmpty();
    assertThat(problems("1.0.1", new RuleLevels(Map.of(code, RuleLevels.Level.ERROR))))
        .extracting(Problem::severity)
        .containsExactly(Severity.ERROR);
  }

  @Test
  void itIsTold() {
    assertThat(new ReleaseDifference("1.0.0", "1.0.1", CHANGES).summary())
        .isEqualTo("changed since 1.0.0: 1 major, 1 minor; that asks for 2.0.0");
    assertThat(new ReleaseDifference("1.0.0", "1.0.1", CHANGES.subList(1, 2)).summary())
        .isEqualTo("changed since 1.0.0: 1 minor; that asks for 1.1.0");
    assertThat(new ReleaseDifference("1.0.0", "2.0.0", CHANGES).summary())
        .isEqualTo("changed since 1.0.0: 1 major, 1 minor");
    assertThat(new ReleaseDifference("1.0.0", "1.0.1", List.of()).summary())
        .isEqualTo("nothing that its users notice has changed since 1.0.0");
    assertThat(new ReleaseDifference("0.1.0", "0.1.1", CHANGES).data())
        .containsEntry("since", "0.1.0")
        .containsEntry("needs", "major")
        .containsEntry("allows", "minor");
  }

  @Test
  void filesComeAndGoAndChange() {
    Archive now =
        new Archive("a.tar.gz", "generic", 90, "", List.of(file("b", 2), file("a", 1)), List.of());
    ArchiveDifference difference =
        ArchiveDifference.of(now, 80, List.of(file("a", 5), file("c", 3), file("b", 2)));
    assertThat(difference.before()).isEqualTo(80);
    assertThat(difference.now()).isEqualTo(90);
    assertThat(difference.files())
        .extracting(Object::toString)
        .containsExactly(
            "FileChange[name=a, before=OptionalLong[5], now=OptionalLong[1]]",
            "FileChange[name=c, before=OptionalLong[3], now=OptionalLong.empty]");
  }

  private static Entry file(String name, long size) {
    return new Entry(name, size, name + size, Role.FILE, List.of());
  }
}
