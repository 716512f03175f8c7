package io.github.providerkit.compare;

import java.util.Comparator;

/**
 * Something that is different for users of a provider.
 *
 * @param judgement what it asks of the version
 * @param subject of what, such as {@code operation forecast}
 * @param words what has become of it
 */
public record Change(Judgement judgement, String subject, String words) {
  /** What weighs most comes first. */
  static final Comparator<Change> ORDER =
      Comparator.comparing(Change::judgement)
          .reversed()
          .thenComparing(Change::subject)
          .thenComparing(Change::words);

  /** One line. */
  public String line() {
    return subject + " " + words;
  }
}
