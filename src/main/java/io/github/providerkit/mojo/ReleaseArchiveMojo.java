package io.github.providerkit.mojo;

import io.github.providerkit.archive.DeflateFlavour;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.Provider;
import io.github.providerkit.maven.OutputTimestamp;
import io.github.providerkit.maven.ReleaseAttacher;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.release.Release;
import io.github.providerkit.release.ReleasePackaging;
import io.github.providerkit.release.ReleaseWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the release: reproducible archives, {@code checksums.txt} and the metadata that the server
 * reads, all in {@code target/provider/release}. Attaches them to the project, so that {@code mvn
 * deploy} publishes what the server takes straight from the repository.
 *
 * @since 0.1.0
 */
@Mojo(name = "release-archive", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class ReleaseArchiveMojo extends AbstractProviderMojo {
  private final ReleaseAttacher attacher;

  /**
   * Releases a provider that has code beside its manifest without that code.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.declarativeOnly", defaultValue = "false")
  private boolean declarativeOnly;

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
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.release-archive.skip", defaultValue = "false")
  private boolean skipReleaseArchive;

  /** Creates the goal; Maven hands in what attaches files to its projects. */
  @Inject
  public ReleaseArchiveMojo(ReleaseAttacher attacher) {
    this.attacher = attacher;
  }

  @Override
  boolean skipped() {
    return skipReleaseArchive;
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    ManifestCheck.Result checked = check(FileChecks.BEFORE_PACKAGING);
    int threads = parallelism > 0 ? parallelism : Runtime.getRuntime().availableProcessors();
    Optional<Release> release =
        new ReleasePackaging(new ReleaseWriter(threads, timestamp()))
            .run(
                new ReleasePackaging.Request(
                    checked, outputDirectory().resolve("release"), declarativeOnly));
    failOnErrors(checked);
    if (release.isEmpty()) {
      return;
    }
    show(checked);
    Provider provider = checked.provider().orElseThrow();
    tell(provider, release.get());
    attacher.attach(project(), provider, release.get(), outputDirectory());
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
    for (Release.Archive archive : release.archives()) {
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
