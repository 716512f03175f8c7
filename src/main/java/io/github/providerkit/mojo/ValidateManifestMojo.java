package io.github.providerkit.mojo;

import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.ValidationReport;
import io.github.providerkit.format.schema.EditorSchema;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.maven.EachModule;
import io.github.providerkit.maven.console.ProblemLog;
import io.github.providerkit.maven.remote.RemoteManifestDocuments;
import io.github.providerkit.message.ProviderException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks the provider's manifest and the files that it names, and tells everything that is wrong at
 * once: file, line, column, field, rule and a hint. The result is also in {@code
 * target/provider/validation.json}.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "validate-manifest",
    defaultPhase = LifecyclePhase.VALIDATE,
    requiresProject = false,
    threadSafe = true)
public final class ValidateManifestMojo extends AbstractManifestMojo {
  private final RemoteManifestDocuments documents;
  private final EachModule modules;

  /**
   * Also looks at the files that the manifest names. Set it to {@code false} to check a manifest
   * alone, without its repository.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.checkFiles", defaultValue = "true")
  private boolean checkFiles;

  /**
   * A JSON file of the package versions that a Checkstack platform has loaded, such as {@code
   * {"@checkstack/backend-api": "0.35.2"}}. The ranges of a plugin are compared with it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.checkstack.platform")
  private @Nullable File checkstackPlatform;

  /**
   * How {@code workspace:} ranges of a Checkstack plugin are written into its tarballs: {@code
   * caret} always as {@code ^version}, {@code bun} exact or with {@code ^} or {@code ~} as the
   * range says.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.checkstack.ranges", defaultValue = "caret")
  private String checkstackRanges;

  /**
   * Where the siblings are that a Checkstack primary names in {@code checkstack.bundle}: {@code
   * workspace}, beside it or linked into its {@code node_modules}, and packed along; {@code
   * installed}, there or else in {@code node_modules} from an npm registry, and packed as they were
   * published; {@code published}, in an npm registry, so that the primary is packed alone, for npm
   * only.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.checkstack.siblings", defaultValue = "workspace")
  private String checkstackSiblings;

  /**
   * Fetches an OpenAPI document that the manifest names by URL and checks it as well, with the
   * proxies, mirrors and logins of the settings. By default nothing is fetched, so that a build
   * needs no network and two builds do the same; {@code mvn -o} fetches nothing either, and warns.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.fetchRemoteDocuments", defaultValue = "false")
  private boolean fetchRemoteDocuments;

  /**
   * Prints each problem as a GitHub workflow command too, which marks its line in a pull request.
   * By default this is on when the environment variable {@code GITHUB_ACTIONS} is {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.githubAnnotations")
  private @Nullable Boolean githubAnnotations;

  /**
   * Directory for everything that the goals write. By default {@code provider} in the build
   * directory: {@code target/provider}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.outputDirectory")
  private @Nullable File outputDirectory;

  /**
   * Also writes the JSON Schema of the manifest's format to this file, for the help of editors:
   * {@code # yaml-language-server: $schema=<file>}. It is written for a wrong manifest too, and
   * replaced when it is there.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.schemaFile")
  private @Nullable File schemaFile;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.validate-manifest.skip", defaultValue = "false")
  private boolean skipValidateManifest;

  /**
   * The version of the release. By default the project's; without a project, the manifest's own.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.version")
  private @Nullable String version;

  /**
   * What happens when the version of the release and the manifest's differ: {@code strict} fails (a
   * {@code -SNAPSHOT} is ignored, and may be of a later version), {@code override} lets the former
   * win without a word.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.versionPolicy", defaultValue = "strict")
  private String versionPolicy;

  /** Creates the goal; Maven hands in its network, and what runs it in the modules of a reactor. */
  @Inject
  public ValidateManifestMojo(RemoteManifestDocuments documents, EachModule modules) {
    this.documents = documents;
    this.modules = modules;
  }

  @Override
  boolean skipped() {
    return skipValidateManifest;
  }

  @Override
  boolean isValidation() {
    return true;
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    if (manifest().isEmpty() && EachModule.isWanted(session(), execution())) {
      modules.run(session(), execution(), getLog()::info);
    } else if (isBareAggregator()) {
      getLog().info("no manifest here, and modules below: nothing to check");
    } else {
      validate();
    }
  }

  private void validate() throws ProviderException, MojoFailureException {
    ManifestCheck.Result result = check();
    write(result);
    if (schemaFile != null) {
      EditorSchema.write(schema(outputDirectory(outputDirectory)), schemaFile.toPath());
      getLog().info("wrote " + schemaFile);
    }
    problemLog(githubAnnotations).show(result);
    if (!result.ok()) {
      throw ProblemLog.failure(result);
    }
    long warnings = result.count(Severity.WARNING);
    String counted =
        switch ((int) warnings) {
          case 0 -> "";
          case 1 -> ", 1 warning";
          default -> ", " + warnings + " warnings";
        };
    getLog().info(result.manifest() + " is valid (format " + result.format() + counted + ")");
  }

  private ManifestCheck.Result check() throws ProviderException {
    CheckSettings settings =
        CheckSettings.of(
            version(version),
            versionPolicy,
            checkstackPlatform,
            checkstackRanges,
            checkstackSiblings,
            fetchRemoteDocuments ? Optional.of(documents.of(session())) : Optional.empty());
    FileChecks files = checkFiles ? FileChecks.BEFORE_BUILD : FileChecks.NONE;
    return check(files, settings, outputDirectory(outputDirectory));
  }

  private void write(ManifestCheck.Result result) throws ProviderException {
    Path file = outputDirectory(outputDirectory).resolve("validation.json");
    try {
      ValidationReport.write(result, file);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + file, e);
    }
  }
}
