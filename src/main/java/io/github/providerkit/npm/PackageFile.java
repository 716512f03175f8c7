package io.github.providerkit.npm;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.manifest.Problem;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.worktree.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@link PackageJson} that installing and finding packages cannot do without: one that cannot be
 * read ends the build. What Bun would not understand either is left for Bun to tell.
 */
public final class PackageFile {
  public static final String NAME = PackageJson.NAME;

  private final Path directory;
  private final PackageJson json;

  private PackageFile(Path directory, PackageJson json) {
    this.directory = directory;
    this.json = json;
  }

  /**
   * Reads the package.json of a directory.
   *
   * @return empty if there is none
   * @throws ProviderException if it is no JSON object
   */
  public static Optional<PackageFile> in(Path directory) throws ProviderException {
    Path file = directory.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Problems problems = new Problems(RuleLevels.DEFAULT);
    try {
      byte[] bytes = InputFile.readIn(directory, file);
      Optional<PackageJson> json = PackageJson.of(file, file.toString(), bytes, problems);
      if (!problems.sorted().isEmpty()) {
        Problem first = problems.sorted().get(0);
        throw ProviderException.user(
            first.position().in(file.toString()) + ": " + first.message(), first.hint());
      }
      if (!json.orElseThrow().root().isObject()) {
        throw ProviderException.user(
            json.get().root().position().in(file.toString())
                + ": expected an object, found another value",
            null);
      }
      return Optional.of(new PackageFile(directory, json.get()));
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }

  /**
   * The directory above that names this one as a package of its workspace. What lies above the
   * repository is somebody else's.
   *
   * @param member a directory, absolute
   * @throws ProviderException if a package.json above is no JSON object
   */
  public static Optional<Path> workspaceOf(Path member) throws ProviderException {
    Path above = member;
    while (!WorkTree.isRoot(above) && above.getParent() != null) {
      above = above.getParent();
      if (Files.isRegularFile(above.resolve(NAME))
          && in(above).filter(file -> file.hasMember(member)).isPresent()) {
        return Optional.of(above);
      }
    }
    return Optional.empty();
  }

  /** The directories from one up to another above it, both included. */
  public static Stream<Path> levels(Path from, Path to) {
    return Stream.iterate(from, d -> d != null && d.startsWith(to), Path::getParent);
  }

  /** Whether it names any dependency. */
  public boolean hasDependencies() {
    return !specifiers().isEmpty();
  }

  /** Directories and archives on this machine that it depends on by a relative path. */
  List<Path> localDependencies() {
    List<Path> local = new ArrayList<>();
    for (String specifier : specifiers()) {
      Stream.of("file:", "link:")
          .filter(specifier::startsWith)
          // Bun tells what is wrong with a path that is none.
          .flatMap(
              prefix -> SlashPath.from(directory, specifier.substring(prefix.length())).stream())
          .filter(Files::exists)
          .forEach(local::add);
    }
    return local;
  }

  /** Whether a directory below is a package of this workspace. */
  boolean hasMember(Path member) {
    JsonValue workspaces = json.root().get("workspaces");
    JsonValue patterns = workspaces.isList() ? workspaces : workspaces.get("packages");
    List<String> globs = patterns.items().stream().map(JsonValue::text).toList();
    return new MemberGlobs(globs).isMember(directory.relativize(member));
  }

  /** The file of one of its programs; empty if it has none of that name. */
  public Optional<Path> program(String name) {
    return Optional.of(json.root().get("bin").get(name))
        .filter(JsonValue::isText)
        .flatMap(file -> SlashPath.from(directory, file.text()));
  }

  private List<String> specifiers() {
    List<String> specifiers = new ArrayList<>();
    for (String field : PackageJson.DEPENDENCY_LISTS) {
      json.root().get(field).entries().values().forEach(value -> specifiers.add(value.text()));
    }
    return specifiers;
  }
}
