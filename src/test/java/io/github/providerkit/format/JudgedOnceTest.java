package io.github.providerkit.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.providerkit.code.Language;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.ReleaseVersion.Policy;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A check that is asked again: when it judges anew, and when it need not. */
class JudgedOnceTest {
  private static final Rule RULE = Rule.advice("gestalt/some-rule");

  private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
  private final Path directory = disk.getPath("/project");
  private final AtomicInteger judgements = new AtomicInteger();
  private boolean hasBuildCommand;
  private final ManifestCheck check = new ManifestCheck(List.of(new Counting()));

  @BeforeEach
  void createManifest() throws IOException {
    Files.createDirectory(directory);
    write("manifest.yaml", "first");
  }

  @AfterEach
  void closeDisk() throws IOException {
    disk.close();
  }

  @Test
  void theSameQuestionIsAnsweredOnce() throws Exception {
    ManifestCheck.Result first = check.run(request(FileChecks.BEFORE_BUILD));
    ManifestCheck.Result second = check.run(request(FileChecks.BEFORE_BUILD));
    assertThat(judgements).hasValue(1);
    assertThat(second.provider()).isEqualTo(first.provider());
    assertThat(second.sorted()).isEqualTo(first.sorted()).hasSize(1);
  }

  @Test
  void whatBuildsNothingIsTheSameBeforePackaging() throws Exception {
    check.run(request(FileChecks.BEFORE_BUILD));
    check.run(request(FileChecks.BEFORE_PACKAGING));
    assertThat(judgements).hasValue(1);
  }

  @Test
  void whatBuildsItsFilesIsJudgedAgainBeforePackaging() throws Exception {
    hasBuildCommand = true;
    check.run(request(FileChecks.BEFORE_BUILD));
    check.run(request(FileChecks.BEFORE_PACKAGING));
    assertThat(judgements).hasValue(2);
  }

  @Test
  void aManifestAloneSaysNothingAboutItsFiles() throws Exception {
    check.run(request(FileChecks.NONE));
    check.run(request(FileChecks.BEFORE_BUILD));
    assertThat(judgements).hasValue(2);
  }

  @Test
  void whatWasCheckedForPackagingDoesNotAnswerWhatIsToBeBuilt() throws Exception {
    check.run(request(FileChecks.BEFORE_PACKAGING));
    check.run(request(FileChecks.BEFORE_BUILD));
    assertThat(judgements).hasValue(2);
  }

  @Test
  void aChangedManifestIsJudgedAnew() throws Exception {
    check.run(request(FileChecks.BEFORE_BUILD));
    write("manifest.yaml", "other");
    assertThat(check.run(request(FileChecks.BEFORE_BUILD)).provider().orElseThrow().name())
        .isEqualTo("other");
  }

  @Test
  void aManifestThatIsAsItWasIsKnownAgain() throws Exception {
    check.run(request(FileChecks.BEFORE_BUILD));
    write("manifest.yaml", "other");
    check.run(request(FileChecks.BEFORE_BUILD));
    write("manifest.yaml", "first");
    assertThat(check.run(request(FileChecks.BEFORE_BUILD)).provider().orElseThrow().name())
        .isEqualTo("first");
  }

  @Test
  void aManifestThatWinsOverTheKnownOneIsFound() throws Exception {
    check.run(request(FileChecks.BEFORE_BUILD));
    write("manifest.json", "winner");
    ManifestCheck.Result result = check.run(request(FileChecks.BEFORE_BUILD));
    assertThat(result.manifest()).isEqualTo("manifest.json");
    assertThat(result.provider().orElseThrow().name()).isEqualTo("winner");
  }

  @Test
  void aSecondFormatIsRefusedAlsoWhereOneWasFoundBefore() throws Exception {
    check.run(request(FileChecks.BEFORE_BUILD));
    write("plugin.yaml", "");
    assertThatThrownBy(() -> check.run(request(FileChecks.BEFORE_BUILD)))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("found two");
  }

  @Test
  void everyQuestionHasItsOwnAnswer() throws Exception {
    CheckRequest base = request(FileChecks.BEFORE_BUILD);
    write("other/manifest.yaml", "elsewhere");
    List<CheckRequest> others =
        List.of(
            base.withVersion(new ReleaseVersion(Optional.of("2.0.0"), Policy.STRICT)),
            base.withVersion(new ReleaseVersion(Optional.of("2.0.0"), Policy.OVERRIDE)),
            request(Optional.of(directory.resolve("other")), Map.of(), "out", CodeChoice.DEFAULT),
            request(
                Optional.empty(),
                Map.of(RULE.code(), RuleLevels.Level.OFF),
                "out",
                CodeChoice.DEFAULT),
            request(Optional.empty(), Map.of(), "elsewhere", CodeChoice.DEFAULT),
            request(
                Optional.empty(), Map.of(), "out", new CodeChoice(Optional.of(Language.GO), false)),
            request(Optional.empty(), Map.of(), "out", new CodeChoice(Optional.empty(), true)));
    check.run(base);
    for (CheckRequest other : others) {
      check.run(other);
    }
    assertThat(judgements).hasValue(1 + others.size());
    assertThat(check.run(others.get(2)).provider().orElseThrow().name()).isEqualTo("elsewhere");
    assertThat(check.run(others.get(3)).sorted()).isEmpty();
    assertThat(check.run(base).provider().orElseThrow().name()).isEqualTo("first");
  }

  @Test
  void whatMayBeFetchedIsNeverRemembered() throws Exception {
    DocumentFetcher fetcher = url -> new byte[0];
    CheckRequest request =
        new CheckRequest(
            directory,
            Optional.empty(),
            new ReleaseVersion(Optional.empty(), Policy.STRICT),
            FileChecks.BEFORE_BUILD,
            Map.of(),
            directory.resolve("out"),
            Optional.of(fetcher),
            CodeChoice.DEFAULT);
    check.run(request);
    check.run(request);
    assertThat(judgements).hasValue(2);
  }

  @Test
  void whatOneGoalAddsToTheProblemsStaysWithIt() throws Exception {
    ManifestCheck.Result first = check.run(request(FileChecks.BEFORE_BUILD));
    report("of a plan", first.problems());
    ManifestCheck.Result second = check.run(request(FileChecks.BEFORE_BUILD));
    assertThat(first.sorted()).hasSize(2);
    assertThat(second.sorted()).hasSize(1);

    report("of another plan", second.problems());
    assertThat(check.run(request(FileChecks.BEFORE_BUILD)).sorted()).hasSize(1);
  }

  @Test
  void severalThreadsMayAsk() throws Exception {
    for (int i = 0; i < 8; i++) {
      write("project" + i + "/manifest.yaml", "name" + i);
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> names = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        Path project = directory.resolve("project" + i % 8);
        names.add(
            threads.submit(
                () ->
                    check
                        .run(request(Optional.of(project), Map.of(), "out", CodeChoice.DEFAULT))
                        .provider()
                        .orElseThrow()
                        .name()));
      }
      for (int i = 0; i < 400; i++) {
        assertThat(names.get(i).get()).isEqualTo("name" + i % 8);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private CheckRequest request(FileChecks files) {
    return request(Optional.empty(), Map.of(), "out", CodeChoice.DEFAULT).withFiles(files);
  }

  private CheckRequest request(
      Optional<Path> manifest,
      Map<String, RuleLevels.Level> levels,
      String output,
      CodeChoice code) {
    return new CheckRequest(
        directory,
        manifest,
        new ReleaseVersion(Optional.empty(), Policy.STRICT),
        FileChecks.BEFORE_BUILD,
        levels,
        directory.resolve(output),
        Optional.empty(),
        code);
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void report(String message, Problems problems) {
    problems.add(RULE, "manifest.yaml", "", Position.START, message, null);
  }

  /** A format whose manifests are names, and which counts how often it is asked. */
  private final class Counting implements ProviderFormat {
    boolean builds() {
      return hasBuildCommand;
    }

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
      return Set.of(RULE.code());
    }

    @Override
    public Optional<Provider> check(ManifestFile manifest, Problems problems)
        throws ProviderException {
      judgements.incrementAndGet();
      report("always", problems);
      try {
        return Optional.of(new Named(new String(manifest.seen().read(manifest.path())), this));
      } catch (IOException e) {
        throw ProviderException.environment("cannot read " + manifest.path(), e);
      }
    }
  }

  private record Named(String name, Counting format) implements Provider {
    @Override
    public String version() {
      return "1.0.0";
    }

    @Override
    public String releaseTag() {
      return "v1.0.0";
    }

    @Override
    public List<BuildCommand> buildCommands() {
      return format.builds()
          ? List.of(new BuildCommand("command", Path.of("."), List.of("make")))
          : List.of();
    }

    @Override
    public Path directory() {
      return Path.of(".");
    }

    @Override
    public List<Path> generatedDirectories() {
      return List.of();
    }

    @Override
    public String kind() {
      return "plugin";
    }

    @Override
    public Optional<ProviderCode> code() {
      return Optional.empty();
    }

    @Override
    public void requireCode() {}

    @Override
    public Optional<ReleasePlan> plan(PlanRequest request, Problems problems) {
      return Optional.empty();
    }
  }
}
