package io.github.providerkit.changes;

import java.util.regex.Pattern;

/**
 * Files that lie beside what a release is made from. Only those that are called so by custom: a
 * text of another name may well be compiled in, as prompts are.
 */
final class SideFiles {
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(.*/)?(readme|changelog|changes|history|contributing|code_of_conduct|security|support"
              + "|authors|contributors|maintainers|codeowners|governance|agents|claude|gemini)"
              + "(\\.(md|mdx|markdown|rst|adoc|txt))?"
              + "|(.*/)?docs?/.*\\.(md|mdx|markdown|rst|adoc|txt|png|jpe?g|gif|svg|webp|pdf|drawio)"
              + "|(.*/)?\\.(gitignore|gitattributes|editorconfig)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TEST =
      Pattern.compile(
          "(.*/)?([^/]+_test\\.go|test_[^/]+\\.py|[^/]+_test\\.py|conftest\\.py"
              + "|[^/]+\\.(test|spec)\\.[cm]?[jt]sx?|(testdata|tests|__tests__)/.*)");

  private SideFiles() {}

  /** Whether a path is one for people to read, or for version control alone. */
  static boolean isDocument(String path) {
    return DOCUMENT.matcher(path).matches();
  }

  /** Whether a path is a POM of Maven. */
  static boolean isPom(String path) {
    return path.equals("pom.xml") || path.endsWith("/pom.xml");
  }

  /** Whether a path is tested with, and goes into no release. */
  static boolean isTest(String path) {
    return TEST.matcher(path).matches();
  }
}
