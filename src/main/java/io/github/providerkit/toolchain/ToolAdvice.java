package io.github.providerkit.toolchain;

import io.github.providerkit.platform.Platform;

/** What to do when a tool is missing. */
final class ToolAdvice {
  private ToolAdvice() {}

  /** How to get a tool that was found nowhere. */
  static String missing(ToolKind kind, Platform wanted, boolean thisMachine) {
    if (kind == ToolKind.PYTHON && !thisMachine) {
      return interpreterFor(wanted);
    }
    return "%s, put it on the PATH, or name it: -D%s=FILE, or a toolchain of type %s in toolchains.xml"
        .formatted(kind.advice(), kind.parameter(), kind.type());
  }

  /** How to name an interpreter for a platform. */
  static String interpreterFor(Platform wanted) {
    return "Python programs only run where their interpreter does: set %s to one for %s that starts on this machine,"
            .formatted(SearchPlaces.pythonVariable(wanted), wanted)
        + " or build this platform on a machine of its own";
  }
}
