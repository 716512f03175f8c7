package io.github.providerkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SlashPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents of a provider: those in its directory {@code docs}, or else its README. */
final class ProviderDocs {
  static final String README = "README.md";
  private static final Pattern DOCUMENT = Pattern.compile("([a-z0-9][a-z0-9-]*)\\.mdx?");
  private static final Pattern TITLE =
      Pattern.compile("title:[ \\t]*(?:\"([^\"]*)\"|'([^']*)'|(.*?))[ \\t]*");
  private static final Pattern FENCE = Pattern.compile("---[ \\t]*");
  private static final String FIRST = "index";

  private ProviderDocs() {}

  /**
   * A document.
   *
   * @param page its path below the provider's, {@code /} for the first
   * @param title its title
   * @param file its slash path from the root of the tree
   */
  record Doc(String page, String title, String file) {}

  /**
   * Those of a directory, the first of them first. Files that cannot be read are passed over.
   *
   * @param root the root of the tree
   */
  static List<Doc> of(Path root, Path directory) {
    Path docs = directory.resolve("docs");
    if (!Files.isDirectory(docs, LinkOption.NOFOLLOW_LINKS)) {
      return doc(root, directory.resolve(README), "/").stream().toList();
    }
    List<Doc> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(docs)) {
      List<Path> sorted = files.sorted(Comparator.comparing(ProviderDocs::name)).toList();
      for (Path file : sorted) {
        Matcher matcher = DOCUMENT.matcher(name(file));
        if (matcher.matches()) {
          boolean first = matcher.group(1).equals(FIRST);
          String page = first ? "/" : "/" + matcher.group(1) + "/";
          boolean news = found.stream().noneMatch(doc -> doc.page().equals(page));
          Optional<Doc> doc = news ? doc(root, file, page) : Optional.empty();
          doc.ifPresent(it -> found.add(first ? 0 : found.size(), it));
        }
      }
    } catch (IOException e) {
      // What cannot be listed is not shown.
      return List.of();
    }
    return found;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Optional<Doc> doc(Path root, Path file, String page) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      String text = new String(InputFile.readIn(root, file), UTF_8);
      return Optional.of(
          new Doc(page, title(text).orElseGet(() -> titleOf(file)), SlashPath.between(root, file)));
    } catch (IOException e) {
      // As if it were not there.
      return Optional.empty();
    }
  }

  /** That of its front matter, or its first heading. */
  private static Optional<String> title(String text) {
    boolean matter = false;
    int number = 0;
    for (String line : text.lines().toList()) {
      boolean fence = FENCE.matcher(line).matches();
      Matcher title = TITLE.matcher(line);
      if (number++ == 0 && fence) {
        matter = true;
      } else if (matter && fence) {
        matter = false;
      } else if (matter && title.matches()) {
        String found =
            Stream.of(1, 2, 3).map(title::group).filter(it -> it != null).findFirst().orElse("");
        if (!found.isBlank()) {
          return Optional.of(found.strip());
        }
      } else if (!matter && line.strip().startsWith("# ")) {
        return Optional.of(line.strip().substring(2).replaceAll("^[ #]+|[ #]+$", ""));
      }
    }
    return Optional.empty();
  }

  private static String titleOf(Path file) {
    String stem = name(file).replaceFirst("\\.[^.]*$", "");
    if (stem.equals(FIRST)) {
      return "Overview";
    }
    StringBuilder title = new StringBuilder();
    for (String word : stem.split("[-_]+")) {
      title.append(title.isEmpty() ? "" : " ");
      if (!word.isEmpty()) {
        title.append(word.substring(0, 1).toUpperCase(Locale.ROOT));
        title.append(word.substring(1).toLowerCase(Locale.ROOT));
      }
    }
    return title.toString();
  }
}
