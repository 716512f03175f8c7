package io.github.providerkit.mojo;

import io.github.providerkit.code.Language;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.ManifestFinder;
import io.github.providerkit.format.gestalt.generation.Generation;
import io.github.providerkit.format.gestalt.generation.Generations;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.maven.ReleaseExecutions;
import io.github.providerkit.maven.RuleSettings;
import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that read a provider's manifest. */
abstract class AbstractManifestMojo extends AbstractGoal {
  /**
   * Releases a provider that has code beside its manifest without that code, where it is complete
   * without.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.declarativeOnly", defaultValue = "false")
  private boolean declarativeOnly;

  /**
   * The generation of the format {@code gestalt} that manifests are of: {@code may}, that of May
   * 2026 with {@code kind: plugin}; {@code app}, today's with {@code kind: app}; {@code auto}, what
   * each manifest says: its kind, or keys and values that only one generation has. Some manifests,
   * such as one of {@code kind: secrets} with nothing but a {@code spec}, say nothing: they are of
   * the generation that the other modules of the build speak for; where those say nothing or
   * several, of May where code lies beside them, which that compiles, and of today's otherwise.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.gestalt.dialect", defaultValue = "auto")
  private String dialect = Generations.AUTO;

  /**
   * The language of the code to compile: {@code go}, {@code rust}, {@code python} or {@code
   * typescript}. By default the first of them that is found beside the manifest.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.language")
  private @Nullable String language;

  /**
   * The manifest file. By default the manifest in the project's directory: {@code manifest.json},
   * else {@code manifest.yaml}, else {@code manifest.yml}; without any of them {@code plugin.json},
   * {@code plugin.yaml} or {@code plugin.yml}. A file that is named here decides when there are two
   * formats in one directory.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.manifest")
  private @Nullable File manifest;

  /**
   * Levels of single rules, by the code that stands in brackets behind each problem: {@code error},
   * {@code warn} or {@code off}. What the consumer refuses stays an error.
   *
   * <pre>{@code
   * <rules>
   *   <property>
   *     <name>gestalt/empty-assets</name>
   *     <value>warn</value>
   *   </property>
   * </rules>
   * }</pre>
   *
   * <p>The same on the command line: {@code -Dprovider.rules.gestalt/empty-assets=warn}.
   *
   * @since 0.1.0
   */
  @Parameter private Properties rules = new Properties();

  /**
   * Finds the manifest and checks it; what an earlier goal of this build found is told again as
   * long as it holds.
   *
   * @param settings what it is held against
   * @param outputDirectory where the build writes
   */
  final ManifestCheck.Result check(FileChecks files, CheckSettings settings, Path outputDirectory)
      throws ProviderException {
    ReleaseExecutions.requireOne(project());
    ManifestCheck.Result result =
        memory()
            .check(settings.checkstack(), Formats.dialect(dialect(), session(), project()))
            .run(request(files, settings, outputDirectory));
    getLog().debug(result.manifest() + (result.repeated() ? ": as judged before" : ": judged"));
    return result;
  }

  private CheckRequest request(FileChecks files, CheckSettings settings, Path outputDirectory)
      throws ProviderException {
    return new CheckRequest(
        directory(),
        manifest(),
        settings.version(),
        files,
        ruleLevels(),
        outputDirectory,
        settings.fetcher(),
        codeChoice());
  }

  /** The name of the JSON Schema that the manifest follows. */
  final String schema(Path outputDirectory) throws ProviderException {
    return memory()
        .check(CheckSettings.NONE.checkstack(), Formats.dialect(dialect(), session(), project()))
        .schema(request(FileChecks.NONE, CheckSettings.NONE, outputDirectory));
  }

  /** The generation that the user names. */
  final Optional<Generation> dialect() throws ProviderException {
    Optional<Generation> named = Generations.named(dialect);
    if (named.isEmpty() && !dialect.equals(Generations.AUTO)) {
      throw ProviderException.user(
          "provider.gestalt.dialect: expected %s, found \"%s\""
              .formatted(String.join(", ", Generations.words()), dialect),
          Names.hint(dialect, Generations.words(), Map.of("plugin", "may", "today", "app")));
    }
    return named;
  }

  /** The user's word on the code beside the manifest. */
  final CodeChoice codeChoice() throws ProviderException {
    if (language == null) {
      return new CodeChoice(Optional.empty(), declarativeOnly);
    }
    Optional<Language> chosen = Language.of(language);
    if (chosen.isEmpty()) {
      throw ProviderException.user(
          "provider.language: expected %s, found \"%s\""
              .formatted(String.join(", ", Language.words()), language),
          Names.hint(language, Language.words(), Language.OTHER_NAMES));
    }
    return new CodeChoice(chosen, declarativeOnly);
  }

  /** The manifest that the user named. */
  final Optional<Path> manifest() {
    return Optional.ofNullable(manifest).map(File::toPath);
  }

  /**
   * Whether the project only holds modules together: of such a one nobody expects a manifest.
   *
   * @throws ProviderException if a file that may be one cannot be read
   */
  final boolean isBareAggregator() throws ProviderException {
    return manifest == null
        && !project().getModules().isEmpty()
        && !ManifestFinder.mayBeIn(directory());
  }

  /** The user's word on single rules, by code. */
  final Map<String, RuleLevels.Level> ruleLevels() throws ProviderException {
    return RuleSettings.levels(rules, project().getProperties(), session().getUserProperties());
  }

  /** The version of the release: the one that the user names, or the project's, if there is one. */
  final Optional<String> version(@Nullable String named) {
    boolean hasProject = session().getRequest().isProjectPresent();
    return Optional.ofNullable(named)
        .or(() -> hasProject ? Optional.of(project().getVersion()) : Optional.empty());
  }
}
