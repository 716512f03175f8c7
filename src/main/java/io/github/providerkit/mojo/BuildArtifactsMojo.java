package io.github.providerkit.mojo;

import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.compile.CodeBuild;
import io.github.providerkit.compile.ProviderBuild;
import io.github.providerkit.compile.ProviderBuild.Prebuilt;
import io.github.providerkit.compile.commands.CopyPreparation;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.maven.CompilerSlots;
import io.github.providerkit.maven.SharedTurns;
import io.github.providerkit.maven.cache.CacheKey;
import io.github.providerkit.maven.remote.RemoteManifestDocuments;
import io.github.providerkit.maven.remote.RepositoryParts;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.script.ReleaseBuild;
import io.github.providerkit.toolchain.ToolchainResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Makes what the release needs and the repository does not hold: runs the command of {@code
 * release.build}, the provider's and its own UI's, once, and compiles the code beside the manifest
 * for all platforms. For plugins of Checkstack it runs the scripts that check and build their
 * packages. What has not changed is neither compiled nor run again; {@code release.build} always
 * is.
 *
 * @since 0.1.0
 */
@Mojo(name = "build-artifacts", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class BuildArtifactsMojo extends AbstractReleaseMojo {
  private static final String REPOSITORY = "repository";

  private final RepositoryParts repositoryParts;

  /**
   * How many compilers may run at a time, in all projects of a build together; 0 for as many as
   * there are cores.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.parallelism", defaultValue = "0")
  private int parallelism;

  /**
   * Takes binaries that other machines built instead of compiling: a comma list of directories with
   * what they left in {@code target/provider/artifacts}, or {@code repository} to take what they
   * deployed for {@code provider.platforms}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.prebuilt")
  private @Nullable List<String> prebuilt;

  /**
   * Writes down which libraries are in what is compiled, for the bill of materials that {@code
   * provider:release-archive} writes; as for that goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.sbom", defaultValue = "false")
  private boolean sbom;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.build-artifacts.skip", defaultValue = "false")
  private boolean skipBuildArtifacts;

  /**
   * Starts the binary for this machine once, to see that it can write down its operations or open
   * its socket.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.smokeTest", defaultValue = "true")
  private boolean smokeTest;

  /** Creates the goal; Maven hands in its network, its toolchains and its repositories. */
  @Inject
  public BuildArtifactsMojo(
      RemoteManifestDocuments documents,
      ToolchainManager toolchains,
      RepositoryParts repositoryParts) {
    super(documents, toolchains);
    this.repositoryParts = repositoryParts;
  }

  @Override
  boolean skipped() {
    return skipBuildArtifacts;
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    Host host = Host.current();
    List<Platform> wanted = platforms(host);
    ManifestCheck.Result result = check(FileChecks.BEFORE_BUILD);
    problemLog().failOnErrors(result);
    Provider provider = result.provider().orElseThrow();
    if (namedPlatforms(host).isPresent() && provider.code().isEmpty()) {
      tell("provider.platforms: nothing to compile, so the same is released for all platforms");
    }
    ToolchainResolver tools = resolver(host);
    BuildPaths paths = new BuildPaths(outputDirectory());
    new ProviderBuild(
            new ReleaseBuild(host, tools, paths.logs(), this::tell, Optional.of(started())),
            SharedTurns.of(session()),
            compilers(host, tools, provider, this::tell),
            new CopyPreparation(machine(host)),
            this::tell)
        .run(
            new ProviderBuild.Request(
                provider,
                layout(),
                wanted,
                prebuilt(host),
                paths.output(),
                foreign(),
                session().isOffline(),
                smokeTest,
                languageOptions(),
                sbom));
  }

  private CodeBuild compilers(
      Host host, ToolchainResolver tools, Provider provider, Consumer<String> output) {
    return new CodeBuild(
        host,
        tools,
        CompilerSlots.of(session(), threads(parallelism)),
        output,
        workshop -> Compilers.of(workshop, provider.phases(), foreign()));
  }

  @Override
  public void describe(CacheKey key) throws ProviderException {
    super.describe(key);
    if (isRepository()) {
      key.unknown("it takes parts from a repository");
    }
    Optional<Provider> provider = check(FileChecks.BEFORE_BUILD).provider();
    boolean compiles = prebuilt == null && layout() != Layout.PACKAGE;
    Optional<ProviderCode> code = provider.flatMap(Provider::code).filter(found -> compiles);
    if (code.isEmpty()) {
      return;
    }
    key.compiled();
    Host host = Host.current();
    compilers(host, resolver(host), provider.orElseThrow(), line -> getLog().debug(line))
        .facts(
            new CodeBuild.Request(
                code.get(),
                provider.orElseThrow().name(),
                provider.orElseThrow().version(),
                provider.orElseThrow().kind(),
                "",
                platforms(host),
                outputDirectory(),
                foreign(),
                session().isOffline(),
                smokeTest,
                languageOptions(),
                sbom))
        .forEach((name, value) -> key.fact("code " + name, value));
  }

  private Optional<Prebuilt> prebuilt(Host host) throws ProviderException {
    if (prebuilt == null || prebuilt.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<Platform>> wanted = namedPlatforms(host);
    return Optional.of(
        isRepository()
            ? new Prebuilt(
                wanted, paths -> repositoryParts.fetch(project(), session(), wanted, paths))
            : new Prebuilt(wanted, paths -> prebuiltDirectories()));
  }

  private boolean isRepository() {
    return List.of(REPOSITORY).equals(prebuilt);
  }

  private List<Path> prebuiltDirectories() {
    return prebuilt == null || isRepository()
        ? List.of()
        : prebuilt.stream().map(name -> directory().resolve(name)).toList();
  }

  private List<Path> foreign() {
    List<Path> foreign = new ArrayList<>(prebuiltDirectories());
    foreign.add(outputDirectory());
    if (project().getBasedir() != null) {
      foreign.add(Path.of(project().getBuild().getDirectory()));
    }
    return foreign;
  }
}
