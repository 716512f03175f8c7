package io.github.providerkit.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.providerkit.message.ProviderException;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;

class CompareTimeTest {
  @Test
  void nobodyIsAskedUnlessMavenDeploys() throws Exception {
    for (String goal : List.of("validate", "package", "verify", "install")) {
      assertThat(CompareTime.of("deploy").isNow(session(goal))).as(goal).isFalse();
      assertThat(CompareTime.of("always").isNow(session(goal))).as(goal).isTrue();
    }
    assertThat(CompareTime.of("deploy").isNow(session("clean", "deploy"))).isTrue();
    assertThat(CompareTime.of("never").isNow(session("deploy"))).isFalse();
  }

  @Test
  void anotherWordIsRefused() {
    assertThatThrownBy(() -> CompareTime.of("true"))
        .isInstanceOfSatisfying(
            ProviderException.class,
            e -> {
              assertThat(e).hasMessageContaining("expected deploy, always, never, found \"true\"");
              assertThat(e.hint()).contains("always");
            });
  }

  @SuppressWarnings("deprecation") // There is no other way to make one.
  private static MavenSession session(String... goals) {
    DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setGoals(List.of(goals));
    return new MavenSession(null, null, request, new DefaultMavenExecutionResult());
  }
}
