package io.github.providerkit.format;

import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds a provider's manifest and checks it: the first step of every goal. */
public final class ManifestCheck {
  private static final Rule SEVERAL_MANIFESTS = Rule.advice("provider/several-manifests");

  private final ManifestFinder finder;

  /**
   * Creates a check.
   *
   * @param formats the registered formats
   */
  public ManifestCheck(List<ProviderFormat> formats) {
    this.finder = new ManifestFinder(formats);
  }

  /**
   * What to check.
   *
   * @param directory the project's directory
   * @param manifest the manifest that the user named; empty to find one in the directory
   * @param version the version to release
   * @param files which named files are looked at
   * @param levels the user's word on single rules, by code
   * @param outputDirectory where the build writes
   * @param fetcher how documents are fetched that the manifest names by URL; empty when they are
   *     not to be
   * @param code the user's word on the code beside the manifest
   */
  public record Request(
      Path directory,
      Optional<Path> manifest,
      ReleaseVersion version,
      FileChecks files,
      Map<String, RuleLevels.Level> levels,
      Path outputDirectory,
      Optional<DocumentFetcher> fetcher,
      CodeChoice code) {}

  /**
   * What came of it.
   *
   * @param format the manifest's format
   * @param manifest its name, relative to the project where possible
   * @param problems everything that is wrong; rules that plan the release add to it
   * @param provider the provider; empty when there are errors
   */
  public record Result(
      String format, String manifest, Problems problems, Optional<Provider> provider) {
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
  }

  /**
   * Finds and checks.
   *
   * @throws ProviderException if there is no manifest to check, or a rule's name is wrong
   */
  public Result run(Request request) throws ProviderException {
    ManifestFinder.Found found =
        request.manifest().isPresent()
            ? finder.named(request.manifest().get())
            : finder.inDirectory(request.directory());
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
    CheckRequest check =
        new CheckRequest(
            found.file(),
            shownAs,
            request.version(),
            request.files(),
            request.outputDirectory(),
            request.fetcher(),
            request.code());
    Optional<Provider> provider = found.format().check(check, problems);
    return new Result(found.format().name(), shownAs, problems, provider);
  }

  /**
   * How users call a file: its path from the project's directory, or the whole one where it lies
   * elsewhere.
   */
  public static String shownAs(Path directory, Path file) {
    Path base = directory.toAbsolutePath().normalize();
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(base)
        ? base.relativize(absolute).toString().replace('\\', '/')
        : file.toString();
  }

  private static void refuseUnknownRules(
      Map<String, RuleLevels.Level> levels, ProviderFormat format) throws ProviderException {
    for (String code : levels.keySet()) {
      if (!format.ruleCodes().contains(code) && !code.equals(SEVERAL_MANIFESTS.code())) {
        throw ProviderException.user(
            "provider.rules: expected the code of a rule, found \"" + code + "\"",
            "codes stand in brackets behind each problem");
      }
    }
  }
}
