package io.github.providerkit.manifest.yaml;

/**
 * A place where a key may have begun that no {@code ?} announced: a colon on the same line and not
 * too far behind it will tell.
 */
final class SimpleKey {
  /** How far behind its start a key's colon may stand, in code points. */
  private static final int LONGEST = 1_024;

  /** The number of the token that the key begins with. */
  final long token;

  final int line;
  final int column;
  final int index;
  private final int points;

  /** Whether what stands here has to be a key, since nothing else can stand so far to the left. */
  final boolean required;

  /** Whether it still can become one. */
  boolean possible = true;

  /** Whether its first token waits for the answer. */
  boolean awaited = true;

  SimpleKey(Cursor cursor, long token, boolean required) {
    this.token = token;
    this.line = cursor.line();
    this.column = cursor.column();
    this.index = cursor.index();
    this.points = cursor.points();
    this.required = required;
  }

  /** Whether a colon at the cursor would make it a key. */
  boolean reaches(Cursor cursor) {
    return line == cursor.line() && cursor.points() - points <= LONGEST;
  }
}
