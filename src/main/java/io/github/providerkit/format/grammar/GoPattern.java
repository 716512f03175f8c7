package io.github.providerkit.format.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The grammar of regular expressions as Go reads them, which the consumer applies to the schema of
 * a configuration ({@code docs/spec/gestalt-manifest.md} section 11). It has no look-around, no
 * back-references and no possessive quantifiers.
 */
public final class GoPattern {
  private static final int MOST = 1000;

  private final PatternText text;
  private final Deque<Group> groups = new ArrayDeque<>();
  private final Set<String> names = new HashSet<>();
  private Group group = new Group();
  private boolean repeated;

  private GoPattern(String pattern) {
    this.text = new PatternText(pattern);
  }

  /** What is open: whether there is something to repeat, and how often the parts are repeated. */
  private static final class Group {
    private boolean part;
    private int times = 1;
    private int most = 1;

    private void add(int repeats) {
      part = true;
      times = repeats;
      most = Math.max(most, repeats);
    }
  }

  /** What is wrong with a pattern, such as "a ( that is not closed"; empty when nothing is. */
  public static Optional<String> fault(String pattern) {
    return new GoPattern(pattern).run();
  }

  private Optional<String> run() {
    try {
      while (!text.atEnd()) {
        boolean after = repeated;
        repeated = false;
        next(after);
      }
      if (!groups.isEmpty()) {
        throw new PatternText.Fault("a ( that is not closed");
      }
      return Optional.empty();
    } catch (PatternText.Fault fault) {
      return Optional.of(fault.words());
    }
  }

  private void next(boolean afterRepeat) throws PatternText.Fault {
    char c = text.take();
    switch (c) {
      case '(' -> open();
      case ')' -> close();
      case '|' -> group.part = false;
      case '*', '+', '?' -> repeat(1, afterRepeat, String.valueOf(c));
      case '{' -> braces(afterRepeat);
      case '[' -> {
        new PatternClass(text).read();
        group.add(1);
      }
      case '\\' -> {
        text.escape(true);
        group.add(1);
      }
      default -> group.add(1);
    }
  }

  private void open() throws PatternText.Fault {
    if (text.isAt("?<=") || text.isAt("?<!")) {
      throw new PatternText.Fault("a look-behind, which Go does not have");
    }
    if (text.take("?P<") || text.take("?<")) {
      String name = text.until('>');
      if (!name.matches("\\w+") || !names.add(name)) {
        throw new PatternText.Fault("(?<" + name + ", which is no name of a group");
      }
    } else if (text.take("?") && !text.flags()) {
      return;
    }
    if (groups.size() >= MOST) {
      throw new PatternText.Fault("groups that are nested more than " + MOST + " deep");
    }
    groups.push(group);
    group = new Group();
  }

  private void close() throws PatternText.Fault {
    if (groups.isEmpty()) {
      throw new PatternText.Fault("a ) that nothing opens");
    }
    int most = group.most;
    group = groups.pop();
    group.add(most);
  }

  private void braces(boolean afterRepeat) throws PatternText.Fault {
    Optional<int[]> bounds = text.bounds();
    if (bounds.isEmpty()) {
      group.add(1);
      return;
    }
    int least = bounds.get()[0];
    int most = bounds.get()[1];
    if (least > MOST || most > MOST || (most >= 0 && least > most)) {
      throw new PatternText.Fault("a number of repetitions that is out of order or above " + MOST);
    }
    repeat(Math.max(1, most < 0 ? least : most), afterRepeat, "{");
  }

  private void repeat(int times, boolean afterRepeat, String sign) throws PatternText.Fault {
    if (!group.part) {
      throw new PatternText.Fault("a " + sign + " with nothing to repeat");
    }
    if (afterRepeat) {
      throw new PatternText.Fault("a " + sign + " that repeats a repetition");
    }
    long all = (long) group.times * times;
    if (times > 1 && all > MOST) {
      throw new PatternText.Fault("parts that are repeated more than " + MOST + " times");
    }
    group.add((int) all);
    text.take("?");
    repeated = true;
  }
}
