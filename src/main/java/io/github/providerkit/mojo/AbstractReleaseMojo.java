package io.github.providerkit.mojo;

import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.Layout;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Severity;
import io.github.providerkit.maven.cache.CacheKey;
import io.github.providerkit.maven.cache.CachedGoal;
import io.github.providerkit.maven.console.Annotations;
import io.github.providerkit.maven.console.ProblemLog;
import io.github.providerkit.maven.remote.RemoteManifestDocuments;
import io.github.providerkit.message.Place;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.toolchain.Tool;
import io.github.providerkit.toolchain.ToolKind;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** What the goals share that make a release: which one, and where. */
abstract class AbstractReleaseMojo extends AbstractToolMojo implements CachedGoal {
  /** What a mark is called that a compiler's error gets. */
  private static final String COMPILER = "compiler";

  /** The siblings of a plugin that somebody has put into {@code node_modules}. */
  private static final String INSTALLED = "installed";

  private final RemoteManifestDocuments documents;

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
   * What an archive holds: {@code release}, the manifest and the files that it names, with compiled
   * code at {@code artifacts/<os>/<arch>/provider}; {@code flat}, the same with compiled code at
   * the root, as the consumer's own tool has it; {@code package}, the provider's whole directory
   * but for the build's output and the history of its files, which only manifests {@code
   * plugin.yaml} have.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.layout", defaultValue = "release")
  private String layout;

  /**
   * Directory for everything that the goals write. By default {@code provider} in the build
   * directory: {@code target/provider}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.outputDirectory")
  private @Nullable File outputDirectory;

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

  AbstractReleaseMojo(RemoteManifestDocuments documents, ToolchainManager toolchains) {
    super(toolchains);
    this.documents = documents;
  }

  final ManifestCheck.Result check(FileChecks files) throws ProviderException {
    CheckSettings settings =
        CheckSettings.of(
            version(version),
            versionPolicy,
            checkstackPlatform,
            checkstackRanges,
            checkstackSiblings,
            fetchRemoteDocuments ? Optional.of(documents.of(session())) : Optional.empty());
    return check(files, settings, outputDirectory());
  }

  @Override
  public void describe(CacheKey key) throws ProviderException {
    if (fetchRemoteDocuments) {
      key.unknown("provider.fetchRemoteDocuments asks servers");
      return;
    }
    if (checkstackSiblings.equals(INSTALLED)) {
      key.unknown("siblings are packed as they are installed");
      return;
    }
    Optional<Provider> provider = check(FileChecks.BEFORE_BUILD).provider();
    if (provider.isEmpty()) {
      key.unknown("the manifest has errors");
      return;
    }
    if (layout() == Layout.PACKAGE) {
      key.whole();
    }
    Host host = Host.current();
    for (BuildCommand command : provider.get().commands()) {
      Optional<Tool> bun =
          command.packageScript()
              ? resolver(host).find(ToolKind.BUN, machine(host), command.directory())
              : Optional.empty();
      bun.ifPresent(tool -> key.fact("tool bun", tool.identity()));
      String program = command.packageScript() ? "npm" : command.arguments().get(0);
      key.program(bun.isPresent() ? "node" : program);
    }
    provider.get().phases().ifPresent(phases -> phases.programs().forEach(key::program));
  }

  @Override
  final void mark(List<Place> places) {
    Annotations.print(places.stream().map(this::problem).toList(), directory(), githubAnnotations);
  }

  private Problem problem(Place place) {
    return new Problem(
        Severity.ERROR,
        COMPILER,
        "",
        ManifestCheck.shownAs(directory(), place.file()),
        new Position(place.line(), place.column()),
        place.message(),
        null);
  }

  final ProblemLog problemLog() {
    return problemLog(githubAnnotations);
  }

  @Override
  public final Path outputDirectory() {
    return outputDirectory(outputDirectory);
  }

  /** How archives are laid out. */
  final Layout layout() throws ProviderException {
    return Layout.of(layout);
  }

  /**
   * How many may work at a time.
   *
   * @param chosen the user's choice; 0 for none
   */
  static int threads(int chosen) {
    return chosen > 0 ? chosen : Runtime.getRuntime().availableProcessors();
  }

  final void tell(String line) {
    getLog().info(line);
  }
}
