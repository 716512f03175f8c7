package io.github.providerkit.mojo;

import io.github.providerkit.compare.ComparedRelease;
import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.maven.CompareTime;
import io.github.providerkit.maven.OutputTimestamp;
import io.github.providerkit.maven.PublishedPlace;
import io.github.providerkit.maven.cache.CacheKey;
import io.github.providerkit.maven.remote.ReleaseComparisons;
import io.github.providerkit.maven.remote.RemoteManifestDocuments;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.papers.Papers;
import io.github.providerkit.papers.PapersRequest;
import io.github.providerkit.parts.BuiltArtifacts;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.release.Release;
import io.github.providerkit.release.ReleasePapers;
import io.github.providerkit.sbom.Subject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** What the goal that writes a release is asked to tell of it. */
abstract class AbstractPapersMojo extends AbstractReleaseMojo {
  /**
   * When the release is compared with the one before, which the repository has that the project
   * deploys to: {@code deploy}, where Maven deploys, and in {@code provider:plan}; {@code always};
   * {@code never}. What breaks users of the one before under a version that does not say so is
   * warned of, and the page says what has changed.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.compare", defaultValue = "deploy")
  private String compare;

  /**
   * The time of all archive entries, as seconds since 1970 or in ISO 8601; without it, 1970, and
   * for Checkstack 1985 as in all packages of npm.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private String outputTimestamp;

  /**
   * Writes a page of the release for people, {@code target/provider/release.html}, and the same in
   * Markdown, {@code release.md}: sizes by platform and file, operations with their parameters,
   * digests, coordinates, and what a server's configuration has to say. By default this is on where
   * the environment variable {@code GITHUB_STEP_SUMMARY} names a file, which gets the Markdown.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.page")
  private @Nullable Boolean page;

  /**
   * Writes where the release comes from, {@code target/provider/provenance.intoto.json}: an in-toto
   * statement with SLSA's provenance of version 1, unsigned, attached with classifier {@code
   * provenance}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.provenance", defaultValue = "false")
  private boolean provenance;

  /**
   * Who vouches for the provenance: the URI of the builder, such as that of a CI workflow.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "provider.provenance.builder",
      defaultValue = "https://github.com/providerkit/provider-maven-plugin")
  private String provenanceBuilder;

  /**
   * Writes a bill of materials, {@code target/provider/sbom.cdx.json}, in JSON of CycloneDX 1.6,
   * and attaches it with classifier {@code sbom}: the archives, the files in them, and the
   * libraries that were built into programs. {@code provider:build-artifacts} has to know of it
   * too, so it is best a property of the project.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.sbom", defaultValue = "false")
  private boolean sbom;

  /** Made only where somebody asks. */
  private final javax.inject.Provider<ReleaseComparisons> comparisons;

  AbstractPapersMojo(
      RemoteManifestDocuments documents,
      ToolchainManager toolchains,
      javax.inject.Provider<ReleaseComparisons> comparisons) {
    super(documents, toolchains);
    this.comparisons = comparisons;
  }

  /**
   * What is different from the release before, where that is to be found out now. What its version
   * does not say is among the problems of the check.
   */
  final Optional<ComparedRelease> compared(ManifestCheck.Result checked, List<BuiltBinary> binaries)
      throws ProviderException {
    CompareTime time = CompareTime.of(compare);
    Optional<Provider> provider = checked.provider();
    boolean isProject = session().getRequest().isProjectPresent();
    if (!time.isNow(session()) || provider.isEmpty() || !isProject) {
      return Optional.empty();
    }
    Optional<ComparedRelease> compared =
        comparisons
            .get()
            .compare(
                session(),
                project(),
                provider.get(),
                compiled(binaries),
                getLog()::debug,
                getLog()::warn);
    compared.ifPresent(
        found -> {
          found.difference().report(checked.manifest(), checked.problems());
          tell(found.difference().summary());
        });
    return compared;
  }

  private static Optional<CompiledCode> compiled(List<BuiltBinary> binaries) {
    return binaries.isEmpty() ? Optional.empty() : Optional.of(BuiltArtifacts.compiled(binaries));
  }

  @Override
  public void describe(CacheKey key) throws ProviderException {
    super.describe(key);
    if (provenance) {
      key.unknown("the provenance of a release is that of its own build");
    }
    if (page(Host.current()) && CompareTime.of(compare).isNow(session())) {
      key.unknown("its page says what is different from what a repository has");
    }
  }

  /** When the release is made, where the build says so. */
  final Optional<Instant> time() throws ProviderException {
    return OutputTimestamp.of(outputTimestamp);
  }

  /** What is to be told of a release. */
  final ReleasePapers papers(
      Host host,
      ManifestCheck.Result checked,
      Release release,
      List<BuiltBinary> binaries,
      Optional<ComparedRelease> compared)
      throws ProviderException {
    Provider provider = checked.provider().orElseThrow();
    return new Papers(
        new PapersRequest(
            host,
            subject(provider, release),
            release,
            binaries,
            directory(),
            directory().resolve(checked.manifest()),
            layout().name().toLowerCase(Locale.ROOT),
            time(),
            outputDirectory(),
            sbom,
            provenance ? Optional.of(builderId()) : Optional.empty(),
            page(host)
                ? Optional.of(page(provider, release, binaries, compared))
                : Optional.empty()),
        this::tell,
        getLog()::warn);
  }

  private boolean page(Host host) {
    return page == null ? host.variable("GITHUB_STEP_SUMMARY").isPresent() : page;
  }

  private PapersRequest.Page page(
      Provider provider,
      Release release,
      List<BuiltBinary> binaries,
      Optional<ComparedRelease> compared)
      throws ProviderException {
    boolean isRead = release.metadata().isPresent() && session().getRequest().isProjectPresent();
    return new PapersRequest.Page(
        provider.operations(compiled(binaries)),
        isRead ? Optional.of(PublishedPlace.of(project())) : Optional.empty(),
        compared);
  }

  private String builderId() throws ProviderException {
    try {
      if (new URI(provenanceBuilder).isAbsolute()) {
        return provenanceBuilder;
      }
    } catch (URISyntaxException e) {
      // As told below.
    }
    throw ProviderException.user(
        "provider.provenance.builder: expected a URI with a scheme, found \"%s\""
            .formatted(provenanceBuilder),
        "such as https://github.com/acme/plugins/.github/workflows/release.yml");
  }

  private Subject subject(Provider provider, Release release) {
    boolean tarballs = release.plan().tarballs().isPresent();
    String type = tarballs ? "tgz" : release.metadata().isPresent() ? "yaml" : "txt";
    return new Subject(
        provider.name(),
        provider.version(),
        provider.kind(),
        provider.releaseTag(),
        session().getRequest().isProjectPresent()
            ? Optional.of(
                new Subject.Coordinates(
                    project().getGroupId(),
                    project().getArtifactId(),
                    project().getVersion(),
                    type))
            : Optional.empty(),
        builder());
  }
}
