package io.github.providerkit.mojo;

import io.github.providerkit.host.Host;
import io.github.providerkit.maven.remote.LockNetwork;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.process.ProcessRunner;
import io.github.providerkit.publish.NpmPublication;
import io.github.providerkit.publish.PublishSettings;
import io.github.providerkit.transfer.Login;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Publishes the packages of a Checkstack plugin, as {@code provider:release-archive} wrote them to
 * {@code target/provider/npm}, to an npm registry: siblings before who needs them, and with the
 * user's own {@code npm}. What is there with the same contents is passed over, so that a run that
 * broke off can be started again; other contents under a version that is published are an error,
 * before anything is. Other formats have no packages, and nothing is done for them.
 *
 * <p>The login is a {@code <server>} in {@code settings.xml} whose id is the registry's host (with
 * {@code :port} where it has one of its own), with a token as its password, or else what the user's
 * {@code .npmrc} says. It is never on a command line.
 *
 * @since 0.1.0
 */
@Mojo(name = "publish-npm", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class PublishNpmMojo extends AbstractGoal {
  private static final String SNAPSHOT = "-SNAPSHOT";
  private static final String PACKAGES = "npm";

  private final LockNetwork network;

  /**
   * Who may read the packages: {@code public} or {@code restricted}. By default what their {@code
   * publishConfig} says; npm restricts those with a scope without it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.npm.access")
  private String npmAccess;

  /**
   * Whether npm attests where and from what the packages were built: only in GitHub Actions and
   * GitLab CI, with the permission for it; elsewhere they are published without, which is said. By
   * default what their {@code publishConfig} or the user's {@code .npmrc} says.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.npm.provenance")
  private Boolean npmProvenance;

  /**
   * Publishes the packages. By default nothing is published within a build; who calls the goal by
   * its name means it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.npm.publish")
  private Boolean npmPublish;

  /**
   * The registry's URL. By default the one of the user's {@code .npmrc}, which is npm's own where
   * it names none.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.npm.registry")
  private String npmRegistry;

  /**
   * The tag by which users get this version. By default npm's {@code latest}; previews such as
   * {@code 1.0.0-rc.1} need one of their own.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.npm.tag")
  private String npmTag;

  /**
   * Directory for everything that the goals write. By default {@code provider} in the build
   * directory: {@code target/provider}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.outputDirectory")
  private File outputDirectory;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.publish-npm.skip", defaultValue = "false")
  private boolean skipPublishNpm;

  /**
   * The version of the release. By default the project's; without a project, the manifest's own.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.version")
  private String version;

  /** Reads logins from the settings. */
  @Inject
  public PublishNpmMojo(LockNetwork network) {
    this.network = network;
  }

  @Override
  boolean skipped() {
    return skipPublishNpm;
  }

  @Override
  void run() throws ProviderException {
    BuildPaths paths = new BuildPaths(outputDirectory(outputDirectory));
    Path packages = paths.output().resolve(PACKAGES);
    if (!isAsked() || (!isCalled() && !Files.isDirectory(packages))) {
      return;
    }
    String release = version == null ? project().getVersion() : version;
    if (release.endsWith(SNAPSHOT)) {
      // The packages have no such ending, and npm keeps a version for ever.
      getLog().info("npm: nothing is published of the snapshot " + release);
      return;
    }
    if (session().isOffline()) {
      throw ProviderException.user(
          "expected a network to publish packages to npm, found mvn -o", "leave -o away");
    }
    PublishSettings settings = PublishSettings.of(npmRegistry, npmAccess, npmTag, npmProvenance);
    int published =
        new NpmPublication(
                Host.current(),
                settings,
                login(settings),
                new ProcessRunner(getLog()::debug),
                getLog()::info)
            .run(packages, Optional.of(release), directory(), paths.logs().resolve(PACKAGES));
    if (published == 0 && isCalled()) {
      throw ProviderException.user(
          "expected packages for npm in " + packages + ", found none",
          "mvn package writes them, for a plugin of Checkstack");
    }
  }

  /** Only of a registry that is named is it known who asks for it; npm knows its own. */
  private Optional<Login> login(PublishSettings settings) {
    return settings.registry().flatMap(url -> network.login(session(), url.origin()));
  }

  private boolean isAsked() {
    return npmPublish != null ? npmPublish : isCalled();
  }

  /** Whether the user named the goal. */
  private boolean isCalled() {
    return execution() != null && execution().getSource() == MojoExecution.Source.CLI;
  }
}
