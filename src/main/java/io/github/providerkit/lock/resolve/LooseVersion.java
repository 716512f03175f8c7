package io.github.providerkit.lock.resolve;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of an index, as the library of the server reads it: {@code v1.2} is {@code 1.2.0}.
 * Build metadata does not count.
 *
 * @param preRelease without the dash; empty when there is none
 */
record LooseVersion(long major, long minor, long patch, String preRelease)
    implements Comparable<LooseVersion> {

  private static final Pattern FORM =
      Pattern.compile(
          "v?([0-9]{1,19}+)(?:\\.([0-9]{1,19}+))?(?:\\.([0-9]{1,19}+))?"
              + "(?:-([0-9A-Za-z.-]++))?(?:\\+([0-9A-Za-z.-]++))?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  /** The version of a text; empty when it is none. */
  static Optional<LooseVersion> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()
        || !hasFullParts(matcher.group(4), true)
        || !hasFullParts(matcher.group(5), false)) {
      return Optional.empty();
    }
    return Optional.of(
        new LooseVersion(
            number(matcher.group(1)),
            number(matcher.group(2)),
            number(matcher.group(3)),
            matcher.group(4) == null ? "" : matcher.group(4)));
  }

  private static boolean hasFullParts(String text, boolean preRelease) {
    if (text == null) {
      return true;
    }
    for (String part : text.split("\\.", -1)) {
      boolean zeros = part.length() > 1 && part.startsWith("0") && NUMBER.matcher(part).matches();
      if (part.isEmpty() || (preRelease && zeros)) {
        return false;
      }
    }
    return true;
  }

  private static long number(String text) {
    return text == null ? 0 : Long.parseUnsignedLong(text);
  }

  @Override
  public int compareTo(LooseVersion other) {
    int order = Long.compareUnsigned(major, other.major);
    order = order != 0 ? order : Long.compareUnsigned(minor, other.minor);
    order = order != 0 ? order : Long.compareUnsigned(patch, other.patch);
    return order != 0 ? order : comparePreRelease(preRelease, other.preRelease);
  }

  private static int comparePreRelease(String left, String right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isEmpty(), right.isEmpty());
    }
    String[] a = left.split("\\.", -1);
    String[] b = right.split("\\.", -1);
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int order = comparePart(a[i], b[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  /** Numbers by value and below words. */
  private static int comparePart(String a, String b) {
    boolean first = NUMBER.matcher(a).matches();
    boolean second = NUMBER.matcher(b).matches();
    if (first != second) {
      return first ? -1 : 1;
    }
    int length = first ? Integer.compare(a.length(), b.length()) : 0;
    return Integer.signum(length != 0 ? length : a.compareTo(b));
  }
}
