package io.github.providerkit.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault in the rules of a format does not end the build of other modules. */
class ManifestCheckTest {

  static Stream<Throwable> faults() {
    return Stream.of(
        new IllegalArgumentException("\"nmae\" is no field"),
        new StackOverflowError(),
        new OutOfMemoryError("Java heap space"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultOfOursIsOneProblemOfTheManifest(Throwable fault)
      throws IOException, ProviderException {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      // Given
      Path directory = Files.createDirectories(disk.getPath("/project"));
      Files.writeString(directory.resolve("manifest.yaml"), "kind: plugin\n");

      // When
      ManifestCheck.Result result =
          new ManifestCheck(List.of(new Failing(fault)))
              .run(
                  new CheckRequest(
                      directory,
                      Optional.empty(),
                      new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT),
                      FileChecks.NONE,
                      Map.of(),
                      directory.resolve("target"),
                      Optional.empty(),
                      CodeChoice.DEFAULT));

      // Then
      assertThat(result.ok()).isFalse();
      assertThat(result.provider()).isEmpty();
      assertThat(result.sorted())
          .extracting(Problem::file, Problem::code)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("manifest.yaml", "document/failed"));
    }
  }

  /** A format whose rules fail. */
  private record Failing(Throwable fault) implements ProviderFormat {
    @Override
    public String name() {
      return "gestalt";
    }

    @Override
    public List<String> manifestNames() {
      return List.of("manifest.yaml");
    }

    @Override
    public Set<String> ruleCodes() {
      return Set.of();
    }

    @Override
    public Optional<Provider> check(ManifestFile manifest, Problems problems) {
      if (fault instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) fault;
    }
  }
}
