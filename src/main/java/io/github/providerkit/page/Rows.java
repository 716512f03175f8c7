package io.github.providerkit.page;

import io.github.providerkit.message.Template;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lists on a page; those that are too long end with how many are left.
 *
 * @param template the page's, with the parts {@code more}, of a {@code number}, and {@code line}
 * @param most how many rows are shown
 */
public record Rows(Template template, int most) {
  /** A row for each item. */
  public <T> String of(List<T> items, Function<T, String> row) {
    String shown = items.stream().limit(most).map(row).collect(Collectors.joining());
    int left = items.size() - most;
    return left > 0 ? shown + template.fill("more", "number", Integer.toString(left)) : shown;
  }

  /** Each line of a text for itself, all of them. */
  public String lines(String text) {
    return text.lines()
        .map(line -> template.fill("line", "line", line))
        .collect(Collectors.joining());
  }
}
