package io.github.providerkit.provenance;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.git.Git;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.UrlSecrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The state of a git repository that a release was made from.
 *
 * @param commit what is checked out
 * @param changed whether something lies in the provider's directory that the commit does not have
 * @param url where the repository comes from, without logins; empty where it has no {@code origin}
 */
public record GitSource(String commit, boolean changed, Optional<String> url) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40,64}");

  /**
   * Asks git.
   *
   * @param directory the provider's
   * @param output where the plugin writes, which is no source
   * @return empty where there is no git, or no repository with a commit
   * @throws ProviderException if the build is stopped meanwhile
   */
  public static Optional<GitSource> of(Host host, Path directory, Path output)
      throws ProviderException {
    Optional<Git> git = Git.in(directory, host, PATIENCE);
    return git.isPresent() ? of(git.get(), directory, output) : Optional.empty();
  }

  private static Optional<GitSource> of(Git git, Path directory, Path output)
      throws ProviderException {
    Optional<String> commit = git.tryToAsk("rev-parse", "HEAD");
    if (commit.filter(text -> COMMIT.matcher(text).matches()).isEmpty()) {
      return Optional.empty();
    }
    List<String> status = new ArrayList<>(List.of("status", "--porcelain", "--", "."));
    if (output.startsWith(directory)) {
      String first = SlashPath.between(directory, output).split("/", 2)[0];
      status.add(":(exclude,literal)" + first);
    }
    Optional<String> changes = git.tryToAsk(status.toArray(String[]::new));
    // Who cannot say that nothing changed must not say so.
    boolean changed = changes.isEmpty() || !changes.get().isEmpty();
    Optional<String> url =
        git.tryToAsk("remote", "get-url", "origin").map(text -> UrlSecrets.of(text).plain());
    return Optional.of(new GitSource(commit.get(), changed, url));
  }
}
