package io.github.providerkit.git;

import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.process.NoAnswerException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A repository of git with a work tree. Paths are slash paths from its root. A file that was moved
 * is one that is gone and one that is new; of a submodule only its own path is known.
 */
public final class GitRepository {
  private static final String NUL = "\0";

  /** What servers of git name as the state before a branch was there. */
  private static final String NOTHING = "0{40}|0{64}";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Git git;
  private final Path root;
  private final Path log;

  private GitRepository(Git git, Path root, Path log) {
    this.git = git;
    this.root = root;
    this.log = log;
  }

  /**
   * The repository that a directory lies in.
   *
   * @param log file for the output of git; that of an earlier build is removed
   * @throws ProviderException if there is none, or no git
   */
  public static GitRepository around(Path directory, Host host, Path log) throws ProviderException {
    Git git =
        Git.in(directory, host, PATIENCE)
            .orElseThrow(
                () ->
                    ProviderException.user(
                        "expected the program git, found none on the PATH",
                        "install it: the history of the repository is read with it"));
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw ProviderException.environment("cannot remove " + log, e);
    }
    try {
      Path root = FileSystems.getDefault().getPath(git.ask("rev-parse", "--show-toplevel"));
      return new GitRepository(git.in(root), root, log);
    } catch (NoAnswerException e) {
      throw ProviderException.user(
          "expected a repository of git around %s, found none: git %s"
              .formatted(directory, e.getMessage()),
          null);
    }
  }

  /** The directory of the work tree, as git names it: without links. */
  public Path root() {
    return root;
  }

  /** Whether history is cut off, so that commits and tags may be missing. */
  public boolean isShallow() throws ProviderException {
    return git.tryToAsk("rev-parse", "--is-shallow-repository").filter("true"::equals).isPresent();
  }

  /** Whether a revision is the one that servers name where there was nothing before. */
  public static boolean isNothing(String revision) {
    return revision.matches(NOTHING);
  }

  /** The id of the commit that a revision stands for; empty when there is none. */
  public Optional<String> commit(String revision) throws ProviderException {
    // Git would take it for an option.
    return revision.startsWith("-") || revision.isBlank()
        ? Optional.empty()
        : git.tryToAsk("rev-parse", "--verify", "--quiet", revision + "^{commit}");
  }

  /**
   * The commit that a user names.
   *
   * @param subject who names it, such as a parameter
   * @throws ProviderException if there is none
   */
  public String requireCommit(String subject, String revision) throws ProviderException {
    Optional<String> commit = commit(revision);
    if (commit.isPresent()) {
      return commit.get();
    }
    String found = "%s: expected a commit, found \"%s\", which git does not know here";
    throw ProviderException.user(
        found.formatted(subject, revision),
        isShallow()
            ? "this clone is shallow: fetch the whole history (fetch-depth: 0, or git fetch"
                + " --unshallow --tags)"
            : "fetch it, or correct the name; git log --oneline shows commits");
  }

  /**
   * The last commit that two have in common.
   *
   * @throws ProviderException if there is none that is known here
   */
  public String mergeBase(String one, String other) throws ProviderException {
    Optional<String> base = git.tryToAsk("merge-base", one, other);
    if (base.isEmpty()) {
      throw ProviderException.user(
          "expected a commit that %s and %s have in common, found none".formatted(one, other),
          isShallow()
              ? "this clone is shallow: fetch the whole history (fetch-depth: 0)"
              : "name a commit of the same history");
    }
    return base.get();
  }

  /** The paths that differ between two commits. */
  public Set<String> changedBetween(String from, String to) throws ProviderException {
    return paths(
        git.read(
            log,
            "diff-tree",
            "-r",
            "-z",
            "--name-only",
            "--no-renames",
            "--ignore-submodules=dirty",
            from,
            to,
            "--"));
  }

  /** The tracked paths that differ from the last commit, staged or not. */
  public Set<String> uncommitted() throws ProviderException {
    return paths(
        git.read(
            log,
            "diff",
            "-z",
            "--name-only",
            "--no-renames",
            "--no-ext-diff",
            "--ignore-submodules=dirty",
            "HEAD",
            "--"));
  }

  /** The paths that nobody has added yet and that are not ignored. */
  public Set<String> untracked() throws ProviderException {
    return paths(git.read(log, "ls-files", "-z", "--others", "--exclude-standard", "--full-name"));
  }

  /**
   * The commits of tags, by the tags' names.
   *
   * @param reachableFrom only those that this commit comes from; empty for all
   */
  public SortedMap<String, String> tags(Optional<String> reachableFrom) throws ProviderException {
    String format = "--format=%(refname:strip=2)%00%(objectname)%00%(*objectname)";
    String text =
        reachableFrom.isEmpty()
            ? git.read(log, "for-each-ref", format, "refs/tags")
            : git.read(log, "for-each-ref", "--merged=" + reachableFrom.get(), format, "refs/tags");
    TreeMap<String, String> tags = new TreeMap<>();
    for (String line : text.lines().toList()) {
      String[] fields = line.split(NUL, -1);
      if (fields.length == 3) {
        tags.put(fields[0], fields[2].isEmpty() ? fields[1] : fields[2]);
      }
    }
    return tags;
  }

  /** The text of a file at a commit; empty when there was none. */
  public Optional<String> text(String commit, String path) throws ProviderException {
    String object = commit + ":" + path;
    return git.tryToAsk("cat-file", "-e", object).isEmpty()
        ? Optional.empty()
        : Optional.of(git.read(log, "cat-file", "blob", object));
  }

  /**
   * Makes annotated tags, all or none; none is pushed.
   *
   * @param tags names that are not there yet
   * @param commit what they stand for
   * @throws ProviderException if git refuses one
   */
  public void createTags(List<String> tags, String commit) throws ProviderException {
    Set<String> made = new LinkedHashSet<>();
    try {
      for (String tag : tags) {
        git.ask("tag", "--annotate", "--message=" + tag, tag, commit);
        made.add(tag);
      }
    } catch (NoAnswerException e) {
      for (String tag : made) {
        git.tryToAsk("tag", "--delete", tag);
      }
      throw ProviderException.user(
          "expected that git makes the tag %s, found that it %s; no tag was made"
              .formatted(tags.get(made.size()), e.getMessage()),
          null);
    }
  }

  private static Set<String> paths(String text) {
    Set<String> paths = new LinkedHashSet<>(List.of(text.split(NUL)));
    paths.remove("");
    return paths;
  }
}
