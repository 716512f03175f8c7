package io.github.providerkit.mojo;

import io.github.providerkit.compile.CodeBuild;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.Provider;
import io.github.providerkit.fresh.SourceDigest;
import io.github.providerkit.host.Host;
import io.github.providerkit.maven.CompilerSlots;
import io.github.providerkit.maven.RepositoryParts;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.parts.PartsMerge;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.script.ReleaseBuild;
import io.github.providerkit.script.ScriptBuild;
import io.github.providerkit.toolchain.ToolchainResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

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
public final class BuildArtifactsMojo extends AbstractToolMojo {
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
  private List<String> prebuilt;

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

  /** Creates the goal; Maven hands in its toolchains and what reads its repositories. */
  @Inject
  public BuildArtifactsMojo(ToolchainManager toolchains, RepositoryParts repositoryParts) {
    super(toolchains);
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
    failOnErrors(result);
    Provider provider = result.provider().orElseThrow();
    provider.requireCode();
    ToolchainResolver tools = resolver(host);
    // What the author's own command makes is no source.
    String source = SourceDigest.of(provider.directory(), foreign(provider));
    if (!provider.buildCommands().isEmpty()) {
      runCommands(provider, host, tools);
    }
    if (provider.code().isEmpty() || layout() == Layout.PACKAGE) {
      tell(provider.buildCommands().isEmpty() ? "nothing to build" : "no code to compile");
    } else if (prebuilt == null || prebuilt.isEmpty()) {
      compile(provider, wanted, source, host, tools);
    } else {
      merge(provider, source, host);
    }
  }

  private void runCommands(Provider provider, Host host, ToolchainResolver tools)
      throws ProviderException {
    ReleaseBuild build =
        new ReleaseBuild(host, tools, outputDirectory().resolve("logs"), this::tell);
    new ScriptBuild(build, new BuildPaths(outputDirectory()), this::tell)
        .run(provider.buildCommands(), provider.generatedDirectories(), foreign(provider));
  }

  private void compile(
      Provider provider, List<Platform> wanted, String source, Host host, ToolchainResolver tools)
      throws ProviderException {
    new CodeBuild(host, tools, CompilerSlots.of(session(), threads()), this::tell, Compilers::of)
        .run(
            new CodeBuild.Request(
                provider.code().orElseThrow(),
                provider.name(),
                provider.version(),
                provider.kind(),
                source,
                wanted,
                outputDirectory(),
                foreign(provider),
                session().isOffline(),
                smokeTest,
                languageOptions()));
  }

  private void merge(Provider provider, String source, Host host) throws ProviderException {
    BuildPaths paths = new BuildPaths(outputDirectory());
    PartsMerge.Expected expected =
        new PartsMerge.Expected(
            provider.name(), provider.version(), provider.kind(), namedPlatforms(host), source);
    new PartsMerge(paths)
        .run(partDirectories(host, paths), expected)
        .forEach(
            binary ->
                tell(
                    "[%s] taken over, sha256 %s"
                        .formatted(binary.record().platform(), binary.record().sha256())));
  }

  private List<Path> partDirectories(Host host, BuildPaths paths) throws ProviderException {
    if (!prebuilt.equals(List.of(REPOSITORY))) {
      return prebuilt.stream().map(name -> directory().resolve(name)).toList();
    }
    Optional<List<Platform>> wanted = namedPlatforms(host);
    if (wanted.isEmpty()) {
      throw ProviderException.user(
          "provider.platforms: expected the platforms to take from the repository, found none",
          "for example -Dprovider.platforms=all");
    }
    return List.of(repositoryParts.fetch(project(), session(), wanted.get(), paths));
  }

  private List<Path> foreign(Provider provider) {
    List<Path> foreign = new ArrayList<>(provider.generatedDirectories());
    foreign.add(outputDirectory());
    if (project().getBasedir() != null) {
      foreign.add(Path.of(project().getBuild().getDirectory()));
    }
    if (prebuilt != null) {
      prebuilt.forEach(name -> foreign.add(directory().resolve(name)));
    }
    return foreign;
  }

  private int threads() {
    return parallelism > 0 ? parallelism : Runtime.getRuntime().availableProcessors();
  }

  private void tell(String line) {
    getLog().info(line);
  }
}
