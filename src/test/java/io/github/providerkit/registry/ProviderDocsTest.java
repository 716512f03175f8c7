package io.github.providerkit.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.registry.ProviderDocs.Doc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProviderDocsTest {
  @TempDir Path root;
  private Path home;

  @BeforeEach
  void provider() throws IOException {
    home = Files.createDirectories(root.resolve("app/slack"));
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<Doc> docs() {
    return ProviderDocs.of(root, home);
  }

  @Test
  void nothingWhereThereIsNothing() {
    assertThat(docs()).isEmpty();
  }

  @Test
  void theReadmeStandsForADirectoryOfDocuments() throws IOException {
    write("README.md", "Words\n\n#  Slack #\n");
    assertThat(docs()).containsExactly(new Doc("/", "Slack", "app/slack/README.md"));
  }

  @Test
  void documentsGoBeforeTheReadmeAndTheirIndexBeforeAll() throws IOException {
    write("README.md", "# Readme\n");
    write("docs/auth.md", "# Logins\n");
    write("docs/index.mdx", "# Start\n");
    write("docs/set-up.md", "no heading\n");
    assertThat(docs())
        .containsExactly(
            new Doc("/", "Start", "app/slack/docs/index.mdx"),
            new Doc("/auth/", "Logins", "app/slack/docs/auth.md"),
            new Doc("/set-up/", "Set Up", "app/slack/docs/set-up.md"));
  }

  @Test
  void anEmptyDirectoryOfDocumentsHidesTheReadme() throws IOException {
    write("README.md", "# Readme\n");
    write("docs/picture.png", "");
    assertThat(docs()).isEmpty();
  }

  @Test
  void onlyPlainNamesArePages() throws IOException {
    for (String name : List.of("Upper.md", "-dash.md", "two.parts.md", "text.txt", "sub/x.md")) {
      write("docs/" + name, "# Title\n");
    }
    Files.createDirectories(home.resolve("docs/folder.md"));
    assertThat(docs()).isEmpty();
  }

  @Test
  void ofTwoFilesForOnePageTheFirstCounts() throws IOException {
    write("docs/use.md", "# One\n");
    write("docs/use.mdx", "# Two\n");
    assertThat(docs()).extracting(Doc::title).containsExactly("One");
  }

  @Test
  void titlesComeFromTheFrontMatter() throws IOException {
    write("docs/a.md", "---\norder: 1\ntitle: \"In quotes\"  \n---\n# Heading\n");
    write("docs/b.md", "---\ntitle: 'In single ones'\n---\n");
    write("docs/c.md", "--- \ntitle: plain words \n---\n");
    assertThat(docs())
        .extracting(Doc::title)
        .containsExactly("In quotes", "In single ones", "plain words");
  }

  @Test
  void anEmptyTitleIsNone() throws IOException {
    write("docs/a.md", "---\ntitle: ''\n---\n# Heading\n");
    assertThat(docs()).extracting(Doc::title).containsExactly("Heading");
  }

  @Test
  void frontMatterIsOnlyAtTheTop() throws IOException {
    write("docs/a.md", "words\n---\ntitle: no title\n---\n# Heading\n");
    assertThat(docs()).extracting(Doc::title).containsExactly("Heading");
  }

  @Test
  void aHeadingInTheFrontMatterIsAComment() throws IOException {
    write("docs/a.md", "---\n# comment\n---\n# Heading\n");
    assertThat(docs()).extracting(Doc::title).containsExactly("Heading");
  }

  @Test
  void withoutATitleTheNameOfTheFileIsOne() throws IOException {
    write("docs/index.md", "## Second level\n");
    write("docs/how-to.md", "");
    assertThat(docs()).extracting(Doc::title).containsExactly("Overview", "How To");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksAreNotFollowed() throws IOException {
    Path secret = Files.writeString(root.resolve("secret.md"), "# Secret\n");
    Files.createDirectories(home.resolve("docs"));
    Files.createSymbolicLink(home.resolve("docs/a.md"), secret);
    assertThat(docs()).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDirectoryOfDocumentsThatIsALinkIsNone() throws IOException {
    Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("a.md"), "# Elsewhere\n");
    Files.createSymbolicLink(home.resolve("docs"), elsewhere);
    write("README.md", "# Readme\n");
    assertThat(docs()).extracting(Doc::title).containsExactly("Readme");
  }
}
