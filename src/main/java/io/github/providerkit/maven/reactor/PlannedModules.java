package io.github.providerkit.maven.reactor;

import io.github.providerkit.changes.ModuleChange;
import io.github.providerkit.changes.ModuleInputs;
import io.github.providerkit.code.Language;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.Provider;
import io.github.providerkit.format.grammar.NpmVersion;
import io.github.providerkit.maven.PlannedArtifacts;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.plan.PlannedModule;
import io.github.providerkit.plan.PlannedModule.Identity;
import io.github.providerkit.plan.ReleaseState;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.tag.ReleaseTags;
import io.github.providerkit.tag.TagFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.project.MavenProject;

/** Finds out where the versions of a build's modules stand. */
public final class PlannedModules {
  private static final String SNAPSHOT = "-SNAPSHOT";

  private final Optional<Control> control;
  private final Optional<Published> published;
  private final Path started;

  /** Asks repositories of Maven. */
  @FunctionalInterface
  public interface Published {
    /** The versions of a project that are in its repository. */
    Set<String> of(MavenProject project) throws ProviderException;
  }

  /**
   * The repository of the sources.
   *
   * @param source the repository itself
   * @param releases what is tagged in it
   * @param modules the paths of all modules with providers
   */
  public record Control(SourceControl source, ReleaseTags releases, NavigableSet<String> modules) {}

  /**
   * A module, as far as it is known.
   *
   * @param module the module
   * @param inputs what it is made from; without a repository only its languages are known
   * @param checked its manifest, checked
   * @param platforms what its code would be compiled for
   */
  public record Known(
      ReactorModule module,
      ModuleInputs inputs,
      ManifestCheck.Result checked,
      List<Platform> platforms) {}

  /**
   * Where a version stands.
   *
   * @param why what that rests on, in words
   */
  private record Stand(ReleaseState state, String why) {}

  /**
   * Creates it.
   *
   * @param control the repository of the sources; empty where there is none
   * @param published asks repositories for releases; empty to go by tags
   * @param started where Maven was started
   */
  public PlannedModules(Optional<Control> control, Optional<Published> published, Path started) {
    this.control = control;
    this.published = published;
    this.started = started;
  }

  /** What would be released of a module. */
  public PlannedModule plan(Known known) throws ProviderException {
    MavenProject project = known.module().project();
    String format = known.checked().format();
    Optional<Provider> valid = known.checked().provider();
    if (valid.isEmpty()) {
      return invalid(known, new Identity("", project.getVersion(), "", format), "see above");
    }
    Provider provider = valid.get();
    Identity identity = new Identity(provider.name(), provider.version(), provider.kind(), format);
    try {
      provider.requireCode();
    } catch (ProviderException e) {
      return invalid(known, identity, e.getMessage());
    }
    List<Platform> platforms = provider.code().isPresent() ? known.platforms() : List.of();
    TagFormat.Module names = names(known, provider);
    String tag = format().tag(names, provider.version());
    Stand stand = stand(known, identity.version(), tag, names);
    return new PlannedModule(
        known.module().selector(started),
        known.inputs().path(),
        artifact(project),
        identity,
        tag,
        control.isPresent() && control.get().releases().commit(tag).isPresent(),
        uncommitted(known).isEmpty(),
        stand.state(),
        stand.why(),
        known.inputs().languages().stream().sorted().map(Language::word).toList(),
        platforms.stream().map(Platform::toString).toList(),
        PlannedArtifacts.of(project, provider, platforms),
        Optional.empty());
  }

  private PlannedModule invalid(Known known, Identity identity, String why) {
    return new PlannedModule(
        known.module().selector(started),
        known.inputs().path(),
        artifact(known.module().project()),
        identity,
        "",
        false,
        true,
        ReleaseState.INVALID,
        why,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static String artifact(MavenProject project) {
    return project.getGroupId() + ":" + project.getArtifactId();
  }

  private TagFormat format() {
    return control.map(known -> known.source().format()).orElse(TagFormat.DEFAULT);
  }

  private TagFormat.Module names(Known known, Provider provider) {
    return control.isPresent()
        ? control.get().source().names(known.module(), provider)
        : TagFormat.Module.of(
            provider.releaseTag(),
            provider.version(),
            "",
            provider.name(),
            known.module().project().getArtifactId());
  }

  private Stand stand(Known known, String version, String tag, TagFormat.Module names)
      throws ProviderException {
    if (version.endsWith(SNAPSHOT)) {
      String last = version.substring(0, version.length() - SNAPSHOT.length());
      return new Stand(
          ReleaseState.SNAPSHOT, "as " + format().tag(names, last) + " once it is final");
    }
    boolean there =
        published.isPresent() && published.get().of(known.module().project()).contains(version);
    Optional<String> commit = control.flatMap(repository -> repository.releases().commit(tag));
    if (commit.isEmpty()) {
      return there
          ? new Stand(
              ReleaseState.RELEASED,
              "in the repository, without a tag: nobody knows what it was made from")
          : new Stand(ReleaseState.NEW, note(known, version, names));
    }
    Control repository = control.get();
    Optional<ModuleChange> change =
        repository
            .source()
            .history()
            .since(commit.get())
            .ofRelease(known.inputs(), repository.modules());
    if (change.isPresent()) {
      return new Stand(ReleaseState.DIFFERENT, change.get().words() + " has changed since " + tag);
    }
    boolean done = published.isEmpty() || there;
    return done
        ? new Stand(ReleaseState.RELEASED, "released as " + tag)
        : new Stand(ReleaseState.NEW, "tagged, and not in the repository");
  }

  /** What the author may want to know before it is released. */
  private String note(Known known, String version, TagFormat.Module names)
      throws ProviderException {
    Optional<String> open = uncommitted(known);
    if (open.isPresent()) {
      return open.get() + " is not committed";
    }
    Optional<ReleaseTags.Tagged> last =
        control.flatMap(repository -> repository.releases().last(names));
    Optional<NpmVersion> own = NpmVersion.parse(version);
    boolean older =
        last.isPresent() && own.isPresent() && own.get().compareTo(last.get().version()) < 0;
    return older ? "older than " + last.get().tag() : "";
  }

  /** Something that it is made from and that no commit has; empty when there is nothing. */
  private Optional<String> uncommitted(Known known) throws ProviderException {
    if (control.isEmpty()) {
      return Optional.empty();
    }
    return control
        .get()
        .source()
        .history()
        .sinceLastCommit()
        .ofRelease(known.inputs(), control.get().modules())
        .map(ModuleChange::file);
  }
}
