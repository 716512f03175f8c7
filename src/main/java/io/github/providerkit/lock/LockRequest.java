package io.github.providerkit.lock;

import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.lock.config.DeploymentConfig;
import io.github.providerkit.lock.resolve.GitHubReleases;
import io.github.providerkit.lock.resolve.MavenReleases;
import io.github.providerkit.transfer.Login;
import io.github.providerkit.transfer.Network;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is to be locked.
 *
 * @param config the deployment
 * @param lockfile its lock; need not exist
 * @param platforms {@code os/arch} that every provider has to be there for; empty for those that
 *     each lists
 * @param serverPlatform the platform whose manifests stand in the lock
 * @param update the only providers to look at, {@code weather} or {@code plugin/weather}; empty for
 *     all
 * @param repositories further provider indexes, name to URL
 * @param cache where archives are kept
 * @param parallelism how many downloads at a time
 * @param network how to reach servers
 * @param maven Maven's repositories
 * @param limits how much an archive may hold
 * @param gitHub where GitHub's API is
 * @param log receives a line for each download
 * @param tokens logins for the servers of further provider indexes, by the index's name
 */
public record LockRequest(
    DeploymentConfig config,
    Path lockfile,
    Set<String> platforms,
    String serverPlatform,
    Set<String> update,
    Map<String, String> repositories,
    Path cache,
    int parallelism,
    Network network,
    MavenReleases maven,
    ReadLimits limits,
    String gitHub,
    Consumer<String> log,
    Map<String, Login> tokens) {

  /** A request without logins for indexes. */
  public LockRequest(
      DeploymentConfig config,
      Path lockfile,
      Set<String> platforms,
      String serverPlatform,
      Set<String> update,
      Map<String, String> repositories,
      Path cache,
      int parallelism,
      Network network,
      MavenReleases maven,
      ReadLimits limits,
      String gitHub,
      Consumer<String> log) {
    this(
        config,
        lockfile,
        platforms,
        serverPlatform,
        update,
        repositories,
        cache,
        parallelism,
        network,
        maven,
        limits,
        gitHub,
        log,
        Map.of());
  }

  /** Where GitHub's API really is. */
  public static final String GITHUB = GitHubReleases.API;

  /** What a user gave one server is not for another of the same name that a deployment chose. */
  Map<String, Login> usableTokens() {
    Map<String, Login> usable = new LinkedHashMap<>(tokens);
    usable
        .keySet()
        .removeIf(
            name -> {
              String own = repositories.get(name);
              return own == null || !own.equals(config.repositories().getOrDefault(name, own));
            });
    return usable;
  }

  /** Addresses of provider indexes by name: what the configuration says counts. */
  Map<String, String> indexes() {
    Map<String, String> indexes = new LinkedHashMap<>(repositories);
    indexes.putAll(config.repositories());
    return indexes;
  }
}
