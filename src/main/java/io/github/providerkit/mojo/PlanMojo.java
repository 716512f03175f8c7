package io.github.providerkit.mojo;

import io.github.providerkit.changes.InputFinder;
import io.github.providerkit.changes.ModuleInputs;
import io.github.providerkit.code.Language;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.format.CheckRequest.FileChecks;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.Provider;
import io.github.providerkit.host.Host;
import io.github.providerkit.maven.CompareTime;
import io.github.providerkit.maven.reactor.ModuleComparison;
import io.github.providerkit.maven.reactor.ModuleParameters;
import io.github.providerkit.maven.reactor.PlannedModules;
import io.github.providerkit.maven.reactor.PlannedModules.Control;
import io.github.providerkit.maven.reactor.PlannedModules.Known;
import io.github.providerkit.maven.reactor.PlannedModules.Published;
import io.github.providerkit.maven.reactor.ReactorModule;
import io.github.providerkit.maven.reactor.ReactorModules;
import io.github.providerkit.maven.reactor.SourceControl;
import io.github.providerkit.maven.remote.PublishedVersions;
import io.github.providerkit.maven.remote.ReleaseComparisons;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.plan.PlanLines;
import io.github.providerkit.plan.PlannedModule;
import io.github.providerkit.plan.ReleasePlanReport;
import io.github.providerkit.plan.ToolNeeds;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.tag.TagFormat;
import io.github.providerkit.toolchain.Doctor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Tells what would be released: names, coordinates, tags, platforms, tools, and what is up to date.
 * Nothing is compiled, and nothing written but below {@code target}. In a build of several modules
 * once for all of them: which versions are not released yet, and which modules are made from
 * something else than what was released under the same version; that is refused.
 *
 * @since 0.1.0
 */
@Mojo(name = "plan", aggregator = true, threadSafe = true)
public final class PlanMojo extends AbstractToolMojo {
  private final PublishedVersions versions;
  private final ReleaseComparisons comparisons;

  /**
   * What tells whether a version is released: {@code tag}, its tag in version control; {@code
   * repository}, the Maven repository that is deployed to, or those of dependencies where the
   * project names none.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.plan.by", defaultValue = "tag")
  private String by;

  /**
   * Whether what is to be released is compared with the release before, in the repository that the
   * project deploys to: {@code never} if not. Whatever breaks its users under a version that does
   * not say so is warned of.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.compare", defaultValue = "deploy")
  private String compare;

  /**
   * What happens when a module differs from what was released under the same version: {@code fail},
   * or {@code warn}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.plan.different", defaultValue = "fail")
  private String different;

  /**
   * Further files and directories that providers are made from; as for {@code provider:changed}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.inputs")
  private @Nullable List<String> inputs;

  /**
   * The plan, as JSON. By default {@code target/provider/plan.json}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.plan.json")
  private @Nullable File json;

  /**
   * Skips this goal.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.plan.skip", defaultValue = "false")
  private boolean skipPlan;

  /**
   * Makes the tags of what is to be released, annotated, at the last commit: all or none. Nothing
   * is pushed.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.plan.tag", defaultValue = "false")
  private boolean tag;

  /**
   * How the tags of releases are called: {@code {path}} is the path behind the repository in the
   * manifest's source, {@code {directory}} the module's from the root of the repository; further
   * {@code {name}}, {@code {artifact}} and {@code {version}}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "provider.tagFormat", defaultValue = "{path}/v{version}")
  private String tagFormat;

  /** Creates the goal; Maven hands in what knows the selected toolchains and its repositories. */
  @Inject
  public PlanMojo(
      ToolchainManager toolchains, PublishedVersions versions, ReleaseComparisons comparisons) {
    super(toolchains);
    this.versions = versions;
    this.comparisons = comparisons;
  }

  @Override
  boolean skipped() {
    return skipPlan;
  }

  @Override
  void run() throws ProviderException {
    boolean differing = isSecond("provider.plan.different", different, "fail", "warn");
    Path output = ReactorModules.output(session(), started());
    Optional<Published> published = published(output);
    Optional<SourceControl> control = control(output, TagFormat.of(tagFormat));
    ReleasePlanReport report = plan(control, published);
    write(report, output.resolve("plan.json"));
    PlanLines.tell(report, getLog()::info, getLog()::warn);
    report.require(differing);
    if (tag) {
      makeTags(report, control);
    }
  }

  private ReleasePlanReport plan(Optional<SourceControl> control, Optional<Published> published)
      throws ProviderException {
    Host host = Host.current();
    ReactorModules modules = ReactorModules.of(session(), inputs == null ? List.of() : inputs);
    Path root = control.isPresent() ? control.get().root() : ReactorModule.real(started());
    Optional<Control> history =
        control.isPresent()
            ? Optional.of(
                new Control(
                    control.get(),
                    control.get().releases(true, getLog()::warn),
                    modules.paths(root)))
            : Optional.empty();
    PlannedModules planned = new PlannedModules(history, published, started());
    InputFinder finder = new InputFinder(root, modules.directories());
    ModuleCheck checks = new ModuleCheck(session());
    List<PlannedModule> plan = new ArrayList<>();
    ToolNeeds needs = new ToolNeeds();
    CompareTime said = CompareTime.of(compare);
    ModuleComparison comparison =
        new ModuleComparison(session(), comparisons, getLog(), problemLog(false)::show);
    for (ReactorModule module : modules.chosen()) {
      ManifestCheck.Result checked = checks.run(module, FileChecks.BEFORE_BUILD);
      if (!checked.ok()) {
        getLog().error(module.selector(started()) + ":");
        problemLog(false).show(checked);
      }
      ModuleInputs inputs = finder.of(module.module());
      List<Platform> platforms =
          new ModuleParameters(session(), module.project())
              .platforms(platforms(host), machine(host));
      PlannedModule one = planned.plan(new Known(module, inputs, checked, platforms));
      plan.add(comparison.compare(one, module.project(), checked, said));
      Optional<ProviderCode> code = checked.provider().flatMap(Provider::code);
      if (code.isPresent()) {
        Language language = code.get().language();
        needs.add(
            language == Language.COMMANDS ? inputs.languages() : Set.of(language),
            code.get().directory(),
            platforms);
      }
    }
    return new ReleasePlanReport(
        plan, needs.examine(new Doctor(resolver(host), languageOptions())));
  }

  private Optional<SourceControl> control(Path output, TagFormat format) throws ProviderException {
    try {
      return Optional.of(SourceControl.around(session(), directory(), output, format));
    } catch (ProviderException e) {
      if (tag || e.fault() != ProviderException.Fault.USER) {
        throw e;
      }
      getLog().warn(e.getMessage() + ": nobody knows what has been released");
      return Optional.empty();
    }
  }

  private Optional<Published> published(Path output) throws ProviderException {
    return isSecond("provider.plan.by", by, "tag", "repository")
        ? Optional.of(project -> versions.of(session(), project, output.resolve("work")))
        : Optional.empty();
  }

  private static boolean isSecond(String parameter, String word, String first, String second)
      throws ProviderException {
    if (!word.equals(first) && !word.equals(second)) {
      throw ProviderException.user(
          "%s: expected %s or %s, found \"%s\"".formatted(parameter, first, second, word), null);
    }
    return word.equals(second);
  }

  private void write(ReleasePlanReport report, Path usual) throws ProviderException {
    Path file = json == null ? usual : named(json, "provider.plan.json");
    try {
      report.write(file);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + file, e);
    }
  }

  private void makeTags(ReleasePlanReport report, Optional<SourceControl> control)
      throws ProviderException {
    List<String> tags = report.tagsOfCommitted();
    control.orElseThrow().repository().createTags(tags, "HEAD");
    tags.forEach(made -> getLog().info("made the tag " + made));
    getLog().info(tags.isEmpty() ? "no tag to make" : "git push origin " + String.join(" ", tags));
  }
}
