package io.github.providerkit.format.grammar;

import org.jspecify.annotations.Nullable;

/** Paths that a server answers to ({@code docs/spec/gestalt-manifest.md} sections 5.6 and 5.10). */
public final class RoutePath {
  private RoutePath() {}

  /**
   * A normalised path, or what is wrong with it.
   *
   * @param path null when there is something wrong
   * @param expected null when nothing is wrong
   */
  public record Result(@Nullable String path, @Nullable String expected) {
    static Result wrong(String expected) {
      return new Result(null, expected);
    }

    /** Whether the path is fine. */
    public boolean isValid() {
      return path != null;
    }
  }

  /** The path of an HTTP binding: always rooted, without wildcards. */
  public static Result binding(String text) {
    String path = GoText.trim(text);
    if (path.isEmpty()) {
      return Result.wrong("a path");
    }
    if (path.indexOf('*') >= 0) {
      return Result.wrong("a path without wildcards");
    }
    String clean = PackagePath.clean(path.replace('\\', '/'));
    if (clean.equals(".")) {
      clean = "/";
    }
    return new Result(clean.startsWith("/") ? clean : "/" + clean, null);
  }

  /** The path of a UI route: rooted, without patterns, with a wildcard only as the last part. */
  public static Result ui(String text) {
    String path = GoText.trim(text);
    if (path.isEmpty()) {
      return Result.wrong("a path");
    }
    if (!path.startsWith("/")) {
      return Result.wrong("a path that starts with /");
    }
    if (path.indexOf('{') >= 0 || path.indexOf('}') >= 0) {
      return Result.wrong("a path without patterns");
    }
    if (path.indexOf('*') < 0) {
      return new Result(PackagePath.clean(path), null);
    }
    if (!path.endsWith("/*") || path.indexOf('*') != path.length() - 1) {
      return Result.wrong("a wildcard only as the last part, /*");
    }
    String base = PackagePath.clean(path.substring(0, path.length() - 1));
    return new Result(base.equals("/") ? "/*" : base + "/*", null);
  }

  /** Whether a normalised UI route answers for the root of the UI. */
  public static boolean coversRoot(String route) {
    return route.equals("/") || route.equals("/*");
  }
}
