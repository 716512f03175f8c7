package io.github.providerkit.start;

/**
 * What became of one file.
 *
 * @param name its path from the project's directory, with slashes
 * @param outcome what was done
 */
public record StartedFile(String name, Outcome outcome) {
  /** What was done with a file. */
  public enum Outcome {
    /** It was not there. */
    WROTE("wrote %s"),
    /** It had been written here before, and has become another; of a POM at a top, its modules. */
    UPDATED("updated %s"),
    /** A line was added behind what the author has in it. */
    ADDED("added a line to %s"),
    /** It was there, and is the author's. */
    KEPT("kept %s as it is");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }
  }

  /** For users, as one line. */
  public String words() {
    return outcome.words.formatted(name);
  }
}
