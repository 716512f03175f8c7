package io.github.providerkit.page;

import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.format.OfferedOperation.Parameter;
import io.github.providerkit.message.Template;
import io.github.providerkit.parts.Library;
import io.github.providerkit.release.ArtifactList.Item;
import io.github.providerkit.sbom.Inventory.Archive;
import io.github.providerkit.sbom.Inventory.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Fills a template with a release. HTML and Markdown have templates of the same parts, so that both
 * show the same.
 */
public final class ReleasePage {
  /** More rows than anybody reads; the rest is counted. */
  private static final int MOST_ROWS = 300;

  /** GitHub takes a summary of a megabyte. */
  private static final int MOST_ROWS_OF_SUMMARY = 50;

  private final Template template;
  private final ReleaseFacts facts;
  private final Rows rows;

  private ReleasePage(String name, UnaryOperator<String> escape, int mostRows, ReleaseFacts facts) {
    this.template = Template.read(ReleasePage.class, name, escape);
    this.rows = new Rows(template, mostRows);
    this.facts = facts;
  }

  /** One file of HTML that needs nothing else and no network. */
  public static String html(ReleaseFacts facts) {
    ReleasePage page = new ReleasePage("release.html", Escapes::html, MOST_ROWS, facts);
    String title = facts.subject().name() + " " + facts.subject().version();
    return page.text(PageHead.of(title, page.template.fill("styles"), Optional.empty()));
  }

  /** The same in GitHub's Markdown, such as for the summary of a job. */
  public static String markdown(ReleaseFacts facts) {
    return new ReleasePage("release.md", Escapes::markdown, MOST_ROWS_OF_SUMMARY, facts).text("");
  }

  private String text(String head) {
    return template.fill(
        "page",
        "head",
        head,
        "name",
        facts.subject().name(),
        "version",
        facts.subject().version(),
        "kind",
        facts.subject().kind(),
        "tag",
        facts.subject().tag(),
        "archives",
        count(archives().size(), "archive"),
        "size",
        Sizes.words(archives().stream().mapToLong(Archive::size).sum()),
        "offered",
        count(facts.operations().size(), "operation"),
        "libraries",
        count(libraries().size(), "library"),
        "use",
        use(),
        "changes",
        facts.changes().map(new PageChanges(template, rows)::of).orElse(""),
        "sizes",
        sizes(),
        "operations",
        section("operations", facts.operations(), this::operation),
        "files",
        section("files", facts.items(), this::file),
        "inside",
        section("inside", List.copyOf(libraries()), this::library));
  }

  private List<Archive> archives() {
    return facts.inventory().archives();
  }

  private Set<Library> libraries() {
    Set<Library> libraries = new TreeSet<>(Library.ORDER);
    for (Archive archive : archives()) {
      libraries.addAll(archive.libraries());
      archive.entries().forEach(entry -> libraries.addAll(entry.libraries()));
    }
    return libraries;
  }

  private static String count(int number, String what) {
    String plural = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
    return number + " " + (number == 1 ? what : plural);
  }

  /** A section with a row for each item; none without items. */
  private <T> String section(String part, List<T> items, Function<T, String> row) {
    return items.isEmpty() ? "" : template.fill(part, "rows", rows.of(items, row));
  }

  private String use() {
    return facts
        .source()
        .flatMap(
            source -> ConfigurationLines.of(facts.subject().kind(), facts.subject().name(), source))
        .map(lines -> template.fill("use", "lines", rows.lines(lines)))
        .orElse("");
  }

  private String sizes() {
    long largest = archives().stream().mapToLong(ReleasePage::unpacked).max().orElse(0);
    return section("sizes", archives(), archive -> archive(archive, largest))
        + archives().stream().limit(rows.most()).map(this::entries).collect(Collectors.joining());
  }

  private String archive(Archive archive, long largest) {
    return template.fill(
        "archive",
        "platform",
        archive.platform(),
        "file",
        archive.fileName(),
        "size",
        Sizes.words(archive.size()),
        "unpacked",
        Sizes.words(unpacked(archive)),
        "entries",
        count(archive.entries().size(), "file"),
        "bars",
        new SizeBar(template).of(archive, largest));
  }

  private String entries(Archive archive) {
    long whole = unpacked(archive);
    List<Entry> largest =
        archive.entries().stream()
            .sorted(Comparator.comparingLong(Entry::size).reversed().thenComparing(Entry::name))
            .toList();
    return template.fill(
        "entries",
        "platform",
        archive.platform(),
        "number",
        count(largest.size(), "file"),
        "rows",
        rows.of(
            largest,
            entry ->
                template.fill(
                    "entry",
                    "name",
                    entry.name(),
                    "size",
                    Sizes.words(entry.size()),
                    "share",
                    Sizes.percent(entry.size(), whole),
                    "sha",
                    entry.sha256())));
  }

  static long unpacked(Archive archive) {
    return archive.entries().stream().mapToLong(Entry::size).sum();
  }

  private String operation(OfferedOperation operation) {
    List<Parameter> parameters = operation.parameters();
    String list =
        parameters.isEmpty()
            ? template.fill("none")
            : template.fill("parameters", "rows", parameters(parameters));
    return template.fill(
        "operation",
        "name",
        operation.name(),
        "request",
        (operation.method() + " " + operation.path()).strip(),
        "description",
        operation.description(),
        "parameters",
        list.replace("\n", ""));
  }

  private String parameters(List<Parameter> parameters) {
    String shown =
        parameters.stream().limit(rows.most()).map(this::parameter).collect(Collectors.joining());
    int left = parameters.size() - rows.most();
    return left > 0 ? shown + template.fill("unlisted", "number", Integer.toString(left)) : shown;
  }

  private String parameter(Parameter parameter) {
    return template.fill(
        parameter.required() ? "required" : "optional",
        "name",
        parameter.name(),
        "type",
        parameter.type(),
        "description",
        parameter.description());
  }

  private String file(Item item) {
    return template.fill(
        "file",
        "name",
        item.file().substring(item.file().lastIndexOf('/') + 1),
        "role",
        item.role(),
        "platform",
        item.platform() == null ? "" : item.platform(),
        "size",
        Sizes.words(item.size()),
        "sha",
        item.sha256(),
        "coordinates",
        item.coordinates() == null ? "" : item.coordinates());
  }

  private String library(Library library) {
    return template.fill(
        "library",
        "name",
        library.name(),
        "version",
        library.version(),
        "ecosystem",
        library.ecosystem());
  }
}
