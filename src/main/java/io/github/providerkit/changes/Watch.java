package io.github.providerkit.changes;

/**
 * Something that a provider is made from.
 *
 * @param reach what of it counts
 * @param path slash path from the repository's root; empty for the root itself
 * @param why how it comes in, in words, such as {@code replace in auth/go.mod}
 */
public record Watch(Reach reach, String path, String why) {
  /** What counts of a path. */
  public enum Reach {
    /** A directory with everything below it, but for documents and for other modules in it. */
    TREE,
    /** A file, or a directory with all that is in it: somebody named it. */
    NAMED,
    /** A POM, in what is not only a list of modules. */
    POM
  }
}
