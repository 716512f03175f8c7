package io.github.providerkit.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Shows side by side what the parts of a release say about themselves. */
final class PartsTable {
  private static final int DIGEST_CHARACTERS = 12;

  private PartsTable() {}

  /** A property that all parts have to share with the release. */
  private record Column(
      String title,
      Function<BuildRecord, String> ofPart,
      Function<PartsMerge.Expected, String> wanted) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("provider", BuildRecord::provider, PartsMerge.Expected::name),
          new Column("kind", BuildRecord::kind, PartsMerge.Expected::kind),
          new Column("version", BuildRecord::version, PartsMerge.Expected::version),
          new Column("source", record -> brief(record.source()), wanted -> brief(wanted.source())),
          new Column("catalog", record -> brief(record.catalog().orElse("none")), wanted -> "any"));

  private static String brief(String digest) {
    return digest.substring(0, Math.min(DIGEST_CHARACTERS, digest.length()));
  }

  /** The table: a title, this release, and a line a part. */
  static List<String> lines(List<BuiltBinary> parts, PartsMerge.Expected expected) {
    List<List<String>> rows = new ArrayList<>();
    List<String> title = new ArrayList<>(List.of("platform"));
    List<String> wanted = new ArrayList<>(List.of("this release"));
    for (Column column : COLUMNS) {
      title.add(column.title());
      wanted.add(column.wanted().apply(expected));
    }
    title.add("from");
    wanted.add("");
    rows.add(title);
    rows.add(wanted);
    for (BuiltBinary part : parts) {
      List<String> row = new ArrayList<>(List.of(part.record().platform().toString()));
      COLUMNS.forEach(column -> row.add(column.ofPart().apply(part.record())));
      row.add(part.directory().toString());
      rows.add(row);
    }
    return aligned(rows);
  }

  private static List<String> aligned(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
        line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** Which columns do not hold the same everywhere; the parts' catalogs only among themselves. */
  static List<String> disagreements(List<BuiltBinary> parts, PartsMerge.Expected expected) {
    List<String> problems = new ArrayList<>();
    for (Column column : COLUMNS) {
      String wanted =
          column.title().equals("catalog")
              ? column.ofPart().apply(parts.get(0).record())
              : column.wanted().apply(expected);
      for (BuiltBinary part : parts) {
        String found = column.ofPart().apply(part.record());
        if (!found.equals(wanted)) {
          problems.add(
              "%s: expected the %s %s, found %s"
                  .formatted(part.record().platform(), column.title(), wanted, found));
        }
      }
    }
    return problems;
  }
}
