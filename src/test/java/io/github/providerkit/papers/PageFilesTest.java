package io.github.providerkit.papers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.format.ReleasePlan;
import io.github.providerkit.host.Host;
import io.github.providerkit.release.Release;
import io.github.providerkit.sbom.Inventory;
import io.github.providerkit.sbom.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page among the files of a build, and in the summary of a job on GitHub. */
class PageFilesTest {
  private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

  @TempDir Path directory;
  private final List<String> told = new ArrayList<>();

  @Test
  void thePageIsAddedToTheSummaryOnce() throws Exception {
    Path summary = directory.resolve("summary.md");
    Files.writeString(summary, "before\n");
    write(Map.of(SUMMARY, summary.toString()), true);
    write(Map.of(SUMMARY, summary.toString()), true);
    assertThat(summary).hasContent("before\n" + Files.readString(directory.resolve("release.md")));
  }

  @Test
  void aSummaryThatIsFullOrCannotBeWrittenIsSaidToBeSo() throws Exception {
    Path full = directory.resolve("full.md");
    Files.writeString(full, "x".repeat(1_000_000));
    write(Map.of(SUMMARY, full.toString()), true);
    assertThat(full).hasSize(1_000_000);
    write(Map.of(SUMMARY, directory.resolve("no/such").toString()), true);
    assertThat(told)
        .anyMatch(line -> line.startsWith("the page is too long"))
        .anyMatch(line -> line.startsWith("cannot add the page to " + SUMMARY));
    assertThat(directory.resolve("release.html")).exists();
  }

  @Test
  void withoutAnySummaryThereAreTheFilesAlone() throws Exception {
    write(Map.of(), true);
    assertThat(directory.resolve("release.md")).exists();
    write(Map.of(), false);
    assertThat(directory).isEmptyDirectory();
  }

  private void write(Map<String, String> variables, boolean page) throws IOException {
    Subject subject = new Subject("a", "1.0.0", "plugin", "a/v1.0.0", Optional.empty(), "9");
    ReleasePlan plan = new ReleasePlan(List.of(), List.of(), Optional.empty(), Optional.empty());
    Release release =
        new Release(
            directory,
            List.of(),
            List.of(),
            directory.resolve("checksums.txt"),
            Optional.empty(),
            plan);
    PapersRequest request =
        new PapersRequest(
            new Host(variables, "Linux", "amd64"),
            subject,
            release,
            List.of(),
            directory,
            directory.resolve("manifest.yaml"),
            "release",
            Optional.empty(),
            directory,
            false,
            Optional.empty(),
            page
                ? Optional.of(new PapersRequest.Page(List.of(), Optional.empty()))
                : Optional.empty());
    new PageFiles(request, told::add).write(Optional.of(new Inventory(List.of())), List.of());
  }
}
