package io.github.providerkit.changes;

import java.nio.file.Path;
import java.util.List;

/**
 * A module of a build that holds a provider.
 *
 * @param directory its own, absolute and without links
 * @param code where its manifest lies, and its code beside it; the same for most
 * @param poms its POM, then those that it inherits from, and settings of the build as a whole
 * @param upstream directories of other modules that it takes something from, by its POM
 * @param declared what its author names besides: {@code [language:]path}, from the repository's
 *     root, or from the directory where it begins with a dot
 */
public record Module(
    Path directory, Path code, List<Path> poms, List<Path> upstream, List<String> declared) {
  /** Copies the lists. */
  public Module {
    poms = List.copyOf(poms);
    upstream = List.copyOf(upstream);
    declared = List.copyOf(declared);
  }
}
