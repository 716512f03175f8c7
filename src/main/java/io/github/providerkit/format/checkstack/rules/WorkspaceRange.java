package io.github.providerkit.format.checkstack.rules;

/**
 * A range behind {@code workspace:} ({@code docs/spec/checkstack.md} section 2.1), as Bun, pnpm and
 * Yarn write them: {@code ^}, {@code 1.2.3}, {@code other-name@^} or {@code ../directory}.
 *
 * @param target the name of a package, or a path to its directory
 * @param isPath whether it is a path
 * @param range what is said about its version
 */
record WorkspaceRange(String target, boolean isPath, String range) {

  /**
   * Takes a range apart.
   *
   * @param dependency the name that the dependency has in its list
   * @param text what stands behind {@code workspace:}
   */
  static WorkspaceRange of(String dependency, String text) {
    int at = text.lastIndexOf('@');
    // A directory may have a scope, packages/@acme/a; no name of a package ends with a slash.
    boolean isName = at > 0 && text.charAt(at - 1) != '/';
    if (isDotted(text) || (!isName && text.indexOf('/') >= 0)) {
      return new WorkspaceRange(text, true, "*");
    }
    return at > 0
        ? new WorkspaceRange(text.substring(0, at), false, text.substring(at + 1))
        : new WorkspaceRange(dependency, false, text);
  }

  private static boolean isDotted(String text) {
    return text.equals(".") || text.equals("..") || text.startsWith("./") || text.startsWith("../");
  }

  /** The range as it is written into a tarball. */
  String released(String version, RangeStyle style) {
    return switch (style) {
      case CARET -> "^" + version;
      case BUN ->
          switch (range) {
            case "*" -> version;
            case "^", "~" -> range + version;
            default -> range;
          };
    };
  }
}
