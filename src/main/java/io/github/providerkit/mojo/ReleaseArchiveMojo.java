package io.github.providerkit.mojo;

import io.github.providerkit.archive.gzip.DeflateFlavour;
import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.PlanRequest;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.maven.ArchiverWriter;
import io.github.providerkit.maven.FileSets;
import io.github.providerkit.maven.OutputTimestamp;
import io.github.providerkit.maven.ReleaseAttacher;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.parts.BuildRecord;
import io.github.providerkit.parts.BuiltArtifacts;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.release.Release;
import io.github.providerkit.release.ReleasePackaging;
import io.github.providerkit.release.ReleaseWriter;
import io.github.providerkit.script.ReleaseBuild;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.archiver.util.DefaultFileSet;

/**
 * Writes the release: reproducible archives, {@code checksums.txt} and the metadata that the server
 * reads, all in {@code target/provider/release}. Attaches them to the project, so that {@code mvn
 * deploy} publishes what the server takes straight from the repository.
 *
 * @since 0.1.0
 */
@Mojo(name = "release-archive", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class ReleaseArchiveMojo extends AbstractToolMojo {
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
  @Parameter private List<DefaultFileSet> fileSets;

  /**
   * The time of all archive entries, as seconds since 1970 or in ISO 8601; without it, 1970.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private String outputTimestamp;

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
  private List<String> prebuilt;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.release-archive.skip", defaultValue = "false")
  private boolean skipReleaseArchive;

  /** Creates the goal; Maven hands in its toolchains and what attaches files to its projects. */
  @Inject
  public ReleaseArchiveMojo(ToolchainManager toolchains, ReleaseAttacher attacher) {
    super(toolchains);
    this.attacher = attacher;
  }

  @Override
  boolean skipped() {
    return skipReleaseArchive;
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    ManifestCheck.Result checked = check(FileChecks.BEFORE_PACKAGING);
    runCommands("prepack", checked, Provider::packagingCommands);
    Layout chosen = layout();
    List<BuiltBinary> binaries = chosen == Layout.PACKAGE ? List.of() : binaries(checked);
    int threads = parallelism > 0 ? parallelism : Runtime.getRuntime().availableProcessors();
    Optional<Release> release =
        new ReleasePackaging(
                new ReleaseWriter(
                    new ArchiverWriter(threads, timestamp()),
                    timestamp(),
                    new BuildPaths(outputDirectory()).memory("archives")))
            .run(
                checked,
                new PlanRequest(
                    binaries.isEmpty()
                        ? Optional.empty()
                        : Optional.of(BuiltArtifacts.compiled(binaries)),
                    chosen,
                    new FileSets(project(), directory(), outputDirectory())
                        .read(fileSets, getLog()::warn)),
                outputDirectory().resolve("release"));
    failOnErrors(checked);
    if (release.isEmpty()) {
      return;
    }
    show(checked);
    runCommands("postpack", checked, Provider::afterPackagingCommands);
    Provider provider = checked.provider().orElseThrow();
    tell(provider, release.get());
    attacher.attach(project(), provider, release.get(), records(binaries), outputDirectory());
  }

  /** What was compiled; nothing for a provider without code. */
  private List<BuiltBinary> binaries(ManifestCheck.Result checked) throws ProviderException {
    Optional<Provider> provider = checked.provider();
    if (provider.isEmpty() || provider.get().code().isEmpty()) {
      return List.of();
    }
    Host host = Host.current();
    boolean all = prebuilt != null && !prebuilt.isEmpty();
    Optional<List<Platform>> wanted = all ? namedPlatforms(host) : Optional.of(platforms(host));
    return new BuiltArtifacts(new BuildPaths(outputDirectory())).of(provider.get(), wanted);
  }

  /** The records of the binaries by the classifiers of their archives. */
  private static Map<String, Path> records(List<BuiltBinary> binaries) {
    Map<String, Path> records = new LinkedHashMap<>();
    for (BuiltBinary binary : binaries) {
      records.put(
          binary.record().platform().classifier(), binary.directory().resolve(BuildRecord.FILE));
    }
    return records;
  }

  /** Runs what the provider wants run now; nothing when it is not fine. */
  private void runCommands(
      String logs, ManifestCheck.Result checked, Function<Provider, List<BuildCommand>> commands)
      throws ProviderException {
    List<BuildCommand> wanted = checked.provider().map(commands).orElse(List.of());
    if (!wanted.isEmpty()) {
      Path directory = outputDirectory().resolve("logs").resolve(logs);
      Host host = Host.current();
      new ReleaseBuild(host, resolver(host), directory, line -> getLog().info(line)).run(wanted);
    }
  }

  private Optional<Instant> timestamp() throws ProviderException {
    try {
      return OutputTimestamp.parse(outputTimestamp);
    } catch (IllegalArgumentException e) {
      throw ProviderException.user(e.getMessage(), null);
    }
  }

  private void tell(Provider provider, Release release) {
    release.plan().notes().forEach(getLog()::info);
    List<Release.Archive> written = new ArrayList<>(release.archives());
    written.addAll(release.packages());
    for (Release.Archive archive : written) {
      getLog()
          .info(
              "%s (%s, sha256 %s)"
                  .formatted(
                      directory().relativize(archive.file().toAbsolutePath()),
                      size(archive.size()),
                      archive.sha256()));
    }
    getLog().info("release tag " + provider.releaseTag());
    if (!DeflateFlavour.current().isReference()) {
      getLog()
          .warn(
              "this Java compresses with another library than zlib: the archives hold the same files as elsewhere,"
                  + " but their bytes and digests differ");
    }
  }

  private static String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " bytes";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
