package io.github.providerkit.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.mojo.Formats;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks manifests as a goal does, and demands an answer that people can read, soon. */
public final class Answers {
  public static final String HEAD =
      "kind: plugin\nsource: github.com/acme/plugins/weather\nversion: 1.0.0\n";
  public static final String JSON_HEAD =
      "{\"kind\": \"plugin\", \"source\": \"github.com/acme/plugins/weather\", \"version\": \"1.0.0\"";

  /**
   * Only there so that a test does not hang: an answer is to be expected within a second, but on a
   * busy machine a second has no meaning.
   */
  private static final Duration HANGING = Duration.ofMinutes(10);

  private static final int LONGEST_LINE = 2_000;

  private Answers() {}

  /** What is said about a manifest of that name: all codes with their weights, each once. */
  public static List<String> codes(String file, byte[] bytes) {
    return problems(file, bytes).stream()
        .map(problem -> problem.severity().word() + " " + problem.code())
        .distinct()
        .sorted()
        .toList();
  }

  /** What is said about a manifest of that name. */
  public static List<Problem> problems(String file, byte[] bytes) {
    try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
      Path directory = Files.createDirectories(disk.getPath("/project/provider"));
      Files.write(directory.resolve(file), bytes);
      long start = System.nanoTime();
      List<Problem> problems = assertTimeoutPreemptively(HANGING, () -> answer(directory));
      System.out.printf(
          "%8d KiB %6d ms  %s%n",
          bytes.length / 1024, (System.nanoTime() - start) / 1_000_000, summary(problems));
      return problems;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String summary(List<Problem> problems) {
    long errors = problems.stream().filter(p -> p.severity() == Severity.ERROR).count();
    return errors + " errors, " + (problems.size() - errors) + " warnings";
  }

  private static List<Problem> answer(Path directory) throws IOException, ProviderException {
    ManifestCheck.Result result = check(directory, Optional.empty(), FileChecks.BEFORE_PACKAGING);
    ValidationReport.write(result, directory.resolve("target/validation.json"));
    for (Problem problem : result.sorted()) {
      assertThat(ValidationReport.lines(problem))
          .allMatch(line -> line.length() <= LONGEST_LINE, "is no longer than " + LONGEST_LINE);
    }
    return result.sorted();
  }

  public static ManifestCheck.Result check(
      Path directory, Optional<Path> manifest, FileChecks files) throws ProviderException {
    return new ManifestCheck(Formats.all())
        .run(
            new CheckRequest(
                directory,
                manifest,
                new ReleaseVersion(Optional.empty(), ReleaseVersion.Policy.STRICT),
                files,
                Map.of(),
                directory.resolve("target"),
                Optional.empty(),
                CodeChoice.DEFAULT));
  }
}
