package io.github.providerkit.format.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Paths inside a package: relative, with forward slashes, in their shortest form and never above
 * the package ({@code docs/spec/gestalt-manifest.md} section 6). They are texts, not paths of this
 * machine's file system.
 */
public final class PackagePath {
  private PackagePath() {}

  /** The first rule that a path breaks; empty when it is fine. */
  public static Optional<Breach> breach(String path) {
    if (path.isEmpty()) {
      return Breach.of("a path inside the package", null);
    }
    if (path.startsWith("/")) {
      return Breach.of("a path relative to the manifest", "write it without the leading slash");
    }
    String clean = clean(path);
    if (clean.equals(".") || clean.equals("..") || clean.startsWith("../")) {
      return Breach.of(
          "a path that stays within the package",
          clean.equals(".")
              ? "name a file or directory below the manifest's own"
              : "move the file below the manifest's directory");
    }
    if (path.indexOf('\\') >= 0) {
      return Breach.of("a path with forward slashes", "write \"" + path.replace('\\', '/') + "\"");
    }
    if (!clean.equals(path)) {
      return Breach.of("a path in its shortest form", "write \"" + clean + "\"");
    }
    return Optional.empty();
  }

  /**
   * The shortest equal path by the text alone, as Go's {@code path.Clean}; "." for an empty one.
   */
  public static String clean(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (!part.equals("..")) {
        parts.addLast(part);
      } else if (!parts.isEmpty() && !parts.peekLast().equals("..")) {
        parts.removeLast();
      } else if (!rooted) {
        parts.addLast("..");
      }
    }
    String joined = String.join("/", parts);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }
}
