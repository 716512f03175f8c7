package io.github.providerkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the repository's own pages point at is there: files, and classes by their rooms. */
class DocumentationTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path SOURCES = ROOT.resolve("src/main/java/io/github/providerkit");
  private static final Path DECISIONS = ROOT.resolve("docs/decisions");

  /** A link of Markdown to a place in the repository. */
  private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:|#)([^)#]+)[^)]*\\)");

  /** A class with its room in front, such as {@code archive.read.ReadLimits}. */
  private static final Pattern CLASS =
      Pattern.compile("`((?!java)[a-z]+(?:\\.[a-z]+)*\\.[A-Z]\\w+)`");

  private static final Pattern RECORD = Pattern.compile("\\d{4}-[a-z0-9-]+\\.md");

  @Test
  void linksLeadToFiles() throws IOException {
    assertThat(pages()).hasSizeGreaterThan(10);
    assertThat(
            broken(
                LINK,
                page -> link -> Files.exists(page.getParent().resolve(link.group(1).strip()))))
        .isEmpty();
  }

  @Test
  void classesAreWhereTheyAreSaidToBe() throws IOException {
    assertThat(Files.readString(ROOT.resolve("SECURITY.md"))).containsPattern(CLASS);
    assertThat(
            broken(
                CLASS,
                page ->
                    name ->
                        Files.exists(SOURCES.resolve(name.group(1).replace('.', '/') + ".java"))))
        .isEmpty();
  }

  @Test
  void decisionsAreListedInTheirOrder() throws IOException {
    List<String> records;
    try (Stream<Path> files = Files.list(DECISIONS)) {
      records =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals("README.md"))
              .sorted()
              .toList();
    }
    String index = Files.readString(DECISIONS.resolve("README.md"));
    assertThat(RECORD.matcher(index).results().map(MatchResult::group)).isEqualTo(records);
    for (int i = 0; i < records.size(); i++) {
      assertThat(records.get(i)).startsWith("%04d-".formatted(i + 1));
      assertThat(Files.readString(DECISIONS.resolve(records.get(i))))
          .startsWith("# %d. ".formatted(i + 1))
          .contains("**Context.**", "**Decision.**", "**Consequences.**");
    }
  }

  @Test
  void noMergeIsLeftHalfDone() throws IOException {
    assertThat(pages())
        .allSatisfy(
            page -> assertThat(Files.readString(page)).doesNotContainPattern("(?m)^[<>]{7} "));
  }

  private static List<String> broken(
      Pattern pattern, Function<Path, Function<MatchResult, Boolean>> there) throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      pattern
          .matcher(Files.readString(page))
          .results()
          .filter(found -> !there.apply(page).apply(found))
          .forEach(found -> broken.add(ROOT.relativize(page) + ": " + found.group()));
    }
    return broken;
  }

  /** The pages at the top and of the documentation, and the guide to integration tests. */
  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (Path directory : List.of(ROOT, ROOT.resolve("docs"), DECISIONS, ROOT.resolve("src/it"))) {
      try (Stream<Path> files = Files.list(directory)) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }
}
