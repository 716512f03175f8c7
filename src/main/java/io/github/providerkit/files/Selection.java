package io.github.providerkit.files;

/** Which files of a tree are wanted. */
public interface Selection {
  /** Every file. */
  Selection ALL =
      new Selection() {
        @Override
        public boolean wants(String name) {
          return true;
        }

        @Override
        public boolean mayLieBelow(String directory) {
          return true;
        }
      };

  /**
   * Whether a file is wanted; one that is not is not looked at, whatever it is.
   *
   * @param name slash path as in the listing
   */
  boolean wants(String name);

  /**
   * Whether a wanted file may lie below a directory; where none can, the walk does not go.
   *
   * @param directory slash path as in the listing
   */
  boolean mayLieBelow(String directory);
}
