package io.github.providerkit.provenance;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.UrlSecrets;
import io.github.providerkit.process.NoAnswerException;
import io.github.providerkit.process.Question;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    Optional<String> commit = ask(host, directory, List.of("rev-parse", "HEAD"));
    if (commit.filter(text -> COMMIT.matcher(text).matches()).isEmpty()) {
      return Optional.empty();
    }
    List<String> status = new ArrayList<>(List.of("status", "--porcelain", "--", "."));
    if (output.startsWith(directory)) {
      String first = SlashPath.between(directory, output).split("/", 2)[0];
      status.add(":(exclude,literal)" + first);
    }
    Optional<String> changes = ask(host, directory, status);
    // Who cannot say that nothing changed must not say so.
    boolean changed = changes.isEmpty() || !changes.get().isEmpty();
    Optional<String> url =
        ask(host, directory, List.of("remote", "get-url", "origin"))
            .map(text -> UrlSecrets.of(text).plain());
    return Optional.of(new GitSource(commit.get(), changed, url));
  }

  private static Optional<String> ask(Host host, Path directory, List<String> arguments)
      throws ProviderException {
    Optional<Path> git = host.onPath("git");
    if (git.isEmpty()) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of(git.get().toString()));
    command.addAll(arguments);
    Map<String, String> variables = new HashMap<>(host.variables());
    // Looking must not change anything, not even what git remembers of the files.
    variables.put("GIT_OPTIONAL_LOCKS", "0");
    try {
      return Optional.of(new Question(command, directory, variables, PATIENCE).ask().strip());
    } catch (NoAnswerException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.environment("interrupted while git was asked", e);
    }
  }
}
