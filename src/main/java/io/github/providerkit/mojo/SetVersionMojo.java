package io.github.providerkit.mojo;

import io.github.providerkit.format.ManifestFinder;
import io.github.providerkit.maven.EachModule;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.version.VersionChange;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new version into the manifest, the POM beside it, and for a Checkstack plugin into the
 * packages of its bundle. Everything else in these files stays as it is, comments and order
 * included.
 *
 * @since 0.1.0
 */
@Mojo(name = "set-version", requiresProject = false, threadSafe = true)
public final class SetVersionMojo extends AbstractGoal {
  private final EachModule modules;

  /**
   * The manifest file. By default the manifest in the project's directory: {@code manifest.json},
   * else {@code manifest.yaml}, else {@code manifest.yml}; without any of them {@code plugin.json},
   * {@code plugin.yaml} or {@code plugin.yml}. A file that is named here decides when there are two
   * formats in one directory.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.manifest")
  private @Nullable File manifest;

  /**
   * The new version, such as {@code 1.3.0}. With {@code -SNAPSHOT} at its end that is for the POM
   * alone, and the manifest gets the version that it leads to.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.newVersion")
  private @Nullable String newVersion;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.set-version.skip", defaultValue = "false")
  private boolean skipSetVersion;

  /** Creates the goal; Maven hands in what runs it in the modules of a reactor. */
  @Inject
  public SetVersionMojo(EachModule modules) {
    this.modules = modules;
  }

  @Override
  boolean skipped() {
    return skipSetVersion;
  }

  @Override
  void run() throws ProviderException, MojoFailureException {
    if (newVersion == null) {
      throw ProviderException.user(
          "provider.newVersion: expected the version to write, found none",
          "name it with -Dprovider.newVersion=1.0.0");
    }
    if (manifest == null && EachModule.isWanted(session(), execution()) && areChosen()) {
      modules.run(session(), execution(), getLog()::info);
      return;
    }
    boolean collects = project().getPackaging().equals("pom") && session().getProjects().size() > 1;
    if (collects && manifest == null && !ManifestFinder.mayBeIn(directory())) {
      getLog().info("there is no provider here");
      return;
    }
    VersionChange.run(
            new VersionChange.Request(
                directory(),
                Optional.ofNullable(manifest).map(File::toPath),
                Formats.all(),
                newVersion))
        .forEach(this::tell);
  }

  /** Whether the user named modules, with {@code -pl}, and not the project that Maven is in. */
  private boolean areChosen() {
    return session().getProjects().stream()
        .filter(module -> module.getBasedir() != null)
        .noneMatch(module -> module.getBasedir().toPath().equals(started()));
  }

  private void tell(VersionChange.Change change) {
    getLog()
        .info(
            change.from().equals(change.to())
                ? "%s has version %s already".formatted(change.file(), change.to())
                : "%s: version %s in the place of %s"
                    .formatted(change.file(), change.to(), change.from()));
  }
}
