package io.github.providerkit.registry;

import io.github.providerkit.transfer.WebUrl;
import java.util.Arrays;
import java.util.List;

/**
 * Where the files of a repository can be seen on the web.
 *
 * @param host such as {@code github.com}
 * @param name owner and repository, {@code acme/tools}
 * @param branch the branch that is shown
 */
public record RepositoryUrls(String host, String name, String branch) {
  private static final String GITHUB = "github.com";

  /**
   * The repository of a package.
   *
   * @param packageName {@code host/owner/repository/path}
   */
  public static RepositoryUrls of(String packageName, String branch) {
    List<String> parts = Arrays.asList(packageName.split("/"));
    return new RepositoryUrls(
        parts.get(0), String.join("/", parts.subList(1, Math.min(3, parts.size()))), branch);
  }

  /** What is behind the repository in a package's name; empty for nothing. */
  static String pathOf(String packageName) {
    List<String> parts = Arrays.asList(packageName.split("/"));
    return String.join("/", parts.subList(Math.min(3, parts.size()), parts.size()));
  }

  /** A file, to look at. */
  String blob(String path) {
    return url(host, (isGitLab() ? "-/" : "") + "blob/" + branch, path);
  }

  /** A directory, to look at. */
  String tree(String path) {
    return url(host, (isGitLab() ? "-/" : "") + "tree/" + branch, path);
  }

  /** A file itself. */
  String raw(String path) {
    return host.equals(GITHUB)
        ? url("raw.githubusercontent.com", branch, path)
        : url(host, (isGitLab() ? "-/" : "") + "raw/" + branch, path);
  }

  private boolean isGitLab() {
    return host.startsWith("gitlab.");
  }

  private String url(String where, String what, String path) {
    return "https://%s/%s/%s/%s".formatted(where, name, what, WebUrl.ofPath(path));
  }
}
