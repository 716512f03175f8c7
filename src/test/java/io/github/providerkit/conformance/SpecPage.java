package io.github.providerkit.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that a page of {@code docs/spec} has.
 *
 * @param sections of headings, such as {@code 2} and {@code 2.1}, and of the items of numbered
 *     lists below them: item 3 of section 5 is {@code 5.3}
 */
record SpecPage(Set<String> sections) {
  private static final Pattern HEADING = Pattern.compile("#{2,4} (\\d+[a-z]?(?:\\.\\d+)*)\\.? .*");
  private static final Pattern ITEM = Pattern.compile("(\\d+)\\. .*");

  static SpecPage read(Path file) throws IOException {
    Set<String> sections = new HashSet<>();
    String heading = "";
    for (String line : Files.readAllLines(file)) {
      Matcher numbered = HEADING.matcher(line);
      Matcher item = ITEM.matcher(line);
      if (numbered.matches()) {
        heading = numbered.group(1);
        sections.add(heading);
      } else if (item.matches() && !heading.isEmpty()) {
        sections.add(heading + "." + item.group(1));
      }
    }
    return new SpecPage(sections);
  }
}
