package io.github.providerkit.mojo;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.start.ProjectStart;
import io.github.providerkit.start.ProjectStart.Names;
import io.github.providerkit.start.StartedFile;
import java.io.File;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Starts a project: writes the POM for the manifest that lies in the directory, or a POM and a
 * manifest where there is nothing yet, and the line for {@code .gitignore}. A file that is there
 * stays as it is. Where manifests lie below the directory, each gets its POM, and one at the top
 * names this plugin for all. Needs no POM; call it by the plugin's full name.
 *
 * @since 0.1.0
 */
@Mojo(name = "init", requiresProject = false, aggregator = true, threadSafe = true)
public final class InitMojo extends AbstractGoal {
  private static final String ME = "io.github.providerkit:provider-maven-plugin";

  @Parameter(defaultValue = "${plugin}", readonly = true)
  private PluginDescriptor plugin;

  /**
   * The name of the project. By default the provider's, or in an empty directory that of the
   * directory.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.init.artifactId")
  private @Nullable String artifactId;

  /**
   * Writes nothing, and fails when a POM is missing, no longer fits its manifest, has lost its
   * manifest, or was edited by hand although it says that this goal keeps it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.init.check", defaultValue = "false")
  private boolean check;

  /**
   * Also writes what builds the project on a server: {@code github}, {@code
   * .github/workflows/provider.yml}; {@code gitlab}, {@code .gitlab-ci.yml}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.init.ci")
  private @Nullable String ci;

  /**
   * Directories in which no manifest is looked for, as paths from the top of a tree, a comma list
   * such as {@code docs/samples,old}. What git ignores, hidden directories, {@code node_modules}
   * and the like, and test data are passed over in any case.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.init.excludes")
  private @Nullable List<String> excludes;

  /**
   * The group of the project. By default {@code io.github.OWNER} for a source at {@code
   * github.com}, {@code io.gitlab.OWNER} for one at {@code gitlab.com}, and the name of any other
   * host turned round; for a package of npm by its {@code repository}; {@code com.example} where
   * there is no manifest.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.init.groupId")
  private @Nullable String groupId;

  /**
   * What to begin where there is no manifest: {@code plugin} or {@code app} (operations of a web
   * service), {@code ui} (pages), or any other kind of provider, such as {@code cache}, which needs
   * code.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.init.kind")
  private @Nullable String kind;

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
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.init.skip", defaultValue = "false")
  private boolean skipInit;

  /**
   * The version of the project. By default that of the manifest, or {@code 0.1.0}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.init.version")
  private @Nullable String version;

  @Override
  boolean skipped() {
    return skipInit;
  }

  @Override
  void run() throws ProviderException {
    ProjectStart.Result result =
        ProjectStart.run(
            new ProjectStart.Request(
                started(),
                Formats.all(),
                Optional.ofNullable(manifest).map(File::toPath),
                Optional.ofNullable(kind),
                new Names(
                    Optional.ofNullable(groupId),
                    Optional.ofNullable(artifactId),
                    Optional.ofNullable(version)),
                ofProject(),
                Optional.ofNullable(ci),
                plugin.getVersion(),
                excludes == null ? Set.of() : new LinkedHashSet<>(excludes),
                check));
    result.leftOut().stream().map(one -> "left out " + one).forEach(getLog()::info);
    if (check) {
      if (!result.findings().isEmpty()) {
        throw ProviderException.user(
            "expected the POMs that provider:init writes, found %d that are not so"
                .formatted(result.findings().size()),
            "run provider:init without -Dprovider.init.check",
            result.findings());
      }
      getLog().info("all POMs are as they should be");
      return;
    }
    result.files().stream().map(StartedFile::words).forEach(getLog()::info);
    if (session().getRequest().isProjectPresent() && project().getPlugin(ME) == null) {
      getLog().info("pom.xml does not name this plugin: add it, with packaging provider");
    }
    result.findings().forEach(getLog()::warn);
    result.next().forEach(getLog()::info);
  }

  private Names ofProject() {
    if (!session().getRequest().isProjectPresent()) {
      return Names.NONE;
    }
    MavenProject project = project();
    return new Names(
        Optional.of(project.getGroupId()),
        Optional.of(project.getArtifactId()),
        Optional.of(project.getVersion()));
  }
}
