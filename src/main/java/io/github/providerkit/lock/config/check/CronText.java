package io.github.providerkit.lock.config.check;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** When a schedule runs, as the server reads it: five fields, and a time zone before them. */
final class CronText {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** The five fields in their order. */
  private enum Field {
    MINUTE(0, 59, List.of()),
    HOUR(0, 23, List.of()),
    DAY_OF_MONTH(1, 31, List.of()),
    MONTH(1, 12, MONTHS),
    DAY_OF_WEEK(0, 6, DAYS);

    private final int least;
    private final int most;
    private final List<String> names;

    Field(int least, int most, List<String> names) {
      this.least = least;
      this.most = most;
      this.names = names;
    }

    OptionalInt value(String text) {
      int name = names.indexOf(text.toLowerCase(Locale.ROOT));
      if (name >= 0) {
        return OptionalInt.of(name + least);
      }
      return NUMBER.matcher(text).matches()
          ? OptionalInt.of(Integer.parseInt(text))
          : OptionalInt.empty();
    }

    boolean holds(String text) {
      String[] step = text.split("/", -1);
      String[] range = step[0].split("-", -1);
      if (step.length > 2 || range.length > 2) {
        return false;
      }
      if (step.length == 2 && (!NUMBER.matcher(step[1]).matches() || step[1].matches("0+"))) {
        return false;
      }
      if (range[0].equals("*") || range[0].equals("?")) {
        return true;
      }
      OptionalInt first = value(range[0]);
      OptionalInt last = range.length == 1 ? first : value(range[1]);
      return first.isPresent()
          && last.isPresent()
          && first.getAsInt() >= least
          && last.getAsInt() <= most
          && first.getAsInt() <= last.getAsInt();
    }
  }

  private CronText() {}

  /** Whether the server takes a text for one. */
  static boolean isOne(String text) {
    String plain = text.replaceFirst("^(?:CRON_)?TZ=\\S+\\s+", "").strip();
    String[] fields = plain.split("\\s+");
    if (plain.isEmpty() || fields.length != Field.values().length) {
      return false;
    }
    Iterator<String> written = List.of(fields).iterator();
    for (Field field : Field.values()) {
      for (String part : written.next().split(",")) {
        if (!field.holds(part)) {
          return false;
        }
      }
    }
    return true;
  }
}
