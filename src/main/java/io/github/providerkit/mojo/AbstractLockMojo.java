package io.github.providerkit.mojo;

import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.host.Host;
import io.github.providerkit.lock.CacheSweep;
import io.github.providerkit.lock.LockRequest;
import io.github.providerkit.lock.config.DeploymentConfig;
import io.github.providerkit.lock.config.DeploymentFiles;
import io.github.providerkit.lock.resolve.UserIndexes;
import io.github.providerkit.maven.remote.LockNetwork;
import io.github.providerkit.maven.remote.RepositoryReleases;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platforms;
import io.github.providerkit.transfer.Patience;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What is to be locked, and where its releases are found. */
abstract class AbstractLockMojo extends AbstractGoal {
  private static final String LOCK = "gestalt.lock.json";

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  private final LockNetwork network;
  private final RepositoryReleases releases;

  /**
   * How many days the cache keeps what nobody uses; 0 empties it after the goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.cacheDays", defaultValue = "30")
  private int cacheDays;

  /**
   * Where downloaded archives are kept, for all projects and by their digest. By default {@code
   * .cache/provider} in the local repository.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.cacheDirectory")
  private @Nullable File cacheDirectory;

  /**
   * The configuration files of the deployment, the later ones over the earlier. By default {@code
   * config.yaml} in the project's directory, if that is one; within a build only if a lock lies
   * beside it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.configs")
  private @Nullable List<File> configs;

  /**
   * How long one file may take, in seconds, with all further tries and the waits between them.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.deadline", defaultValue = "1800")
  private int deadline;

  /**
   * How fast a server has to be at least, in bytes a second, on average over each {@code
   * provider.lock.timeout}; 0 for any speed. A slower one is given up; what came is kept for the
   * next time.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.leastSpeed", defaultValue = "1024")
  private long leastSpeed;

  /**
   * The lock. By default {@code gestalt.lock.json} beside the first configuration file.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.file")
  private @Nullable File lockFile;

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
  private @Nullable String platforms;

  /**
   * The URL of the only repository to look for {@code mvn:} sources in, as a server reaches it. By
   * default the repositories of the project and their mirrors, each under its own URL.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.repositoryUrl")
  private @Nullable String repositoryUrl;

  /**
   * The platform that the server runs on. Its manifests stand in the lock, so a lock does not
   * depend on the machine that makes it; a server of another platform takes it, but finds it out of
   * date in its own {@code lock --check}. Locks of today's server (version 11) hold nothing of a
   * platform.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.serverPlatform", defaultValue = "linux/amd64")
  private String serverPlatform;

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
  private @Nullable List<String> update;

  AbstractLockMojo(LockNetwork network, RepositoryReleases releases) {
    this.network = network;
    this.releases = releases;
  }

  /**
   * The configuration files of the deployment; empty where there is none.
   *
   * @throws ProviderException if the goal was called by its name and there is nothing to do
   */
  final List<Path> configFiles() throws ProviderException {
    if (configs != null && !configs.isEmpty()) {
      return configs.stream().map(File::toPath).map(directory()::resolve).toList();
    }
    List<Path> modules =
        session().getProjects().stream()
            .filter(module -> module.getBasedir() != null)
            .map(module -> module.getBasedir().toPath())
            .toList();
    DeploymentFiles files = new DeploymentFiles(directory(), modules);
    return execution.getSource() == MojoExecution.Source.CLI
        ? files.called()
        : files.withinABuild(lockFile == null ? directory().resolve(LOCK) : lockFile.toPath());
  }

  private Path cache() {
    return cacheDirectory == null
        ? Path.of(session().getLocalRepository().getBasedir(), ".cache", "provider")
        : cacheDirectory.toPath();
  }

  /** Removes from the cache what was used too long ago. */
  final void sweep() throws ProviderException {
    if (cacheDays < 0) {
      throw ProviderException.user(
          "provider.lock.cacheDays: expected days, 0 or more, found " + cacheDays, null);
    }
    int removed = new CacheSweep(cache(), Duration.ofDays(cacheDays)).sweep();
    if (removed > 0) {
      getLog().info("removed " + removed + " unused downloads from the cache");
    }
  }

  final LockRequest request(DeploymentConfig config, Host host) throws ProviderException {
    Path cache = cache();
    UserIndexes indexes = UserIndexes.read(host.variables());
    return new LockRequest(
        config,
        lockFile == null ? config.directory().resolve(LOCK) : lockFile.toPath(),
        platforms == null ? Set.of() : targets("platforms", platforms, host),
        target("serverPlatform", serverPlatform, host),
        isUpdate() ? new LinkedHashSet<>(update) : Set.of(),
        indexes.urls(),
        cache,
        Math.max(1, parallelism),
        network.of(session(), patience(), config.servers()),
        releases.of(
            session(),
            project(),
            Optional.ofNullable(repositoryUrl),
            cache.resolve("maven"),
            getLog()::info),
        ReadLimits.DEFAULT,
        LockRequest.GITHUB,
        getLog()::info,
        indexes.tokens());
  }

  /** Whether only some providers are looked at. */
  final boolean isUpdate() {
    return update != null && !update.isEmpty();
  }

  private Patience patience() throws ProviderException {
    return Patience.DEFAULT.with(
        seconds("timeout", timeout), Math.max(0, leastSpeed), seconds("deadline", deadline));
  }

  private static Duration seconds(String parameter, int value) throws ProviderException {
    if (value <= 0) {
      throw ProviderException.user(
          "provider.lock." + parameter + ": expected seconds, 1 or more, found " + value, null);
    }
    return Duration.ofSeconds(value);
  }

  private static Set<String> targets(String parameter, String platforms, Host host)
      throws ProviderException {
    Set<String> targets = new LinkedHashSet<>();
    Platforms.parse("provider.lock." + parameter, platforms, machine(host))
        .forEach(platform -> targets.add(platform.target()));
    return targets;
  }

  /** The one platform that a parameter names. */
  static String target(String parameter, String platform, Host host) throws ProviderException {
    Set<String> targets = targets(parameter, platform, host);
    if (targets.size() > 1 || platform.contains(",")) {
      throw ProviderException.user(
          "provider.lock." + parameter + ": expected one platform, found " + platform,
          "others belong into provider.lock.platforms");
    }
    return targets.iterator().next();
  }
}
