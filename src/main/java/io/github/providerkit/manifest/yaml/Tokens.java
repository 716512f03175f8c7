package io.github.providerkit.manifest.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens that were found and not yet taken, in the order of the text. */
final class Tokens {
  private static final int COMPACT_FROM = 256;

  private final List<Token> queue = new ArrayList<>();

  /** For each token the key that may begin with it; null for most. */
  private final List<SimpleKey> keys = new ArrayList<>();

  private int head;
  private long taken;

  int size() {
    return queue.size() - head;
  }

  /** The number that the next token at the end gets. */
  long nextNumber() {
    return taken + size();
  }

  /** Adds a token at the end; the key that may begin with it is null for most. */
  void add(Token token, @Nullable SimpleKey key) {
    queue.add(token);
    keys.add(key);
  }

  /**
   * Puts a token before the one with a number. One that was taken already has nothing before it any
   * more: then, as with the consumer, the token goes to the end.
   */
  void insert(long number, Token token) {
    int index = number < taken ? queue.size() : head + (int) (number - taken);
    queue.add(index, token);
    keys.add(index, null);
  }

  Token first() {
    return queue.get(head);
  }

  Token last() {
    return queue.get(queue.size() - 1);
  }

  /** The key that may begin with the first token; null for none. */
  @Nullable SimpleKey keyOfFirst() {
    return keys.get(head);
  }

  void removeFirst() {
    head++;
    taken++;
    if (head >= COMPACT_FROM && head >= queue.size() / 2) {
      queue.subList(0, head).clear();
      keys.subList(0, head).clear();
      head = 0;
    }
  }
}
