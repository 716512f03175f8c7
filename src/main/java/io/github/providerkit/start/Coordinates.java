package io.github.providerkit.start;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.tree.FoundProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Under which names Maven knows a provider.
 *
 * @param groupId who publishes it
 * @param artifactId its name
 * @param version its version, also with {@code -SNAPSHOT}
 */
public record Coordinates(String groupId, String artifactId, String version) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]*");

  /** Hosts whose names are many people's: each has a group of its own there. */
  private static final List<String> SHARED_HOSTS = List.of("github", "gitlab");

  /**
   * Refuses what Maven cannot take, and what would not be one name in a POM.
   *
   * @throws ProviderException if one is no coordinate
   */
  Coordinates checked() throws ProviderException {
    check(ID, "groupId", groupId, "letters, digits, dots, dashes and underscores");
    check(ID, "artifactId", artifactId, "letters, digits, dots, dashes and underscores");
    check(VERSION, "version", version, "a version such as 0.1.0");
    return this;
  }

  private static void check(Pattern pattern, String what, String text, String expected)
      throws ProviderException {
    boolean fits =
        pattern.matcher(text).matches()
            && Arrays.stream(text.split("\\.", -1)).noneMatch(String::isEmpty);
    if (!fits) {
      throw ProviderException.user(
          "%s: expected %s, found \"%s\"".formatted(what, expected, text),
          "name another one with -Dprovider.init." + what);
    }
  }

  /** Whose a provider is, by its source or by the repository of its package. */
  static Optional<String> group(FoundProvider provider) {
    return provider
        .source()
        .map(Coordinates::groupOf)
        .or(() -> provider.ownerAtGitHub().map(owner -> "io.github." + owner));
  }

  /**
   * The group of a provider by its source: {@code io.github.<owner>} for {@code github.com}, and
   * any other host's name turned round.
   *
   * @param source a source that is fine, or the beginning of one
   */
  static String groupOf(String source) {
    List<String> parts = List.of(source.split("/"));
    for (String shared : SHARED_HOSTS) {
      if (parts.size() > 1 && parts.get(0).equals(shared + ".com")) {
        return "io." + shared + "." + parts.get(1);
      }
    }
    return turned(parts.get(0));
  }

  /** A source for a provider that has none yet: {@link #groupOf} the other way. */
  String source() {
    String group = groupId.toLowerCase(Locale.ROOT);
    String name = artifactId.toLowerCase(Locale.ROOT);
    List<String> labels = List.of(group.split("\\."));
    List<String> parts = new ArrayList<>();
    if (labels.size() > 2 && labels.get(0).equals("io") && SHARED_HOSTS.contains(labels.get(1))) {
      parts.add(labels.get(1) + ".com");
    } else if (labels.size() == 1) {
      parts.add((group + ".example").replace('_', '-'));
    } else {
      parts.add(turned(String.join(".", labels.subList(0, 2))).replace('_', '-'));
    }
    parts.addAll(labels.subList(Math.min(2, labels.size()), labels.size()));
    if (parts.size() == 1) {
      parts.add("providers");
    }
    if (parts.size() == 2) {
      parts.add(name);
    }
    parts.add(name);
    return String.join("/", parts);
  }

  private static String turned(String dotted) {
    List<String> labels = Arrays.asList(dotted.split("\\."));
    Collections.reverse(labels);
    return String.join(".", labels);
  }
}
