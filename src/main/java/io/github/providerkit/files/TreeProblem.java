package io.github.providerkit.files;

/**
 * A file that cannot go into an archive.
 *
 * @param kind what is wrong, for choosing a rule's name
 * @param name the file's name in the archive as far as it has one, relative to the package root;
 *     never null
 * @param reason to be read after the name; one line, never null
 * @param hint what to do about it; never null
 */
public record TreeProblem(Kind kind, String name, String reason, String hint) {

  /** What can be wrong with a file. */
  public enum Kind {
    /** Nothing is there. */
    MISSING,
    /** A symbolic link leads out of the package. */
    LINK_OUTSIDE,
    /** A symbolic link leads nowhere. */
    LINK_DANGLING,
    /** A symbolic link leads to a directory that it lies in, or to itself. */
    LINK_LOOP,
    /** Neither a file nor a directory: a pipe, a socket, a device. */
    SPECIAL,
    /** No permission, or a broken disk. */
    UNREADABLE,
    /** A name that no archive can hold. */
    NAME
  }

  /** Name and reason in one line. */
  public String message() {
    return name + ": " + reason;
  }
}
