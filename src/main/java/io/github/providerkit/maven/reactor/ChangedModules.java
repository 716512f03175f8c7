package io.github.providerkit.maven.reactor;

import io.github.providerkit.changes.ChangedReport.Changed;
import io.github.providerkit.changes.CiMatrix;
import io.github.providerkit.changes.InputFinder;
import io.github.providerkit.changes.ModuleChange;
import io.github.providerkit.changes.ModuleInputs;
import io.github.providerkit.code.Language;
import io.github.providerkit.format.Provider;
import io.github.providerkit.git.GitRepository;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.tag.ReleaseTags;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;

/** Finds the modules of a build that have changed. */
public final class ChangedModules {
  private static final String SINCE = "provider.changed.since";
  private static final String FROM_COMMON = "...";

  private final MavenSession session;
  private final SourceControl control;
  private final Providers providers;
  private final Consumer<String> warning;
  private final Set<String> outside = new TreeSet<>();

  /**
   * Creates a finder.
   *
   * @param warning receives what may be wrong
   */
  public ChangedModules(
      MavenSession session, SourceControl control, Providers providers, Consumer<String> warning) {
    this.session = session;
    this.control = control;
    this.providers = providers;
    this.warning = warning;
  }

  /**
   * What is compared with.
   *
   * @param shown in the user's words
   * @param commit empty where there was nothing
   */
  private record Base(String shown, Optional<String> commit) {}

  /**
   * The modules that have changed.
   *
   * @param since the commit to compare with; empty for each module's last release
   * @param platforms what to build for, where a module does not say
   * @param host what {@code host} stands for
   * @param started where Maven was started
   */
  public List<Changed> find(
      ReactorModules modules,
      Optional<String> since,
      List<Platform> platforms,
      Platform host,
      Path started)
      throws ProviderException {
    InputFinder finder = new InputFinder(control.root(), modules.directories());
    NavigableSet<String> paths = modules.paths(control.root());
    Optional<Base> common = since.isPresent() ? Optional.of(base(since.get())) : Optional.empty();
    Optional<ReleaseTags> releases =
        common.isPresent() ? Optional.empty() : Optional.of(control.releases(false, warning));
    List<Changed> changed = new ArrayList<>();
    for (ReactorModule module : modules.chosen()) {
      ModuleInputs inputs = finder.of(module.module());
      tell(module, inputs);
      Base base = common.isPresent() ? common.get() : lastRelease(module, releases.orElseThrow());
      Optional<ModuleChange> change = Optional.empty();
      boolean inside = module.module().directory().startsWith(control.root());
      if (inside && base.commit().isPresent()) {
        change = control.history().since(base.commit().get()).of(inputs, paths);
        if (change.isEmpty()) {
          continue;
        }
      }
      ModuleParameters parameters = new ModuleParameters(session, module.project());
      changed.add(
          new Changed(
              new CiMatrix.Part(
                  module.selector(started),
                  languages(module, inputs),
                  parameters.platforms(platforms, host)),
              module.project().getGroupId() + ":" + module.project().getArtifactId(),
              inputs.path(),
              base.shown(),
              change.map(ModuleChange::file).orElse(""),
              change
                  .map(found -> found.watch().why())
                  .orElse(inside ? "never released" : "outside of the repository")));
    }
    return changed;
  }

  /**
   * What a user names.
   *
   * @throws ProviderException if there is no such commit here
   */
  private Base base(String since) throws ProviderException {
    if (GitRepository.isNothing(since)) {
      return new Base("the beginning", Optional.empty());
    }
    if (since.endsWith(FROM_COMMON)) {
      String name = since.substring(0, since.length() - FROM_COMMON.length());
      control.repository().requireCommit(SINCE, name);
      return new Base(since, Optional.of(control.repository().mergeBase(name, "HEAD")));
    }
    return new Base(since, Optional.of(control.repository().requireCommit(SINCE, since)));
  }

  private Base lastRelease(ReactorModule module, ReleaseTags releases) throws ProviderException {
    Optional<Provider> provider = providers.of(module);
    Optional<ReleaseTags.Tagged> last =
        provider.isEmpty()
            ? Optional.empty()
            : releases.last(control.names(module, provider.get()));
    return new Base(
        last.map(ReleaseTags.Tagged::tag).orElse("the beginning"),
        last.map(ReleaseTags.Tagged::commit));
  }

  /** What compiles itself by its own commands, and in no language that is known, counts as such. */
  private Set<Language> languages(ReactorModule module, ModuleInputs inputs)
      throws ProviderException {
    if (!inputs.languages().isEmpty()) {
      return inputs.languages();
    }
    boolean byCommands =
        providers
            .of(module)
            .flatMap(Provider::code)
            .filter(code -> code.language() == Language.COMMANDS)
            .isPresent();
    return byCommands ? EnumSet.of(Language.COMMANDS) : Set.of();
  }

  private void tell(ReactorModule module, ModuleInputs inputs) {
    for (String missing : inputs.missing()) {
      warning.accept(
          "provider.inputs of %s: expected a file or directory, found nothing at %s"
              .formatted(module.project().getArtifactId(), missing));
    }
    if (!inputs.hasDeclared()) {
      for (String place : inputs.outside()) {
        if (outside.add(place)) {
          warning.accept(
              place
                  + " lies outside of the repository: name the file that pins it in"
                  + " provider.inputs");
        }
      }
    }
  }
}
