package io.github.providerkit.format.grammar;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version as npm orders them: three numbers and pre-release identifiers; build metadata plays no
 * part ({@code docs/spec/checkstack.md} section 1.5).
 *
 * @param major first number
 * @param minor second number
 * @param patch third number
 * @param preRelease identifiers behind the dash; empty for a release
 */
public record NpmVersion(long major, long minor, long patch, List<String> preRelease)
    implements Comparable<NpmVersion> {
  private static final int LONGEST = 256;

  /** The greatest whole number that JavaScript tells from its neighbours. */
  private static final long GREATEST = (1L << 53) - 1;

  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,15}+");
  private static final Pattern FORM =
      Pattern.compile(
          "v?([0-9]++)\\.([0-9]++)\\.([0-9]++)(?:-([0-9A-Za-z.-]++))?(?:\\+([0-9A-Za-z.-]++))?");

  /** Copies the identifiers. */
  public NpmVersion {
    preRelease = List.copyOf(preRelease);
  }

  /** Reads a version, blanks around it and a {@code v} before it allowed; empty for others. */
  public static Optional<NpmVersion> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (text.length() > LONGEST || !form.matches() || !isBuild(form.group(5))) {
      return Optional.empty();
    }
    return of(number(form.group(1)), number(form.group(2)), number(form.group(3)), form.group(4));
  }

  /**
   * A version of numbers that may be missing.
   *
   * @param preRelease identifiers joined by dots; null for none
   * @return empty when a number is missing or out of bounds, or an identifier is none
   */
  static Optional<NpmVersion> of(long major, long minor, long patch, @Nullable String preRelease) {
    List<String> identifiers =
        preRelease == null ? List.of() : List.of(preRelease.split("\\.", -1));
    boolean valid =
        inBounds(major)
            && inBounds(minor)
            && inBounds(patch)
            && identifiers.stream().allMatch(NpmVersion::isIdentifier);
    return valid ? Optional.of(new NpmVersion(major, minor, patch, identifiers)) : Optional.empty();
  }

  /** The number; -1 when it is none without leading zeros, or too great. */
  static long number(String digits) {
    return NUMBER.matcher(digits).matches() ? Long.parseLong(digits) : -1;
  }

  /** Whether the text is build metadata; null stands for none and is fine. */
  static boolean isBuild(String text) {
    return text == null || List.of(text.split("\\.", -1)).stream().noneMatch(String::isEmpty);
  }

  /** Whether it is a pre-release. */
  public boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  /** Whether the three numbers are the same. */
  boolean hasNumbersOf(NpmVersion other) {
    return major == other.major && minor == other.minor && patch == other.patch;
  }

  @Override
  public int compareTo(NpmVersion other) {
    int byNumbers = Long.compare(major, other.major);
    byNumbers = byNumbers != 0 ? byNumbers : Long.compare(minor, other.minor);
    byNumbers = byNumbers != 0 ? byNumbers : Long.compare(patch, other.patch);
    return byNumbers != 0 ? byNumbers : comparePreReleases(preRelease, other.preRelease);
  }

  /** A release comes after its pre-releases, more identifiers after fewer. */
  private static int comparePreReleases(List<String> left, List<String> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isEmpty(), right.isEmpty());
    }
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compareIdentifiers(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareIdentifiers(String left, String right) {
    boolean leftIsNumber = isDigits(left);
    boolean rightIsNumber = isDigits(right);
    if (leftIsNumber != rightIsNumber) {
      return leftIsNumber ? -1 : 1;
    }
    boolean byLength = leftIsNumber && left.length() != right.length();
    return byLength ? Integer.compare(left.length(), right.length()) : left.compareTo(right);
  }

  private static boolean inBounds(long number) {
    return number >= 0 && number <= GREATEST;
  }

  private static boolean isIdentifier(String text) {
    return !text.isEmpty() && (!isDigits(text) || text.equals("0") || text.charAt(0) != '0');
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    String numbers = major + "." + minor + "." + patch;
    return preRelease.isEmpty() ? numbers : numbers + "-" + String.join(".", preRelease);
  }
}
