package io.github.providerkit.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.pom.PomElement;
import io.github.providerkit.pom.PomSyntaxException;
import io.github.providerkit.pom.PomText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The POM at the top of a tree that is there already: its author's but for the lines of its
 * modules.
 *
 * @param root its directory
 * @param pom its text
 */
record Aggregator(Path root, PomText pom) {
  private static final String MODULES = "project/modules";
  private static final List<String> LISTS =
      List.of(
          "project/modules/module",
          "project/subprojects/subproject",
          "project/profiles/profile/modules/module",
          "project/profiles/profile/subprojects/subproject");

  /**
   * Reads a POM.
   *
   * @return empty when there is none
   * @throws ProviderException if it is no POM, or one that takes no modules
   */
  static Optional<Aggregator> in(Path root) throws ProviderException {
    Path file = root.resolve(Pom.NAME);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Aggregator aggregator = new Aggregator(root, read(file));
    if (!aggregator.pom.value("project/packaging").equals(Optional.of("pom"))) {
      throw ProviderException.user(
          "pom.xml: expected packaging pom, since there are manifests below, found "
              + aggregator.pom.value("project/packaging").orElse("jar"),
          "name the one manifest that it is for with -Dprovider.manifest=FILE, or change its"
              + " packaging");
    }
    for (String name : List.of("groupId", "artifactId", "version")) {
      if (aggregator.own(name).isEmpty()) {
        throw ProviderException.user(
            "pom.xml: expected a " + name + ", since it becomes the parent of others, found none",
            null);
      }
    }
    return Optional.of(aggregator);
  }

  /**
   * Reads any POM.
   *
   * @throws ProviderException if it cannot be read, or is none
   */
  static PomText read(Path file) throws ProviderException {
    try {
      return PomText.of(new String(InputFile.read(file), UTF_8));
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    } catch (PomSyntaxException e) {
      throw ProviderException.user(file + ": " + e.getMessage(), null);
    }
  }

  /** What modules write as their parent. */
  Coordinates coordinates() {
    return new Coordinates(own("groupId"), own("artifactId"), own("version"));
  }

  private String own(String name) {
    return pom.value("project/" + name).or(() -> pom.value("project/parent/" + name)).orElse("");
  }

  /** The directories of all modules, also those of modules, as slash paths from the root. */
  Set<String> modules() throws ProviderException {
    Set<String> found = new LinkedHashSet<>();
    collect(root, pom, found);
    return found;
  }

  private void collect(Path directory, PomText of, Set<String> found) throws ProviderException {
    for (String list : LISTS) {
      for (String module : of.values(list)) {
        Path there = directory.resolve(module).normalize();
        if (there.endsWith(Pom.NAME)) {
          there = there.resolveSibling("").normalize();
        }
        boolean news = there.startsWith(root) && found.add(SlashPath.between(root, there));
        Path file = there.resolve(Pom.NAME);
        if (news && Files.isRegularFile(file)) {
          collect(there, read(file), found);
        }
      }
    }
  }

  /**
   * Modules that it lists itself, as they stand there, which have no POM, or one that was written
   * for a provider which is gone.
   *
   * @param wanted the directories that have a provider
   * @param orphans the directories of such POMs
   */
  List<String> lost(Set<String> wanted, Set<String> orphans) {
    return pom.values(MODULES + "/module").stream()
        .filter(module -> !wanted.contains(plain(module)))
        .filter(module -> orphans.contains(plain(module)) || !leadsToPom(module))
        .toList();
  }

  private boolean leadsToPom(String module) {
    Path there = root.resolve(module);
    return Files.exists(there.resolve(Pom.NAME)) || Files.isRegularFile(there);
  }

  private static String plain(String module) {
    return SlashPath.of(Path.of(module).normalize());
  }

  /** Its text with other modules: a line goes or comes for each, and the rest stays. */
  String with(List<String> added, List<String> removed) {
    StringBuilder text = new StringBuilder(pom.text());
    String end = pom.text().contains("\r\n") ? "\r\n" : "\n";
    List<PomElement> listed = new ArrayList<>(pom.all(MODULES + "/module"));
    Optional<PomElement> modules = pom.first(MODULES).filter(list -> list.from() < list.end());
    int at;
    String lines =
        added.stream().map(module -> "    " + line(module) + end).collect(Collectors.joining());
    if (modules.isPresent()) {
      at = lineStart(modules.get().to());
    } else {
      at = lineStart(pom.first("project").orElseThrow().to());
      lines = added.isEmpty() ? "" : "  <modules>" + end + lines + "  </modules>" + end;
    }
    text.insert(at, lines);
    // From behind, so that the places before stay right.
    for (int i = listed.size() - 1; i >= 0; i--) {
      PomElement module = listed.get(i);
      if (removed.contains(pom.value(module))) {
        text.delete(lineStart(module.begin()), lineEnd(module.end()));
      }
    }
    return text.toString();
  }

  private static String line(String module) {
    return "<module>" + PomText.escaped(module) + "</module>";
  }

  /** Where the line of a place starts, if only blanks are before it there. */
  private int lineStart(int at) {
    int start = at;
    while (start > 0 && " \t".indexOf(pom.text().charAt(start - 1)) >= 0) {
      start--;
    }
    return start == 0 || pom.text().charAt(start - 1) == '\n' ? start : at;
  }

  /** Behind the line break after a place, if only blanks are before it. */
  private int lineEnd(int at) {
    int end = at;
    while (end < pom.text().length() && " \t\r".indexOf(pom.text().charAt(end)) >= 0) {
      end++;
    }
    return end < pom.text().length() && pom.text().charAt(end) == '\n' ? end + 1 : at;
  }
}
