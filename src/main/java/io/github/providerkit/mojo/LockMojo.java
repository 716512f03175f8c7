package io.github.providerkit.mojo;

import io.github.providerkit.host.Host;
import io.github.providerkit.lock.LockFiles;
import io.github.providerkit.lock.LockRequest;
import io.github.providerkit.lock.ProviderLock;
import io.github.providerkit.lock.config.DeploymentConfig;
import io.github.providerkit.maven.remote.LockNetwork;
import io.github.providerkit.maven.remote.RepositoryReleases;
import io.github.providerkit.message.ProviderException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Pins the providers of a deployment: reads its configuration, finds every release, verifies the
 * archives of all platforms, and writes the server's {@code gestalt.lock.json}. Within a build it
 * acts only where {@code provider.lock.configs} is set or a lock lies beside the configuration;
 * called by its name, it fails where there is no configuration.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "lock",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class LockMojo extends AbstractLockMojo {
  /**
   * Writes nothing, and fails when the lock is not what it should be.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.check", defaultValue = "false")
  private boolean check;

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
   * Directory for everything that the goals write. By default {@code provider} in the build
   * directory: {@code target/provider}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.outputDirectory")
  private @Nullable File outputDirectory;

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

  /**
   * Where the difference to the lock that is there is written to, as JSON. By default {@code
   * target/provider/lock-diff.json}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.report")
  private @Nullable File report;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.lock.skip", defaultValue = "false")
  private boolean skipLock;

  /** Creates the goal; Maven hands in what knows its settings and repositories. */
  @Inject
  public LockMojo(LockNetwork network, RepositoryReleases releases) {
    super(network, releases);
  }

  @Override
  boolean skipped() {
    return skipLock;
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    List<Path> configs = configFiles();
    if (configs.isEmpty()) {
      getLog().debug("no deployment configuration");
      return;
    }
    Host host = Host.current();
    LockRequest request = request(DeploymentConfig.read(configs, host.variables()), host);
    try (ProviderLock lock = new ProviderLock(request)) {
      ProviderLock.Result result = result(lock);
      result.notes().forEach(getLog()::warn);
      LockFiles files = new LockFiles(request, result, effectiveConfig);
      files.writeReport(report());
      if (check) {
        failIfDifferent(files, result);
      } else {
        files.write().forEach(getLog()::info);
      }
      if (prepare) {
        List<String> lines = lock.prepare(result, target("preparePlatform", preparePlatform, host));
        lines.forEach(getLog()::info);
        getLog().info(lines.isEmpty() ? "all providers are prepared" : lines.size() + " prepared");
      }
    }
    sweep();
  }

  /** To unpack what is locked, nobody has to be asked what else there is. */
  private ProviderLock.Result result(ProviderLock lock) throws ProviderException {
    if (!prepare || check || isUpdate()) {
      return lock.resolve();
    }
    Optional<ProviderLock.Result> locked = lock.locked();
    return locked.isPresent() ? locked.get() : lock.resolve();
  }

  private Path report() {
    return report == null
        ? outputDirectory(outputDirectory).resolve("lock-diff.json")
        : report.toPath();
  }

  private void failIfDifferent(LockFiles files, ProviderLock.Result result)
      throws ProviderException, MojoFailureException {
    List<String> differences = files.differences();
    differences.forEach(getLog()::error);
    if (!result.old() || !differences.isEmpty()) {
      throw new MojoFailureException(
          (result.old() ? "the lock is out of date" : "there is no lock")
              + "\n    hint: run mvn provider:lock and commit what it writes");
    }
    getLog().info("the lock is up to date: " + files.count());
  }
}
