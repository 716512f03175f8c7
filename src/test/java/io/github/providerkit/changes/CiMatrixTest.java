package io.github.providerkit.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.code.Language;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.platform.Platforms;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CiMatrixTest {
  private static final Platform LINUX = Platform.of("linux", "amd64");

  private static CiMatrix.Part part(String project, String platforms, Language... languages)
      throws Exception {
    return new CiMatrix.Part(project, Set.of(languages), Platforms.parse(platforms, LINUX));
  }

  @Test
  void whatOneMachineBuildsForAllIsOneJob() throws Exception {
    List<CiMatrix.Job> jobs =
        CiMatrix.of(
            List.of(
                part("go", "all", Language.GO),
                part("ts", "linux/amd64", Language.TYPESCRIPT),
                part("rest", "all")));
    assertThat(jobs).hasSize(1);
    assertThat(jobs.get(0).name()).isEqualTo("all");
    assertThat(jobs.get(0).runner()).startsWith("ubuntu");
    assertThat(jobs.get(0).projects()).containsExactly("go", "ts", "rest");
    assertThat(jobs.get(0).platforms()).hasSize(4);
    assertThat(jobs.get(0).languages()).containsExactly(Language.GO, Language.TYPESCRIPT);
  }

  @Test
  void whatEachPlatformBuildsItselfIsAJobEach() throws Exception {
    List<CiMatrix.Job> jobs =
        CiMatrix.of(
            List.of(
                part("py", "all", Language.PYTHON),
                part("rs", "linux/arm64,linux/386", Language.RUST),
                part("go", "linux/amd64", Language.GO)));
    assertThat(jobs)
        .extracting(CiMatrix.Job::name)
        .containsExactly(
            "all", "darwin/amd64", "darwin/arm64", "linux/amd64", "linux/arm64", "linux/386");
    assertThat(jobs.get(4).projects()).containsExactly("py", "rs");
    assertThat(jobs.get(4).platforms()).containsExactly(Platform.of("linux", "arm64"));
    assertThat(jobs.get(4).runner()).isEqualTo("ubuntu-24.04-arm");
    assertThat(jobs.get(5).runner()).isEmpty();
    assertThat(jobs.get(0).projects()).containsExactly("go");
  }

  @Test
  void nothingNeedsNoJob() {
    assertThat(CiMatrix.of(List.of())).isEmpty();
  }
}
