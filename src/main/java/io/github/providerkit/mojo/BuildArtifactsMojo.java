package io.github.providerkit.mojo;

import io.github.providerkit.build.ReleaseBuild;
import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.platform.Platforms;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes what the release needs and the repository does not hold: runs the command of {@code
 * release.build}, the provider's and its own UI's, once.
 *
 * @since 0.1.0
 */
@Mojo(name = "build-artifacts", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class BuildArtifactsMojo extends AbstractProviderMojo {
  /**
   * The platforms to build for: a comma list of {@code os/arch}, {@code os/arch/libc}, {@code host}
   * and {@code all}. Providers without code are the same for all platforms.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.platforms", defaultValue = "host")
  private String platforms;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.build-artifacts.skip", defaultValue = "false")
  private boolean skipBuildArtifacts;

  @Override
  boolean skipped() {
    return skipBuildArtifacts;
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    Host host = Host.current();
    List<Platform> wanted =
        Platforms.parse(platforms, Platform.ofJava(host.osName(), host.osArch()));
    getLog().debug("platforms: " + wanted);
    ManifestCheck.Result result = check(FileChecks.BEFORE_BUILD);
    failOnErrors(result);
    List<BuildCommand> commands = result.provider().map(Provider::buildCommands).orElse(List.of());
    if (commands.isEmpty()) {
      getLog().info("nothing to build");
      return;
    }
    new ReleaseBuild(host, outputDirectory().resolve("logs"), line -> getLog().info(line))
        .run(commands);
  }
}
