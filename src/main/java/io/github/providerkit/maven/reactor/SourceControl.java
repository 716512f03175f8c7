package io.github.providerkit.maven.reactor;

import io.github.providerkit.changes.History;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.Provider;
import io.github.providerkit.git.GitRepository;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.tag.ReleaseTags;
import io.github.providerkit.tag.TagFormat;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;

/**
 * The repository of a build.
 *
 * @param repository the repository itself
 * @param root its root, without links
 * @param history what has changed in it
 * @param format how its tags are called
 */
public record SourceControl(
    GitRepository repository, Path root, History history, TagFormat format) {
  private static final String SHALLOW =
      "fetch the whole history with its tags (fetch-depth: 0, or git fetch --unshallow --tags)";

  /**
   * The repository around a build.
   *
   * @param output where the plugin writes
   * @throws ProviderException if there is none, or none with a commit
   */
  public static SourceControl around(
      MavenSession session, Path directory, Path output, TagFormat format)
      throws ProviderException {
    GitRepository repository =
        GitRepository.around(directory, Host.current(), output.resolve("logs").resolve("git.log"));
    Path root = ReactorModule.real(repository.root());
    if (repository.commit("HEAD").isEmpty()) {
      throw ProviderException.user(
          "expected a commit in " + root + ", found none yet", "git add … && git commit");
    }
    History history = new History(repository, root, ReactorModules.buildDirectories(session, root));
    return new SourceControl(repository, root, history, format);
  }

  /**
   * The releases that the present comes from.
   *
   * @param every whether all are meant, also those of other branches
   * @param warning receives what may be missing
   * @throws ProviderException if this clone cannot have them
   */
  public ReleaseTags releases(boolean every, Consumer<String> warning) throws ProviderException {
    ReleaseTags tags =
        new ReleaseTags(repository.tags(every ? Optional.empty() : Optional.of("HEAD")), format);
    if (repository.isShallow()) {
      if (tags.isEmpty()) {
        throw ProviderException.user(
            "expected the tags of releases, found a shallow clone without any", SHALLOW);
      }
      warning.accept("this clone is shallow, so tags may be missing: " + SHALLOW);
    }
    return tags;
  }

  /** What stands for a module in the name of a tag. */
  public TagFormat.Module names(ReactorModule module, Provider provider) {
    Path directory = module.module().directory();
    String path =
        directory.startsWith(root) && !directory.equals(root)
            ? SlashPath.between(root, directory)
            : "";
    return TagFormat.Module.of(
        provider.releaseTag(),
        provider.version(),
        path,
        provider.name(),
        module.project().getArtifactId());
  }
}
