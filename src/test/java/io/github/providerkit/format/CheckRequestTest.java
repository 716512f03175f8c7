package io.github.providerkit.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.manifest.RuleLevels;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckRequestTest {
  @Test
  void theKeyHoldsEveryPartOfARequest() {
    // Given
    CheckRequest request =
        new CheckRequest(
            Path.of("directory"),
            Optional.of(Path.of("manifest.yaml")),
            new ReleaseVersion(Optional.of("1.0.0"), ReleaseVersion.Policy.OVERRIDE),
            FileChecks.BEFORE_BUILD,
            Map.of("gestalt/icon", RuleLevels.Level.OFF),
            Path.of("target"),
            Optional.empty(),
            CodeChoice.DEFAULT);

    // When
    List<Object> key = request.key();

    // Then
    assertThat(key).containsExactlyElementsOf(parts(request).toList());
  }

  /** The values in a record, and in the records in it. */
  private static Stream<Object> parts(Record record) {
    return Stream.of(record.getClass().getRecordComponents())
        .map(component -> value(record, component))
        .flatMap(part -> part instanceof Record inner ? parts(inner) : Stream.of(part));
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
