package io.github.providerkit.format.grammar;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names under which npm publishes a new package. */
public final class NpmName {
  private static final int LONGEST = 214;
  private static final Set<String> RESERVED = Set.of("node_modules", "favicon.ico");
  private static final Pattern PART = Pattern.compile("[a-z0-9~-][a-z0-9._~-]*+");

  private NpmName() {}

  /** What is wrong with the name; empty when nothing is. */
  public static Optional<Breach> breach(String name) {
    if (name.length() > LONGEST) {
      return Breach.of("a package name of at most " + LONGEST + " characters", null);
    }
    int slash = name.indexOf('/');
    boolean scoped = name.startsWith("@") && slash > 0;
    boolean valid =
        scoped
            ? isPart(name.substring(1, slash)) && isPart(name.substring(slash + 1))
            : isPart(name) && !RESERVED.contains(name);
    if (valid) {
      return Optional.empty();
    }
    String mended = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    boolean mends = !mended.equals(name) && breach(mended).isEmpty();
    return Breach.of(
        "a package name in lower case, such as \"widget\" or \"@acme/widget\"",
        mends ? "write \"" + mended + "\"" : null);
  }

  private static boolean isPart(String text) {
    return PART.matcher(text).matches();
  }
}
