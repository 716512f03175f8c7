package io.github.providerkit.lock.resolve;

import io.github.providerkit.message.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which versions of a package a deployment takes ({@code docs/spec/gestalt-lock.md} section 4). The
 * grammar is that of the library that the server uses, which differs from npm's and Maven's: commas
 * and blanks mean and, {@code ||} means or, a plain {@code 1.2} means {@code 1.2.x}.
 */
final class VersionConstraint {
  private static final int LONGEST = 512;
  private static final int MOST_GROUPS = 32;

  private static final String OPERATOR = "(=|!=|>=|=>|<=|=<|>|<|~>|~|\\^|)";
  private static final String VERSION =
      "v?([0-9|xX*]+)(\\.[0-9|xX*]+)?(\\.[0-9|xX*]+)?"
          + "(-[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+)?(\\+[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+)?";
  private static final Pattern TERM =
      Pattern.compile("\\s*" + OPERATOR + "\\s*" + VERSION + "\\s*");
  private static final Pattern RANGE =
      Pattern.compile("\\s*(" + VERSION + ")\\s+-\\s+(" + VERSION + ")\\s*");

  private final List<List<Term>> groups;

  private VersionConstraint(List<List<Term>> groups) {
    this.groups = groups;
  }

  /**
   * Reads a constraint.
   *
   * @throws ProviderException if it is none
   */
  static VersionConstraint parse(String text) throws ProviderException {
    Matcher range = RANGE.matcher(text);
    String plain = text.length() > LONGEST ? "" : range.replaceAll(">= $1, <= $7 ");
    List<List<Term>> groups = new ArrayList<>();
    for (String group : plain.split("\\|\\|", -1)) {
      groups.add(terms(text, group));
    }
    if (text.length() > LONGEST || groups.size() > MOST_GROUPS) {
      throw mistake(text);
    }
    return new VersionConstraint(groups);
  }

  private static List<Term> terms(String whole, String group) throws ProviderException {
    List<Term> terms = new ArrayList<>();
    Matcher matcher = TERM.matcher(group);
    int position = 0;
    while (position < group.length() || terms.isEmpty()) {
      if (!matcher.region(position, group.length()).lookingAt()) {
        throw mistake(whole);
      }
      terms.add(Term.of(matcher));
      int end = matcher.end();
      boolean comma = end < group.length() && group.charAt(end) == ',';
      boolean blank = end > 0 && Character.isWhitespace(group.charAt(end - 1));
      if (end < group.length() && !comma && !blank) {
        throw mistake(whole);
      }
      position = comma ? end + 1 : end;
      if (comma && position == group.length()) {
        throw mistake(whole);
      }
    }
    return terms;
  }

  private static ProviderException mistake(String text) {
    return ProviderException.user(
        "expected a version constraint, found \"" + text + "\"",
        "for example ^1.2.0, ~1.2, 1.2.x, >=1.0.0 <2.0.0 or 1.2.3");
  }

  /** Whether a version fulfils it. */
  boolean accepts(LooseVersion version) {
    for (List<Term> group : groups) {
      boolean previews = group.stream().anyMatch(term -> !term.version.preRelease().isEmpty());
      boolean allowed = version.preRelease().isEmpty() || previews;
      if (allowed && group.stream().allMatch(term -> term.accepts(version))) {
        return true;
      }
    }
    return false;
  }

  /**
   * One comparison.
   *
   * @param parts how many of the three numbers are given, 0 to 3
   */
  private record Term(String operator, LooseVersion version, int parts) {

    static Term of(Matcher matcher) throws ProviderException {
      String major = matcher.group(2);
      String minor = matcher.group(3) == null ? "" : matcher.group(3).substring(1);
      String patch = matcher.group(4) == null ? "" : matcher.group(4).substring(1);
      int parts = isAny(major) ? 0 : isAny(minor) ? 1 : isAny(patch) ? 2 : 3;
      String preRelease = matcher.group(5) == null ? "" : matcher.group(5);
      String text =
          switch (parts) {
            case 0 -> "0.0.0" + preRelease;
            case 1 -> major + ".0.0" + preRelease;
            case 2 -> major + "." + minor + ".0" + preRelease;
            default -> matcher.group().replaceFirst("^[^0-9]*", "").strip();
          };
      return new Term(
          matcher.group(1),
          LooseVersion.parse(text).orElseThrow(() -> mistake(matcher.group().strip())),
          parts);
    }

    private static boolean isAny(String part) {
      return part.isEmpty() || part.equals("x") || part.equals("X") || part.equals("*");
    }

    boolean accepts(LooseVersion v) {
      int order = v.compareTo(version);
      return switch (operator) {
        case "", "=" -> parts < 3 ? tilde(v, order) : order == 0;
        case "!=" -> (parts == 1 || parts == 2) ? !samePrefix(v) : order != 0;
        case ">" -> (parts == 1 || parts == 2) ? isAbove(v) : order > 0;
        case "<" -> order < 0;
        case ">=", "=>" -> order >= 0;
        // The library takes <=x for <=0.0.x; nobody means either.
        case "<=", "=<" ->
            parts == 0 ? v.major() == 0 && v.minor() == 0 : parts < 3 ? !isAbove(v) : order <= 0;
        case "^" -> caret(v, order);
        default -> tilde(v, order);
      };
    }

    private boolean samePrefix(LooseVersion v) {
      boolean major = v.major() == version.major();
      boolean minor = parts < 2 || v.minor() == version.minor();
      if (parts == 2 && major && minor && !(v.preRelease() + version.preRelease()).isEmpty()) {
        return v.preRelease().equals(version.preRelease());
      }
      return major && minor;
    }

    /** Above everything that the given numbers may stand for. */
    private boolean isAbove(LooseVersion v) {
      int major = Long.compareUnsigned(v.major(), version.major());
      return major > 0
          || (major == 0 && parts == 2 && Long.compareUnsigned(v.minor(), version.minor()) > 0);
    }

    private boolean tilde(LooseVersion v, int order) {
      boolean anything =
          version.major() == 0
              && version.minor() == 0
              && version.patch() == 0
              && (parts == 0 || parts == 3);
      return order >= 0
          && (anything
              || (v.major() == version.major() && (parts == 1 || v.minor() == version.minor())));
    }

    private boolean caret(LooseVersion v, int order) {
      if (order < 0) {
        return false;
      }
      if (version.major() != 0 || parts == 1) {
        return v.major() == version.major();
      }
      if (v.major() != 0) {
        return false;
      }
      if (version.minor() != 0 || parts == 2) {
        return v.minor() == version.minor();
      }
      return v.minor() == 0 && v.patch() == version.patch();
    }
  }
}
