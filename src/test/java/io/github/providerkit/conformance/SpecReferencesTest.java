package io.github.providerkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each reference to a specification, in code, comments and pages, leads to what it names. */
class SpecReferencesTest {
  private static final String TEXTS = ".*\\.(java|groovy|md|xml|sh|ya?ml|json|properties|toml)";

  /** Neither name as a whole, so that the samples here are no references of this class. */
  private static final String AT = "see {@code docs" + "/spec/";

  private static final String MANIFEST = AT + "gestalt" + "-manifest.md";

  private final Map<String, SpecPage> pages = new HashMap<>();

  @BeforeEach
  void readPages() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("docs", "spec"))) {
      for (Path file : files.toList()) {
        pages.put(file.getFileName().toString(), SpecPage.read(file));
      }
    }
  }

  @Test
  void everyReferenceResolves() throws IOException {
    List<String> broken = new ArrayList<>();
    int references = 0;
    for (Path file : texts()) {
      for (SpecReference reference : SpecReference.in(Files.readString(file))) {
        references++;
        faults(reference).forEach(fault -> broken.add(file + ": " + fault));
      }
    }
    assertThat(broken).isEmpty();
    assertThat(references).isGreaterThan(150);
  }

  @Test
  void listsAndStretchesOfSectionsAreUnderstood() {
    assertThat(sections(AT + "checkstack.md}).")).isEmpty();
    assertThat(sections(AT + "checkstack.md} section\n   * 1.1), for")).containsExactly("1.1");
    assertThat(sections(AT + "checkstack.md}\n// section 12b): a")).containsExactly("12b");
    assertThat(sections(AT + "checkstack.md} sections 2 and 5). A")).containsExactly("2", "5");
    assertThat(sections(AT + "checkstack.md} sections 3 to 5).")).containsExactly("3", "4", "5");
    assertThat(sections(AT + "checkstack.md} sections 1, 1.3 to 1.5 and 2"))
        .containsExactly("1", "1.3", "1.4", "1.5", "2");
    assertThat(sections(AT + "checkstack.md} section 3, archive policy): 2")).containsExactly("3");
  }

  @Test
  void aBrokenReferenceIsFound() {
    assertThat(faults(AT + "none.md} section 1)")).containsExactly("no page none.md");
    assertThat(faults(AT + "checkstack.md} section 99)"))
        .containsExactly("no section 99 in checkstack.md");
    assertThat(faults(AT + "checkstack.md} sections 1.7 to 1.9)"))
        .containsExactly("no section 1.9 in checkstack.md");
    assertThat(faults(AT + "checkstack.md} 1)")).hasSize(1);
    assertThat(faults(MANIFEST + "} sections 5.13, 12b and 13.16)")).isEmpty();
    assertThat(faults(MANIFEST + "} section 5.14)")).hasSize(1);
  }

  private static List<String> sections(String text) {
    return SpecReference.in(text).get(0).sections();
  }

  private List<String> faults(String text) {
    return faults(SpecReference.in(text).get(0));
  }

  private List<String> faults(SpecReference reference) {
    SpecPage page = pages.get(reference.page());
    if (page == null) {
      return List.of("no page " + reference.page());
    }
    return reference.sections().stream()
        .filter(section -> !page.sections().contains(section))
        .map(section -> "no section " + section + " in " + reference.page())
        .toList();
  }

  private static List<Path> texts() throws IOException {
    List<Path> texts = new ArrayList<>();
    for (String root : List.of("src", "docs")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> file.getFileName().toString().matches(TEXTS))
            .forEach(texts::add);
      }
    }
    for (String page : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "pom.xml")) {
      texts.add(Path.of(page));
    }
    return texts;
  }
}
