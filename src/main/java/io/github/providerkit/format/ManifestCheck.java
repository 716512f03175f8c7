package io.github.providerkit.format;

import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.manifest.read.LastDefence;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds a provider's manifest and checks it: the first step of every goal.
 *
 * <p>What one goal asked and another asks again is not judged again, as long as every file that was
 * looked at is still the same. A check that may fetch documents is never remembered. Any number of
 * threads may ask.
 */
public final class ManifestCheck {
  /** A release breaks those who rely on the one before, and its version does not say so. */
  public static final Rule BREAKING_CHANGE = Rule.advice("provider/breaking-change");

  private static final Rule SEVERAL_MANIFESTS = Rule.advice("provider/several-manifests");

  /** Rules of every format. */
  private static final Set<String> GENERAL =
      Set.of(SEVERAL_MANIFESTS.code(), BREAKING_CHANGE.code());

  private final List<ProviderFormat> formats;
  private final Map<List<Object>, Judged> judged = new ConcurrentHashMap<>();

  /**
   * Creates a check that remembers nothing yet.
   *
   * @param formats the registered formats
   */
  public ManifestCheck(List<ProviderFormat> formats) {
    this.formats = List.copyOf(formats);
  }

  /**
   * What came of it.
   *
   * @param format the manifest's format
   * @param manifest its name, relative to the project where possible
   * @param problems everything that is wrong; rules that plan the release add to it
   * @param provider the provider; empty when there are errors
   * @param repeated whether it was concluded before, and still holds
   */
  public record Result(
      String format,
      String manifest,
      Problems problems,
      Optional<Provider> provider,
      boolean repeated) {
    /** What was concluded just now. */
    public Result(String format, String manifest, Problems problems, Optional<Provider> provider) {
      this(format, manifest, problems, provider, false);
    }

    /** Whether there are no errors. */
    public boolean ok() {
      return !problems.hasErrors();
    }

    /** Everything found, sorted by place. */
    public List<Problem> sorted() {
      return problems.sorted();
    }

    /** How many of a severity were found. */
    public long count(Severity severity) {
      return sorted().stream().filter(problem -> problem.severity() == severity).count();
    }

    /** The same once more, with problems of its own, to which others add nothing. */
    private Result again() {
      return new Result(format, manifest, problems.copy(), provider, true);
    }
  }

  /** A result that nobody else touches, and what it was concluded from. */
  private record Judged(Result result, SeenFiles seen) {
    boolean buildsNothing() {
      return result
          .provider()
          .filter(made -> made.buildCommands().isEmpty() && made.phases().isEmpty())
          .isPresent();
    }
  }

  /**
   * Finds and checks, or tells the result of an earlier check that still holds.
   *
   * @throws ProviderException if there is no manifest to check, or a rule's name is wrong
   */
  public Result run(CheckRequest request) throws ProviderException {
    Optional<Judged> known = known(request).filter(earlier -> earlier.seen().unchanged());
    if (known.isPresent()) {
      return known.get().result().again();
    }
    SeenFiles seen = new SeenFiles();
    Result result = judge(request, seen);
    seen.end();
    // What a server says may be something else the next time, and is not asked twice to find out.
    if (request.fetcher().isEmpty()) {
      judged.put(request.key(), new Judged(result.again(), seen));
    }
    return result;
  }

  /**
   * The name of the JSON Schema that a manifest follows, be it fine or not.
   *
   * @throws ProviderException if there is none
   */
  public String schema(CheckRequest request) throws ProviderException {
    SeenFiles seen = new SeenFiles();
    ManifestFinder.Found found = find(request, seen);
    return found
        .format()
        .schema(
            new ManifestFile(
                found.file(), shownAs(request.directory(), found.file()), request, seen));
  }

  private ManifestFinder.Found find(CheckRequest request, SeenFiles seen) throws ProviderException {
    ManifestFinder finder = new ManifestFinder(formats, seen);
    return request.manifest().isPresent()
        ? finder.named(request.manifest().get())
        : finder.meantIn(request.directory());
  }

  private Optional<Judged> known(CheckRequest request) {
    Judged same = judged.get(request.key());
    if (same == null && request.files() == FileChecks.BEFORE_PACKAGING) {
      Judged before = judged.get(request.withFiles(FileChecks.BEFORE_BUILD).key());
      return Optional.ofNullable(before).filter(Judged::buildsNothing);
    }
    return Optional.ofNullable(same);
  }

  private Result judge(CheckRequest request, SeenFiles seen) throws ProviderException {
    ManifestFinder.Found found = find(request, seen);
    refuseUnknownRules(request.levels(), found.format());
    Problems problems = new Problems(new RuleLevels(request.levels()));
    String shownAs = shownAs(request.directory(), found.file());
    for (Path ignored : found.ignored()) {
      problems.add(
          SEVERAL_MANIFESTS,
          shownAs(request.directory(), ignored),
          "",
          Position.START,
          "expected one manifest, found this one beside " + shownAs + ", which wins",
          "remove one of the two");
    }
    ManifestFile manifest = new ManifestFile(found.file(), shownAs, request, seen);
    return new Result(
        found.format().name(), shownAs, problems, check(found.format(), manifest, problems));
  }

  private static Optional<Provider> check(
      ProviderFormat format, ManifestFile manifest, Problems problems) throws ProviderException {
    try {
      return format.check(manifest, problems);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // A fault of ours: told like one of the author's, so that other modules are looked at too.
      LastDefence.report(manifest.shownAs(), problems, e);
      return Optional.empty();
    }
  }

  /**
   * How users call a file: its path from the project's directory, or the whole one where it lies
   * elsewhere.
   */
  public static String shownAs(Path directory, Path file) {
    Path base = directory.toAbsolutePath().normalize();
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(base) ? SlashPath.between(base, absolute) : file.toString();
  }

  private static void refuseUnknownRules(
      Map<String, RuleLevels.Level> levels, ProviderFormat format) throws ProviderException {
    for (String code : levels.keySet()) {
      if (!format.ruleCodes().contains(code) && !GENERAL.contains(code)) {
        throw ProviderException.user(
            "provider.rules: expected the code of a rule, found \"" + code + "\"",
            "codes stand in brackets behind each problem");
      }
    }
  }
}
