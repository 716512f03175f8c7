package io.github.providerkit.mojo;

import io.github.providerkit.format.CompiledCode;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.maven.OutputTimestamp;
import io.github.providerkit.maven.PublishedPlace;
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

  AbstractPapersMojo(RemoteManifestDocuments documents, ToolchainManager toolchains) {
    super(documents, toolchains);
  }

  /** When the release is made, where the build says so. */
  final Optional<Instant> time() throws ProviderException {
    return OutputTimestamp.of(outputTimestamp);
  }

  /** What is to be told of a release. */
  final ReleasePapers papers(
      Host host, ManifestCheck.Result checked, Release release, List<BuiltBinary> binaries)
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
            page(host) ? Optional.of(page(provider, release, binaries)) : Optional.empty()),
        this::tell,
        getLog()::warn);
  }

  private boolean page(Host host) {
    return page == null ? host.variable("GITHUB_STEP_SUMMARY").isPresent() : page;
  }

  private PapersRequest.Page page(Provider provider, Release release, List<BuiltBinary> binaries)
      throws ProviderException {
    Optional<CompiledCode> code =
        binaries.isEmpty() ? Optional.empty() : Optional.of(BuiltArtifacts.compiled(binaries));
    boolean isRead = release.metadata().isPresent() && session().getRequest().isProjectPresent();
    return new PapersRequest.Page(
        provider.operations(code),
        isRead ? Optional.of(PublishedPlace.of(project())) : Optional.empty());
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
