package io.github.providerkit.maven.reactor;

import io.github.providerkit.compare.ComparedRelease;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.maven.CompareTime;
import io.github.providerkit.maven.RuleSettings;
import io.github.providerkit.maven.remote.ReleaseComparisons;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.plan.PlannedModule;
import io.github.providerkit.plan.ReleaseState;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** Holds the modules that are to be released against their releases before. */
public final class ModuleComparison {
  private final MavenSession session;
  private final ReleaseComparisons comparisons;
  private final Log log;
  private final Consumer<ManifestCheck.Result> shown;

  /**
   * Creates it.
   *
   * @param shown receives what a version does not say
   */
  public ModuleComparison(
      MavenSession session,
      ReleaseComparisons comparisons,
      Log log,
      Consumer<ManifestCheck.Result> shown) {
    this.session = session;
    this.comparisons = comparisons;
    this.log = log;
    this.shown = shown;
  }

  /**
   * The plan of a module with what is different, if it is to be released or a snapshot. Nothing is
   * compiled, so that the operations of code are only known where its catalog lies in its place.
   *
   * @param said when the user wants it
   * @throws ProviderException if the provider cannot be read
   */
  public PlannedModule compare(
      PlannedModule planned, MavenProject project, ManifestCheck.Result checked, CompareTime said)
      throws ProviderException {
    boolean open = planned.state() == ReleaseState.NEW || planned.state() == ReleaseState.SNAPSHOT;
    if (!open || said == CompareTime.NEVER || checked.provider().isEmpty()) {
      return planned;
    }
    Optional<ComparedRelease> compared =
        comparisons.compare(
            session,
            project,
            checked.provider().get(),
            Optional.empty(),
            log::debug,
            line -> log.warn(project.getArtifactId() + ": " + line));
    if (compared.isEmpty()) {
      return planned;
    }
    Problems problems =
        new Problems(
            new RuleLevels(
                RuleSettings.levels(
                    new Properties(), project.getProperties(), session.getUserProperties())));
    compared.get().difference().report(checked.manifest(), problems);
    shown.accept(
        new ManifestCheck.Result(
            checked.format(), checked.manifest(), problems, checked.provider()));
    PlannedModule with = planned.with(compared.get().difference());
    return problems.hasErrors() ? with.refused() : with;
  }
}
