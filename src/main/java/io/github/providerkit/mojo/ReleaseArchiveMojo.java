package io.github.providerkit.mojo;

import io.github.providerkit.archive.write.PackingProgress;
import io.github.providerkit.compare.ComparedRelease;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.maven.ArchiverWriter;
import io.github.providerkit.maven.ArtifactAttacher;
import io.github.providerkit.maven.FileSets;
import io.github.providerkit.maven.ReleaseAttacher;
import io.github.providerkit.maven.ReleaseExecutions;
import io.github.providerkit.maven.SharedTurns;
import io.github.providerkit.maven.cache.KeptRelease;
import io.github.providerkit.maven.remote.ReleaseComparisons;
import io.github.providerkit.maven.remote.RemoteManifestDocuments;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.parts.BuiltArtifacts;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.release.Release;
import io.github.providerkit.release.ReleasePackaging;
import io.github.providerkit.release.ReleaseReport;
import io.github.providerkit.release.ReleaseWriter;
import io.github.providerkit.script.BuildTurns;
import io.github.providerkit.script.PackagingScripts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.archiver.util.DefaultFileSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the release: reproducible archives, {@code checksums.txt} and the metadata that the server
 * reads, all in {@code target/provider/release}. Attaches them to the project, so that {@code mvn
 * deploy} publishes what the server takes straight from the repository.
 *
 * @since 0.1.0
 */
@Mojo(name = "release-archive", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class ReleaseArchiveMojo extends AbstractPapersMojo {
  private final ReleaseAttacher attacher;

  /**
   * Files that go into each archive beside what the manifest names, such as a licence and
   * documentation. A file set has a {@code directory} (by default the project's), a {@code prefix}
   * (the directory in the archive; by default its top), {@code includes}, {@code excludes}, {@code
   * usingDefaultExcludes} (by default {@code true}: no files of version control and editors) and
   * {@code caseSensitive}. A name that the archive has already is refused, and so is a link that
   * leads out of the project.
   *
   * <pre>{@code
   * <fileSets>
   *   <fileSet>
   *     <includes>
   *       <include>LICENSE</include>
   *       <include>README.md</include>
   *     </includes>
   *   </fileSet>
   *   <fileSet>
   *     <directory>docs</directory>
   *     <prefix>docs/</prefix>
   *   </fileSet>
   * </fileSets>
   * }</pre>
   *
   * @since 0.1.0
   */
  @Parameter private @Nullable List<DefaultFileSet> fileSets;

  /**
   * How many threads may compress at a time; 0 for as many as there are cores. The bytes do not
   * depend on it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.parallelism", defaultValue = "0")
  private int parallelism;

  /**
   * Binaries that other machines built; as for {@code provider:build-artifacts}, which has put them
   * in their place.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.prebuilt")
  private @Nullable List<String> prebuilt;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.release-archive.skip", defaultValue = "false")
  private boolean skipReleaseArchive;

  /** Creates the goal; Maven hands in its network, its toolchains and what attaches files. */
  @Inject
  public ReleaseArchiveMojo(
      RemoteManifestDocuments documents,
      ToolchainManager toolchains,
      ReleaseAttacher attacher,
      javax.inject.Provider<ReleaseComparisons> comparisons) {
    super(documents, toolchains, comparisons);
    this.attacher = attacher;
  }

  @Override
  boolean skipped() {
    return skipReleaseArchive;
  }

  /** Without a release the plugins that publish it would only say that a main file is missing. */
  @Override
  void whenSkipped() {
    if (ArtifactAttacher.publishesNothing(project())) {
      tell("nothing was released, so nothing is installed or deployed");
    }
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    Host host = Host.current();
    BuildPaths paths = new BuildPaths(outputDirectory());
    KeptRelease kept = new KeptRelease(project(), paths.output());
    boolean isBuilt = !kept.isRestored();
    ManifestCheck.Result checked =
        check(isBuilt ? FileChecks.BEFORE_PACKAGING : FileChecks.BEFORE_BUILD);
    ReleaseExecutions.note(project(), checked.manifest(), paths.output());
    if (!isBuilt) {
      restore(host, checked, kept, paths);
      return;
    }
    PackagingScripts scripts =
        new PackagingScripts(
            host, resolver(host), paths, SharedTurns.of(session()), this::tell, started());
    BuildTurns.Turn turn = scripts.begin(checked.provider());
    try {
      pack(host, checked, scripts, paths);
    } finally {
      turn.close();
    }
  }

  /** What was built before is compared with the repository of today. */
  private void restore(Host host, ManifestCheck.Result checked, KeptRelease kept, BuildPaths paths)
      throws ProviderException, MojoFailureException {
    kept.restore();
    compared(checked, new BuiltArtifacts(paths).in(checked.provider(), layout(), wanted(host)));
    problemLog().failOnErrors(checked);
    problemLog().show(checked);
    tell("the release comes from the build cache: " + paths.release());
  }

  private void pack(
      Host host, ManifestCheck.Result checked, PackagingScripts scripts, BuildPaths paths)
      throws ProviderException, MojoFailureException {
    Layout layout = layout();
    scripts.beforePacking(checked.provider());
    List<BuiltBinary> binaries =
        new BuiltArtifacts(paths).in(checked.provider(), layout, wanted(host));
    Optional<ComparedRelease> compared = compared(checked, binaries);
    problemLog().failOnErrors(checked);
    Optional<Instant> time = time().or(() -> checked.provider().flatMap(Provider::usualTime));
    Optional<Release> release =
        new ReleasePackaging(
                new ReleaseWriter(
                    new ArchiverWriter(threads(parallelism), time, new PackingProgress(this::tell)),
                    time,
                    paths.memory("archives")))
            .run(checked, plan(binaries, layout), paths.release());
    problemLog().failOnErrors(checked);
    if (release.isEmpty()) {
      return;
    }
    problemLog().show(checked);
    scripts.afterPacking(checked.provider());
    Provider provider = checked.provider().orElseThrow();
    ReleaseReport.lines(release.get(), directory()).forEach(this::tell);
    tell("release tag " + provider.releaseTag());
    if (!binaries.isEmpty() && namedPlatforms(host).isEmpty() && !isMerged()) {
      tell(
          "compiled for %s alone, the platform of this machine; -Dprovider.platforms=all for others"
              .formatted(machine(host)));
    }
    attacher.attach(
        project(),
        provider,
        release.get(),
        binaries,
        paths.output(),
        papers(host, checked, release.get(), binaries, compared));
    new KeptRelease(project(), paths.output()).keep(provider.releaseTag());
  }

  /** The platforms that have to be there; with binaries of other machines, all that are. */
  private Optional<List<Platform>> wanted(Host host) throws ProviderException {
    return isMerged() ? namedPlatforms(host) : Optional.of(platforms(host));
  }

  private boolean isMerged() {
    return prebuilt != null && !prebuilt.isEmpty();
  }

  private PlanRequest plan(List<BuiltBinary> binaries, Layout layout) throws ProviderException {
    return new PlanRequest(
        binaries.isEmpty() ? Optional.empty() : Optional.of(BuiltArtifacts.compiled(binaries)),
        layout,
        new FileSets(project(), directory(), outputDirectory()).read(fileSets, getLog()::warn));
  }
}
