package io.github.providerkit.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.EntryName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises files by name that hold secrets, or that got into a tree by mistake. Which names is
 * data: {@code secret-names.txt}, which also says where they come from.
 */
final class SuspiciousNames {
  private static final String LIST = "secret-names.txt";

  private final Pattern files;
  private final Pattern exceptions;

  /** Ends behind the directory that does not belong. */
  private final Pattern directories;

  private SuspiciousNames(List<String> patterns) {
    List<String> ofFiles = new ArrayList<>();
    List<String> ofExceptions = new ArrayList<>();
    List<String> ofDirectories = new ArrayList<>();
    for (String pattern : patterns) {
      if (pattern.startsWith("!")) {
        ofExceptions.add(expression(pattern.substring(1)));
      } else {
        (pattern.endsWith("/") ? ofDirectories : ofFiles).add(expression(pattern));
      }
    }
    files = anyOf(ofFiles);
    exceptions = anyOf(ofExceptions);
    directories = anyOf(ofDirectories);
  }

  private static Pattern anyOf(List<String> expressions) {
    return Pattern.compile("(?:^|/)(?:" + String.join("|", expressions) + ")");
  }

  private static String expression(String pattern) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '*' -> expression.append("[^/]*");
        case '?' -> expression.append("[^/]");
        default -> expression.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return pattern.endsWith("/") ? expression.toString() : expression.append('$').toString();
  }

  /** Read when a tree is looked at for the first time. */
  private static final class Holder {
    static final SuspiciousNames ALL = new SuspiciousNames(read());

    private static List<String> read() {
      try (InputStream in = SuspiciousNames.class.getResourceAsStream(LIST)) {
        return new String(in.readAllBytes(), UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + LIST, e);
      }
    }
  }

  /** The suspicious ones among slash paths; directories end in a slash. Case does not matter. */
  static List<String> among(Collection<String> names) {
    Set<String> found = new TreeSet<>(EntryName.BYTE_ORDER);
    for (String name : names) {
      String lower = name.toLowerCase(Locale.ROOT);
      Matcher directory = Holder.ALL.directories.matcher(lower);
      if (directory.find()) {
        // A letter may have another length in lower case, but no slash another number.
        found.add(upTo(name, lower.substring(0, directory.end())));
      } else if (Holder.ALL.files.matcher(lower).find()
          && !Holder.ALL.exceptions.matcher(lower).find()) {
        found.add(name);
      }
    }
    return List.copyOf(found);
  }

  private static String upTo(String name, String directory) {
    int end = 0;
    for (long slashes = directory.chars().filter(c -> c == '/').count(); slashes > 0; slashes--) {
      end = name.indexOf('/', end) + 1;
    }
    return name.substring(0, end);
  }
}
