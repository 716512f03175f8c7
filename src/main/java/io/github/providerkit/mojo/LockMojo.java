package io.github.providerkit.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.host.Host;
import io.github.providerkit.lock.LockDiff;
import io.github.providerkit.lock.LockRequest;
import io.github.providerkit.lock.ProviderLock;
import io.github.providerkit.lock.config.DeploymentConfig;
import io.github.providerkit.maven.LockNetwork;
import io.github.providerkit.maven.RepositoryReleases;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.platform.Platforms;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Pins the providers of a deployment: reads its configuration, finds every release, verifies the
 * archives of all platforms, and writes the server's {@code gestalt.lock.json}. Does nothing where
 * there is no configuration.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "lock",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class LockMojo extends AbstractGoal {
  private static final String CONFIG = "config.yaml";
  private static final String LOCK = "gestalt.lock.json";
  private static final String API = "gestaltd.config/";

  private final LockNetwork network;
  private final RepositoryReleases releases;

  /**
   * Where downloaded archives are kept, for all projects and by their digest. By default {@code
   * .cache/provider} in the local repository.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.cacheDirectory")
  private File cacheDirectory;

  /**
   * Writes nothing, and fails when the lock is not what it should be.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.check", defaultValue = "false")
  private boolean check;

  /**
   * The configuration files of the deployment, the later ones over the earlier. By default {@code
   * config.yaml} in the project's directory, if that is one.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.configs")
  private List<File> configs;

  /**
   * The name of the file that is written beside a configuration which has sources that the server
   * does not know: the same configuration with plain URLs in their place. {@code %s} stands for the
   * name of the configuration without its ending.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.effectiveConfig", defaultValue = "%s.effective.yaml")
  private String effectiveConfig;

  /**
   * The lock. By default {@code gestalt.lock.json} beside the first configuration file.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.file")
  private File lockFile;

  /**
   * How many archives are downloaded at a time; of the small metadata, four times as many.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.parallelism", defaultValue = "8")
  private int parallelism;

  /**
   * The platforms that every provider has to be there for, a comma list of {@code os/arch}, {@code
   * host} and {@code all}. By default those that each release lists; their archives are verified.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.platforms")
  private String platforms;

  /**
   * Unpacks what is locked to where the server looks for it, as its {@code sync} does. A lock that
   * fits the configuration stays as it is then, and its releases are not looked up again; without
   * one, or with {@code provider.lock.check} or {@code provider.lock.update}, both are done.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.prepare", defaultValue = "false")
  private boolean prepare;

  /**
   * The platform to unpack for.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.preparePlatform", defaultValue = "host")
  private String preparePlatform;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /**
   * Where the difference to the lock that is there is written to, as JSON. By default {@code
   * target/provider/lock-diff.json}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.report")
  private File report;

  /**
   * The URL under which a server finds what Maven resolves from its repositories. By default the
   * URL of the repository that it came from, or of its mirror.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.repositoryUrl")
  private String repositoryUrl;

  /**
   * The platform that the server runs on. Its manifests stand in the lock, so a lock does not
   * depend on the machine that makes it; a server of another platform takes it, but finds it out of
   * date in its own {@code lock --check}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.serverPlatform", defaultValue = "linux/amd64")
  private String serverPlatform;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.skip", defaultValue = "false")
  private boolean skipLock;

  /**
   * How long to wait for a server that says nothing, in seconds.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.timeout", defaultValue = "30")
  private int timeout;

  /**
   * The only providers to look at, a comma list of names as {@code weather} or {@code
   * plugin/weather}. The others stay as they are locked.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.update")
  private List<String> update;

  /** Creates the goal; Maven hands in what knows its settings and repositories. */
  @Inject
  public LockMojo(LockNetwork network, RepositoryReleases releases) {
    this.network = network;
    this.releases = releases;
  }

  @Override
  boolean skipped() {
    return skipLock;
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    List<Path> files = configFiles();
    if (files.isEmpty()) {
      getLog().debug("no deployment configuration");
      return;
    }
    Host host = Host.current();
    DeploymentConfig config = DeploymentConfig.read(files, host.variables());
    try (ProviderLock lock = new ProviderLock(request(config, host))) {
      ProviderLock.Result result = result(lock);
      writeReport(result.diff());
      Map<Path, String> effective = config.effective(result.entries());
      if (check) {
        failIfDifferent(result, effective);
      } else {
        write(result, effective, lockFile(config));
      }
      if (prepare) {
        String platform = target(preparePlatform, host);
        List<String> lines = lock.prepare(result, platform);
        lines.forEach(getLog()::info);
        getLog().info(lines.isEmpty() ? "all providers are prepared" : lines.size() + " prepared");
      }
    }
  }

  /** To unpack what is locked, nobody has to be asked what else there is. */
  private ProviderLock.Result result(ProviderLock lock) throws ProviderException {
    if (!prepare || check || (update != null && !update.isEmpty())) {
      return lock.resolve();
    }
    Optional<ProviderLock.Result> locked = lock.locked();
    return locked.isPresent() ? locked.get() : lock.resolve();
  }

  private List<Path> configFiles() throws ProviderException {
    if (configs != null && !configs.isEmpty()) {
      return configs.stream().map(File::toPath).map(directory()::resolve).toList();
    }
    Path file = directory().resolve(CONFIG);
    try {
      // Many things are called so.
      boolean ours = Files.isRegularFile(file) && Files.readString(file).contains(API);
      return ours ? List.of(file) : List.of();
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }

  private Path directory() {
    return project.getBasedir() != null
        ? project.getBasedir().toPath()
        : Path.of(session.getExecutionRootDirectory());
  }

  private Path lockFile(DeploymentConfig config) {
    return lockFile == null ? config.directory().resolve(LOCK) : lockFile.toPath();
  }

  private LockRequest request(DeploymentConfig config, Host host) throws ProviderException {
    Path cache =
        cacheDirectory == null
            ? Path.of(session.getLocalRepository().getBasedir(), ".cache", "provider")
            : cacheDirectory.toPath();
    return new LockRequest(
        config,
        lockFile(config),
        platforms == null ? Set.of() : targets(platforms, host),
        target(serverPlatform, host),
        update == null ? Set.of() : new LinkedHashSet<>(update),
        Map.of(),
        cache,
        Math.max(1, parallelism),
        network.of(session, Duration.ofSeconds(timeout)),
        releases.of(session, project, Optional.ofNullable(repositoryUrl)),
        ReadLimits.DEFAULT,
        LockRequest.GITHUB,
        getLog()::info);
  }

  private static Set<String> targets(String platforms, Host host) throws ProviderException {
    Set<String> targets = new LinkedHashSet<>();
    Platform own = Platform.ofJava(host.osName(), host.osArch());
    Platforms.parse(platforms, own).forEach(platform -> targets.add(platform.target()));
    return targets;
  }

  private static String target(String platform, Host host) throws ProviderException {
    return targets(platform, host).iterator().next();
  }

  private void writeReport(LockDiff diff) throws ProviderException {
    Path file =
        report != null
            ? report.toPath()
            : directory().resolve("target").resolve("provider").resolve("lock-diff.json");
    write(file, diff.json());
  }

  private static void write(Path file, String text) throws ProviderException {
    try {
      AtomicFile.write(file, text.getBytes(UTF_8));
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + file, e);
    }
  }

  private void failIfDifferent(ProviderLock.Result result, Map<Path, String> effective)
      throws ProviderException, MojoFailureException {
    result.diff().lines().forEach(getLog()::error);
    boolean stale = false;
    for (Map.Entry<Path, String> config : effective.entrySet()) {
      Path file = effectiveFile(config.getKey());
      try {
        if (!Files.exists(file) || !Files.readString(file).equals(config.getValue())) {
          getLog().error(file.getFileName() + ": not what it should be");
          stale = true;
        }
      } catch (IOException e) {
        throw ProviderException.environment("cannot read " + file, e);
      }
    }
    if (!result.old() || stale || !result.diff().isEmpty()) {
      throw new MojoFailureException(
          (result.old() ? "the lock is out of date" : "there is no lock")
              + "\n    hint: run mvn provider:lock and commit what it writes");
    }
    getLog().info("the lock is up to date: " + count(result));
  }

  private static String count(ProviderLock.Result result) {
    return result.entries().size() + (result.entries().size() == 1 ? " provider" : " providers");
  }

  private void write(ProviderLock.Result result, Map<Path, String> effective, Path file)
      throws ProviderException {
    result.diff().lines().forEach(getLog()::info);
    boolean changed = result.lock().write(file);
    for (Map.Entry<Path, String> config : effective.entrySet()) {
      Path copy = effectiveFile(config.getKey());
      write(copy, config.getValue());
      getLog().info("for the server: --config " + copy);
    }
    getLog().info((changed ? "wrote " : "unchanged: ") + file + ", " + count(result));
  }

  private Path effectiveFile(Path config) {
    String name = config.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return config.resolveSibling(
        effectiveConfig.replace("%s", dot < 0 ? name : name.substring(0, dot)));
  }
}
