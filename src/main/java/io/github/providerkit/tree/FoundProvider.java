package io.github.providerkit.tree;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SeenFiles;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.format.ManifestCheck;
import io.github.providerkit.format.ManifestFinder;
import io.github.providerkit.format.ProviderFormat;
import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.DocumentReader;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provider that is there already, as far as its manifest can be read: what else is wrong with it
 * is for the checks of the build to say.
 *
 * @param directory the project's directory
 * @param file its manifest
 * @param usual whether the other goals find it there by themselves
 * @param root the fields of the manifest
 */
public record FoundProvider(Path directory, Path file, boolean usual, Node.Mapping root) {
  private static final Pattern GITHUB =
      Pattern.compile("(?:github:|.*[/@]github\\.com[/:])?([A-Za-z0-9-]+)/[A-Za-z0-9._-]+(?:#.*)?");

  /**
   * Looks for a manifest of any format, or for the primary of a workspace of Checkstack packages.
   *
   * @param named the manifest that the user named; empty to look for one
   * @return empty when there is none
   * @throws ProviderException if there are several, or it cannot be read
   */
  public static Optional<FoundProvider> in(
      Path directory, Optional<Path> named, List<ProviderFormat> formats) throws ProviderException {
    SeenFiles seen = new SeenFiles();
    ManifestFinder finder = new ManifestFinder(formats, seen);
    if (named.isEmpty() && ManifestFinder.mayBeIn(directory)) {
      Path file = finder.inDirectory(directory).file();
      return Optional.of(new FoundProvider(directory, file, true, read(directory, file, seen)));
    }
    Optional<Path> file =
        named.isPresent()
            ? Optional.of(finder.named(named.get()).file())
            : WorkspacePrimary.in(directory, seen);
    return file.isPresent()
        ? Optional.of(
            new FoundProvider(directory, file.get(), false, read(directory, file.get(), seen)))
        : Optional.empty();
  }

  /**
   * The provider of a directory, named from the top of its tree.
   *
   * @throws ProviderException if there are several manifests, or none can be read
   */
  static FoundProvider at(Path root, Path directory, List<ProviderFormat> formats)
      throws ProviderException {
    SeenFiles seen = new SeenFiles();
    Path file = new ManifestFinder(formats, seen).inDirectory(directory).file();
    return new FoundProvider(root, file, true, read(root, file, seen));
  }

  private static Node.Mapping read(Path directory, Path file, SeenFiles seen)
      throws ProviderException {
    String shownAs = ManifestCheck.shownAs(directory, file);
    try {
      byte[] bytes = seen.readIn(home(file), file);
      Problems ignored = new Problems(RuleLevels.DEFAULT);
      Node root =
          DocumentReader.read(
                  shownAs, bytes, Document.Syntax.of(file.getFileName().toString()), ignored)
              .root();
      if (root instanceof Node.Mapping mapping) {
        return mapping;
      }
      throw ProviderException.user(
          shownAs + ": expected the fields of a manifest, found another value", null);
    } catch (IOException e) {
      throw ProviderException.user(
          "expected a readable file at " + file + ", found " + InputFile.words(e), null);
    } catch (UnreadableDocumentException e) {
      throw ProviderException.user(e.position().in(shownAs) + ": " + e.getMessage(), e.hint());
    }
  }

  /** Whether it says which provider it is: many tools have files of such names. */
  public boolean namesProvider() {
    return text("source").isPresent() || Fields.mapping(root, "checkstack").isPresent();
  }

  /** The manifest of a UI in its directory that it names, and that is packed into it. */
  Optional<Path> ownedUi() {
    Path here = home();
    return Fields.mapping(root, "spec")
        .flatMap(spec -> Fields.mapping(spec, "ui"))
        .flatMap(ui -> Fields.scalar(ui, "path"))
        .flatMap(path -> SlashPath.from(here, path))
        .filter(path -> path.startsWith(here));
  }

  /** The names of siblings that are packed into its bundle. */
  List<String> bundle() {
    return Fields.mapping(root, "checkstack")
        .map(block -> Fields.scalars(block, "bundle"))
        .orElse(List.of());
  }

  /** The name of its package. */
  Optional<String> packageName() {
    return text("name");
  }

  /** Where the POM has to say that it is; empty where it is found in the project's directory. */
  public Optional<String> unusualPlace() {
    return usual ? Optional.empty() : Optional.of(shownAs());
  }

  /** How users call its manifest. */
  public String shownAs() {
    return ManifestCheck.shownAs(directory, file);
  }

  /** Its name: the last part of its source, or of its package's name without the scope's sign. */
  public Optional<String> name() {
    return text("source")
        .map(source -> source.substring(source.lastIndexOf('/') + 1))
        .or(
            () ->
                text("name")
                    .map(name -> (name.startsWith("@") ? name.substring(1) : name))
                    .map(name -> name.replace('/', '-')));
  }

  /**
   * Its names, the shortest first: with more and more of the source's path behind the repository.
   *
   * @param directory its directory from the top of the tree, for when all are taken
   */
  public List<String> names(String directory) {
    List<String> names = new ArrayList<>(name().stream().toList());
    List<String> parts = List.of(text("source").orElse("").split("/"));
    for (int i = parts.size() - 2; i > 2; i--) {
      names.add(String.join("-", parts.subList(i, parts.size())));
    }
    names.add(directory.replace('/', '-'));
    return names;
  }

  /** The repository that its source lies in; empty for a package of npm. */
  public Optional<String> repository() {
    List<String> parts = List.of(text("source").orElse("").split("/"));
    return parts.size() > 3 ? Optional.of(parts.get(2)) : Optional.empty();
  }

  /** Its version, as its author wrote it. */
  public Optional<String> version() {
    return text("version");
  }

  /** Where it comes from, as its author wrote it; empty for a package of npm. */
  public Optional<String> source() {
    return text("source");
  }

  /** Whose repository at GitHub its package names; empty where it names none there. */
  public Optional<String> ownerAtGitHub() {
    return Fields.mapping(root, "repository")
        .flatMap(repository -> Fields.scalar(repository, "url"))
        .or(() -> Fields.scalar(root, "repository"))
        .map(GITHUB::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT));
  }

  /** The directory that it lies in. */
  public Path home() {
    return home(file);
  }

  private static Path home(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /** The text of a field of its manifest that is not blank. */
  public Optional<String> text(String name) {
    return Fields.scalar(root, name).filter(text -> !text.isBlank());
  }
}
