package io.github.providerkit.manifest;

/**
 * A place in a text file.
 *
 * @param line one-based line
 * @param column one-based column, counted in Unicode code points
 */
public record Position(int line, int column) implements Comparable<Position> {
  /** The first character of a file: used for problems that concern the file as a whole. */
  public static final Position START = new Position(1, 1);

  /** This place of a file, as compilers name it: {@code file:line:column}. */
  public String in(String file) {
    return file + ":" + line + ":" + column;
  }

  @Override
  public int compareTo(Position other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }
}
