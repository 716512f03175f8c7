package io.github.providerkit.page;

import io.github.providerkit.message.Template;
import io.github.providerkit.sbom.Inventory.Archive;
import io.github.providerkit.sbom.Inventory.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The picture of an archive: a bar as long as it is large, of the sizes of its largest files, with
 * a key that says the same in words for those who do not see it.
 */
final class SizeBar {
  /** More colours nobody tells apart. */
  private static final int MOST_PARTS = 4;

  /** Units of the picture for the largest archive. */
  private static final double WIDTH = 1000;

  private final Template template;

  SizeBar(Template template) {
    this.template = template;
  }

  /**
   * Draws it.
   *
   * @param largest bytes of the largest archive of the release
   */
  String of(Archive archive, long largest) {
    List<Entry> entries = new ArrayList<>(archive.entries());
    entries.sort(Comparator.comparingLong(Entry::size).reversed().thenComparing(Entry::name));
    long whole = ReleasePage.unpacked(archive);
    StringBuilder parts = new StringBuilder();
    StringBuilder keys = new StringBuilder();
    double left = 0;
    long rest = whole;
    int shown = Math.min(MOST_PARTS, entries.size());
    for (int i = 0; i < shown; i++) {
      Entry entry = entries.get(i);
      rest -= entry.size();
      left += part(parts, left, entry.size(), largest, i);
      keys.append(key(i, entry.name(), entry.size(), whole));
    }
    if (entries.size() > shown) {
      part(parts, left, rest, largest, MOST_PARTS);
      keys.append(key(MOST_PARTS, "the rest", rest, whole));
    }
    // A cell of a table in Markdown is one line.
    return template
        .fill("bar", "parts", parts.toString(), "keys", keys.toString())
        .replace("\n", "");
  }

  private String key(int colour, String name, long size, long whole) {
    return template.fill(
        "key",
        "colour",
        Integer.toString(colour),
        "name",
        name,
        "share",
        Sizes.percent(size, whole));
  }

  private double part(StringBuilder parts, double left, long size, long largest, int colour) {
    double width = largest == 0 ? 0 : WIDTH * size / largest;
    parts.append(
        template.fill(
            "part",
            "left",
            String.format(Locale.ROOT, "%.2f", left),
            "width",
            String.format(Locale.ROOT, "%.2f", width),
            "colour",
            Integer.toString(colour)));
    return width;
  }
}
