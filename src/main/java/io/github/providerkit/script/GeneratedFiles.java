package io.github.providerkit.script;

import io.github.providerkit.files.Directories;
import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an author's commands have to leave behind. A command that succeeds and writes elsewhere is
 * told with the directory where it did write.
 */
public final class GeneratedFiles {
  private static final int DEEPEST = 3;
  private static final String PAGE = "index.html";
  private static final Set<String> NO_OUTPUT = Set.of("node_modules", ".git");
  private static final FileTime NONE = FileTime.fromMillis(0);

  private final Path directory;
  private final List<BuildCommand> commands;
  private final List<Path> generated;
  private final List<Path> foreign;
  private final Map<Path, FileTime> before;

  private GeneratedFiles(
      Path directory, List<BuildCommand> commands, List<Path> generated, List<Path> foreign) {
    this.directory = directory;
    this.commands = commands;
    this.generated = generated.stream().map(GeneratedFiles::plain).toList();
    this.foreign = foreign.stream().map(GeneratedFiles::plain).toList();
    this.before = pages();
  }

  /**
   * Remembers what is there before the commands run.
   *
   * @param directory the provider's, which messages are relative to
   * @param commands the commands; of scripts of packages nothing is demanded
   * @param generated the directories that the commands fill
   * @param foreign directories that they do not write to
   */
  public static GeneratedFiles before(
      Path directory, List<BuildCommand> commands, List<Path> generated, List<Path> foreign) {
    List<BuildCommand> own = commands.stream().filter(c -> !c.packageScript()).toList();
    return new GeneratedFiles(directory, own, own.isEmpty() ? List.of() : generated, foreign);
  }

  private static Path plain(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /**
   * Demands the directories that the commands fill.
   *
   * @throws ProviderException if one of them is not there
   */
  public void require() throws ProviderException {
    for (Path expected : generated) {
      if (!Files.exists(expected)) {
        throw ProviderException.user(
            "%s: expected files in %s, found nothing there after \"%s\""
                .formatted(field(), shown(expected), line()),
            hint(expected));
      }
    }
  }

  private String field() {
    return String.join(", ", commands.stream().map(BuildCommand::field).distinct().toList());
  }

  private String line() {
    List<String> lines = commands.stream().map(c -> String.join(" ", c.arguments())).toList();
    return String.join("\" and \"", lines);
  }

  private String hint(Path expected) {
    return elsewhere()
        .map(
            found ->
                "it wrote to %s: name that as spec.assetRoot, or let it write to %s"
                    .formatted(shown(found), shown(expected)))
        .orElse("spec.assetRoot names the directory that the command fills");
  }

  private String shown(Path path) {
    return ManifestCheck.shownAs(directory, path);
  }

  /** The directory of a new page, or else the first new directory. */
  private Optional<Path> elsewhere() {
    Map<Path, FileTime> after = pages();
    List<Path> fresh =
        after.entrySet().stream()
            .filter(page -> !page.getValue().equals(before.get(page.getKey())))
            .map(Map.Entry::getKey)
            .filter(there -> generated.stream().noneMatch(there::startsWith))
            .sorted()
            .toList();
    return fresh.stream()
        .filter(there -> !NONE.equals(after.get(there)))
        .findFirst()
        .or(() -> fresh.stream().findFirst());
  }

  /** The directories near the commands, with the time of the page in each. */
  private Map<Path, FileTime> pages() {
    Map<Path, FileTime> pages = new HashMap<>();
    if (generated.isEmpty()) {
      return pages;
    }
    Set<Path> roots = new LinkedHashSet<>();
    roots.add(plain(directory));
    commands.forEach(command -> roots.add(plain(command.directory())));
    roots.forEach(root -> children(root).forEach(child -> walk(child, 1, pages)));
    return pages;
  }

  private void walk(Path there, int depth, Map<Path, FileTime> pages) {
    pages.put(there, timeOfPage(there));
    if (depth < DEEPEST) {
      children(there).forEach(child -> walk(child, depth + 1, pages));
    }
  }

  private static FileTime timeOfPage(Path there) {
    try {
      return Files.getLastModifiedTime(there.resolve(PAGE));
    } catch (IOException e) {
      return NONE;
    }
  }

  private List<Path> children(Path there) {
    return Directories.in(there).stream()
        .filter(child -> !NO_OUTPUT.contains(child.getFileName().toString()))
        .filter(child -> !foreign.contains(child))
        .toList();
  }
}
