package io.github.providerkit.mojo;

import io.github.providerkit.code.Language;
import io.github.providerkit.format.CheckRequest;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.CodeChoice;
import io.github.providerkit.format.DocumentFetcher;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.ReleaseVersion;
import io.github.providerkit.format.ValidationReport;
import io.github.providerkit.format.checkstack.rules.CheckstackSettings;
import io.github.providerkit.format.checkstack.rules.RangeStyle;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.maven.RuleSettings;
import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.transfer.HttpDocuments;
import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * What the goals for a provider's own repository share: the parameters that lead to a checked
 * manifest.
 */
abstract class AbstractProviderMojo extends AbstractGoal {
  /**
   * Releases a provider that has code beside its manifest without that code, where it is complete
   * without.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.declarativeOnly", defaultValue = "false")
  private boolean declarativeOnly;

  /**
   * Fetches an OpenAPI document that the manifest names by URL and checks it as well. By default
   * nothing is fetched, so that a build needs no network and two builds do the same.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.fetchRemoteDocuments", defaultValue = "false")
  private boolean fetchRemoteDocuments;

  /**
   * The language of the code to compile: {@code go}, {@code rust}, {@code python} or {@code
   * typescript}. By default the first of them that is found beside the manifest.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.language")
  private String language;

  /**
   * The manifest file. By default the manifest in the project's directory: {@code manifest.json},
   * else {@code manifest.yaml}, else {@code manifest.yml}; without any of them {@code plugin.json},
   * {@code plugin.yaml} or {@code plugin.yml}. A file that is named here decides when there are two
   * formats in one directory.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.manifest")
  private File manifest;

  /**
   * Prints each problem as a GitHub workflow command too, which marks its line in a pull request.
   * By default this is on when the environment variable {@code GITHUB_ACTIONS} is {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.githubAnnotations")
  private Boolean githubAnnotations;

  /**
   * Directory for everything that the goals write. By default {@code
   * ${project.build.directory}/provider}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.outputDirectory")
  private File outputDirectory;

  /**
   * A JSON file of the package versions that a Checkstack platform has loaded, such as {@code
   * {"@checkstack/backend-api": "0.35.2"}}. The ranges of a plugin are compared with it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.checkstack.platform")
  private File checkstackPlatform;

  /**
   * How {@code workspace:} ranges of a Checkstack plugin are written into its tarballs: {@code
   * caret} always as {@code ^version}, {@code bun} exact or with {@code ^} or {@code ~} as the
   * range says.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.checkstack.ranges", defaultValue = "caret")
  private String checkstackRanges;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

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

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /**
   * The version of the release. By default the project's; without a project, the manifest's own.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.version")
  private String version;

  /**
   * What happens when the version of the release and the manifest's differ: {@code strict} fails (a
   * {@code -SNAPSHOT} is ignored), {@code override} lets the former win without a word.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.versionPolicy", defaultValue = "strict")
  private String versionPolicy;

  final Path outputDirectory() {
    if (outputDirectory != null) {
      return outputDirectory.toPath();
    }
    // Without a project there is no build directory either, only a text that nobody resolved.
    return project.getBasedir() == null
        ? directory().resolve("target").resolve("provider")
        : Path.of(project.getBuild().getDirectory()).resolve("provider");
  }

  final MavenProject project() {
    return project;
  }

  final MavenSession session() {
    return session;
  }

  final Path directory() {
    // Without a project Maven makes one up in the directory it was started in.
    return project.getBasedir() != null
        ? project.getBasedir().toPath()
        : Path.of(session.getExecutionRootDirectory());
  }

  final ManifestCheck.Result check(FileChecks files) throws ProviderException {
    Optional<DocumentFetcher> fetcher =
        fetchRemoteDocuments ? Optional.of(new HttpDocuments()::fetch) : Optional.empty();
    return new ManifestCheck(Formats.all(checkstackSettings()))
        .run(
            new CheckRequest(
                directory(),
                manifest(),
                releaseVersion(),
                files,
                ruleLevels(),
                outputDirectory(),
                fetcher,
                codeChoice()));
  }

  private CodeChoice codeChoice() throws ProviderException {
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

  final CheckstackSettings checkstackSettings() throws ProviderException {
    RangeStyle ranges =
        RangeStyle.of(checkstackRanges)
            .orElseThrow(
                () ->
                    ProviderException.user(
                        "provider.checkstack.ranges: expected caret or bun, found \""
                            + checkstackRanges
                            + "\"",
                        null));
    return new CheckstackSettings(
        ranges, Optional.ofNullable(checkstackPlatform).map(File::toPath));
  }

  /** The manifest that the user named. */
  final Optional<Path> manifest() {
    return Optional.ofNullable(manifest).map(File::toPath);
  }

  /** The user's word on single rules, by code. */
  final Map<String, RuleLevels.Level> ruleLevels() throws ProviderException {
    return RuleSettings.levels(rules, project.getProperties(), session.getUserProperties());
  }

  private ReleaseVersion releaseVersion() throws ProviderException {
    ReleaseVersion.Policy policy =
        ReleaseVersion.Policy.of(versionPolicy)
            .orElseThrow(
                () ->
                    ProviderException.user(
                        "provider.versionPolicy: expected strict or override, found \""
                            + versionPolicy
                            + "\"",
                        null));
    boolean hasProject = session.getRequest().isProjectPresent();
    Optional<String> ofProject = hasProject ? Optional.of(project.getVersion()) : Optional.empty();
    return new ReleaseVersion(Optional.ofNullable(version).or(() -> ofProject), policy);
  }

  /** Shows the problems that no goal of this build has shown for this project yet. */
  final void show(ManifestCheck.Result result) {
    show(result.sorted().stream().filter(shownInThisBuild()::add).toList());
  }

  /** Shows problems at their weight. */
  final void show(List<Problem> fresh) {
    for (Problem problem : fresh) {
      for (String line : ValidationReport.lines(problem)) {
        if (problem.severity() == Severity.ERROR) {
          getLog().error(line);
        } else {
          getLog().warn(line);
        }
      }
    }
    Annotations.print(fresh, directory(), githubAnnotations);
  }

  @SuppressWarnings("unchecked") // Nobody else puts anything under this class's name.
  private Set<Problem> shownInThisBuild() {
    Map<Object, Object> context = getPluginContext();
    return context == null
        ? new HashSet<>()
        : (Set<Problem>)
            context.computeIfAbsent(
                AbstractProviderMojo.class.getName(), key -> new HashSet<Problem>());
  }

  /** Shows problems and fails if there is an error among them. */
  final void failOnErrors(ManifestCheck.Result result) throws MojoFailureException {
    if (result.ok()) {
      return;
    }
    show(result);
    throw failure(result);
  }

  static MojoFailureException failure(ManifestCheck.Result result) {
    long errors = result.count(Severity.ERROR);
    return new MojoFailureException(
        "%s: %s %s, listed above"
            .formatted(result.manifest(), errors, errors == 1 ? "error" : "errors"));
  }
}
