package io.github.providerkit.mojo;

import io.github.providerkit.changes.ChangedReport;
import io.github.providerkit.changes.ChangedReport.Changed;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.host.Host;
import io.github.providerkit.maven.reactor.ChangedModules;
import io.github.providerkit.maven.reactor.ReactorModules;
import io.github.providerkit.maven.reactor.SourceControl;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.platform.Platforms;
import io.github.providerkit.tag.TagFormat;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells which modules have to be built: those of which something has changed that they are made
 * from, since a commit or since their last release. Their own files but for documents; what their
 * code takes from elsewhere in the repository ({@code go.mod} with {@code replace}, {@code
 * go.work}, workspaces of uv, Bun, npm and Cargo, dependencies by path); POMs; and what {@code
 * provider.inputs} names. The list is on the console and in a file, for Maven's {@code -pl}; a JSON
 * file has the reasons, and the jobs of a CI matrix.
 *
 * @since 0.1.0
 */
@Mojo(name = "changed", aggregator = true, threadSafe = true)
public final class ChangedMojo extends AbstractGoal {
  /**
   * The list for Maven's {@code -pl}, one line. By default {@code target/provider/changed.txt}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.changed.file")
  private @Nullable File file;

  /**
   * Further files and directories that providers are made from, such as one that pins an SDK: a
   * comma list of {@code [language:]path}, from the root of the repository, or from the module's
   * directory where it begins with a dot; {@code go:.github/sdk-version} counts for modules with
   * code in Go alone. Each module may have its own; those of the build count for modules without.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.inputs")
  private @Nullable List<String> inputs;

  /**
   * The reasons and the jobs, as JSON. By default {@code target/provider/changed.json}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.changed.json")
  private @Nullable File json;

  /**
   * The platforms that the jobs are for, where a module does not say: a comma list of {@code
   * os/arch}, {@code os/arch/libc}, {@code host} and {@code all}. By default {@code host}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.platforms")
  private @Nullable String platforms;

  /**
   * The commit to compare with, as git names commits: {@code origin/main}, {@code HEAD^}, an id.
   * With three dots behind it, {@code origin/main...}, what it and the present have in common last.
   * The id of zeros that servers name for a new branch stands for nothing at all. By default each
   * module is compared with its own last release, by tag.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.changed.since")
  private @Nullable String since;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.changed.skip", defaultValue = "false")
  private boolean skipChanged;

  /**
   * How the tags of releases are called: {@code {path}} is the path behind the repository in the
   * manifest's source, {@code {directory}} the module's from the root of the repository; further
   * {@code {name}}, {@code {artifact}} and {@code {version}}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.tagFormat", defaultValue = "{path}/v{version}")
  private String tagFormat;

  @Override
  boolean skipped() {
    return skipChanged;
  }

  @Override
  void run() throws ProviderException {
    Path output = ReactorModules.output(session(), started());
    SourceControl control =
        SourceControl.around(session(), directory(), output, TagFormat.of(tagFormat));
    ReactorModules modules = ReactorModules.of(session(), inputs == null ? List.of() : inputs);
    ModuleCheck checks = new ModuleCheck(session());
    Platform machine = machine(Host.current());
    List<Changed> changed =
        new ChangedModules(
                session(),
                control,
                module -> checks.run(module, FileChecks.NONE).provider(),
                getLog()::warn)
            .find(
                modules,
                Optional.ofNullable(since),
                Platforms.parse(platforms == null ? "host" : platforms, machine),
                machine,
                started());
    ChangedReport report =
        new ChangedReport(
            since == null ? "the last releases" : since, modules.chosen().size(), changed);
    write(report, output);
    tell(report, changed);
  }

  private void write(ChangedReport report, Path output) throws ProviderException {
    Path list = place(file, "provider.changed.file", output.resolve("changed.txt"));
    Path data = place(json, "provider.changed.json", output.resolve("changed.json"));
    try {
      report.writeList(list);
      report.writeJson(data);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + list + " and " + data, e);
    }
  }

  private Path place(@Nullable File named, String property, Path usual) {
    return named == null ? usual : named(named, property);
  }

  private void tell(ChangedReport report, List<Changed> changed) {
    getLog().info(report.summary());
    for (Changed module : changed) {
      String name = module.path().isEmpty() ? module.part().project() : module.path();
      getLog().info("  " + name + ": " + module.words());
    }
    if (!changed.isEmpty()) {
      getLog().info("-pl " + report.projects());
    }
  }
}
