package io.github.providerkit.manifest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong in a reader is one problem of the one file. */
class LastDefenceTest {
  private final Problems problems = new Problems(RuleLevels.DEFAULT);

  @Test
  void anExceptionInAReaderIsAProblemWithItsName() {
    // When
    Optional<String> read =
        LastDefence.check(
            "some/catalog.yaml",
            problems,
            () -> {
              throw new IndexOutOfBoundsException("Index 7");
            });

    // Then
    assertThat(read).isEmpty();
    assertThat(problems.sorted()).hasSize(1);
    assertThat(problems.sorted().get(0).file()).isEqualTo("some/catalog.yaml");
    assertThat(problems.sorted().get(0).code()).isEqualTo("document/failed");
    assertThat(problems.sorted().get(0).message())
        .startsWith(
            "expected a file that can be checked, found one at which the plugin itself fails:"
                + " java.lang.IndexOutOfBoundsException: Index 7 at "
                + LastDefenceTest.class.getName());
    assertThat(problems.sorted().get(0).hint()).contains("report it");
  }

  private static int recurse(int depth) {
    return depth < 0 ? 0 : recurse(depth + 1) + 1;
  }

  @Test
  void anExhaustedStackIsOneToo() {
    // When
    LastDefence.check("a.yaml", problems, () -> Optional.of(recurse(0)));

    // Then
    assertThat(problems.sorted())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("java.lang.StackOverflowError"));
  }

  @Test
  void soIsAFileThatIsTooLarge() {
    // When
    LastDefence.check(
        "a.yaml",
        problems,
        () -> {
          throw new OutOfMemoryError("Java heap space");
        });

    // Then
    assertThat(problems.sorted())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.message())
                  .isEqualTo("expected a file that fits into memory, found one that does not");
              assertThat(p.hint()).contains("-Xmx");
            });
  }

  @Test
  void aDocumentThatCannotBeReadForAFaultOfOursIsUnreadable() {
    // When
    UnreadableDocumentException unreadable =
        catchThrowableOfType(
            UnreadableDocumentException.class,
            () ->
                LastDefence.document(
                    () -> {
                      throw new IllegalStateException("never");
                    }));

    // Then
    assertThat(unreadable.position()).isEqualTo(Position.START);
    assertThat(unreadable)
        .hasMessageContaining("java.lang.IllegalStateException: never")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(unreadable.hint()).contains("report it");
  }

  @Test
  void whatTheReaderSaysItselfIsPassedOn() {
    // Given
    UnreadableDocumentException own = new UnreadableDocumentException(Position.START, "own", null);

    // Then
    assertThat(
            catchThrowableOfType(
                UnreadableDocumentException.class,
                () ->
                    LastDefence.document(
                        () -> {
                          throw own;
                        })))
        .isSameAs(own);
  }
}
