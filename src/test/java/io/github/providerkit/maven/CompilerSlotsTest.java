package io.github.providerkit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.Test;

class CompilerSlotsTest {
  @Test
  void allProjectsOfABuildShareThem() {
    MavenSession session = session();
    Semaphore first = CompilerSlots.of(session, 3);
    assertThat(CompilerSlots.of(session.clone(), 8)).isSameAs(first);
    assertThat(first.availablePermits()).isEqualTo(3);
  }

  @Test
  void anotherBuildHasItsOwn() {
    assertThat(CompilerSlots.of(session(), 2)).isNotSameAs(CompilerSlots.of(session(), 2));
  }

  @SuppressWarnings("deprecation") // The only constructor that needs no container.
  private static MavenSession session() {
    return new MavenSession(
        null,
        new DefaultRepositorySystemSession(),
        new DefaultMavenExecutionRequest(),
        new DefaultMavenExecutionResult());
  }
}
