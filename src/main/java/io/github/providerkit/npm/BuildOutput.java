package io.github.providerkit.npm;

import java.nio.file.Path;
import java.util.Set;

/**
 * Where builds write in a package's directory.
 *
 * @param excluded what this plugin writes, which is never packed; absolute
 * @param unlessNamed what else a build makes: packed only where a list of files names it; absolute
 */
public record BuildOutput(Set<Path> excluded, Set<Path> unlessNamed) {
  public BuildOutput {
    excluded = Set.copyOf(excluded);
    unlessNamed = Set.copyOf(unlessNamed);
  }
}
