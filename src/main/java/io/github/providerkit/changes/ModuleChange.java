package io.github.providerkit.changes;

/**
 * Why a module has changed.
 *
 * @param file the first path that differs
 * @param watch what it belongs to
 */
public record ModuleChange(String file, Watch watch) {
  /** For a line on the console. */
  public String words() {
    return file + " (" + watch.why() + ")";
  }
}
