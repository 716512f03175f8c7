package io.github.providerkit.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the name that was meant. */
public final class Names {
  /** Of more names none is likely to be meant, and each wrong one would be held against all. */
  private static final int MOST_KNOWN = 1_000;

  private static final int LONGEST = 200;

  private Names() {}

  /**
   * The known name closest to a wrong one: its former spelling, the same letters in another
   * notation, or a slip of the pen.
   *
   * @param found what the author wrote
   * @param known today's names
   * @param former today's name by former name, in lower case
   */
  public static Optional<String> nearest(
      String found, Collection<String> known, Map<String, String> former) {
    if (known.size() > MOST_KNOWN || found.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = plain(found);
    String today = former.get(found.toLowerCase(Locale.ROOT));
    if (today != null && known.contains(today)) {
      return Optional.of(today);
    }
    Optional<String> same = known.stream().filter(name -> plain(name).equals(plain)).findFirst();
    if (same.isPresent()) {
      return same;
    }
    int most = Math.max(1, (plain.length() + 1) / 3);
    return known.stream()
        .filter(name -> distance(plain, plain(name)) <= most)
        .min(
            Comparator.comparingInt((String name) -> distance(plain, plain(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** "did you mean …?", or null where nothing is near. */
  public static @Nullable String hint(
      String found, Collection<String> known, Map<String, String> former) {
    return nearest(found, known, former).map(name -> "did you mean \"" + name + "\"?").orElse(null);
  }

  private static String plain(String name) {
    return name.replaceAll("[_\\-\\s]", "").toLowerCase(Locale.ROOT);
  }

  /** Edits (insert, delete, replace, swap of neighbours) between two short words. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 8 || a.length() > 64) {
      return Integer.MAX_VALUE;
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 ? j : j == 0 ? i : cheapest(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int[][] d, int i, int j) {
    int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
