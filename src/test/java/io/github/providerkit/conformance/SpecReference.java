package io.github.providerkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A page of {@code docs/spec} that a text names, with the sections that it names of it.
 *
 * @param page its file name
 * @param sections their numbers; empty when the page is meant as a whole
 */
record SpecReference(String page, List<String> sections) {
  private static final String NUMBER = "\\d+[a-z]?(?:\\.\\d+)*";

  /** The pages name each other without their folder. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:docs/spec/|(?=gestalt-))([\\w-]+\\.md)(?:[})`]* ((?:sections? )?)(%1$s(?:(?:, | and | to )%1$s)*))?"
              .formatted(NUMBER));

  /** Line breaks in comments of all the languages that we use. */
  private static final Pattern BREAK = Pattern.compile("\\R[ \\t]*(?:\\*|//|#|<!--)?[ \\t]*");

  /** All references in a text. */
  static List<SpecReference> in(String text) {
    return REFERENCE
        .matcher(BREAK.matcher(text).replaceAll(" "))
        .results()
        .map(SpecReference::of)
        .toList();
  }

  private static SpecReference of(MatchResult found) {
    if (found.group(3) == null) {
      return new SpecReference(found.group(1), List.of());
    }
    // A number alone could be anything: it resolves to nothing, so that somebody looks at it.
    return new SpecReference(
        found.group(1),
        found.group(2).isEmpty()
            ? List.of("\"" + found.group(3) + "\" without the word section")
            : numbers(found.group(3)));
  }

  private static List<String> numbers(String list) {
    List<String> numbers = new ArrayList<>();
    Matcher matcher = Pattern.compile("(, | and | to |^)(" + NUMBER + ")").matcher(list);
    while (matcher.find()) {
      String number = matcher.group(2);
      if (matcher.group(1).equals(" to ")) {
        numbers.addAll(between(numbers.get(numbers.size() - 1), number));
      }
      numbers.add(number);
    }
    return numbers;
  }

  /** The numbers between two that differ in their last part. */
  private static List<String> between(String first, String last) {
    String parent = first.substring(0, first.lastIndexOf('.') + 1);
    int from = Integer.parseInt(first.substring(parent.length()));
    int to = Integer.parseInt(last.substring(last.lastIndexOf('.') + 1));
    return IntStream.range(from + 1, to).mapToObj(i -> parent + i).toList();
  }
}
