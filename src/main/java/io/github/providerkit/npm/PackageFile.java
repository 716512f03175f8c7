package io.github.providerkit.npm;

import io.github.providerkit.files.InputFile;
import io.github.providerkit.files.SlashPath;
import io.github.providerkit.manifest.PlainTree;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.read.JsonData;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A package.json, as far as installing and finding packages needs it. What Bun would not understand
 * either is left for Bun to tell.
 */
public final class PackageFile {
  public static final String NAME = "package.json";

  private static final List<String> DEPENDENCIES =
      List.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies");

  private final Path directory;
  private final Map<String, Object> data;

  private PackageFile(Path directory, Map<String, Object> data) {
    this.directory = directory;
    this.data = data;
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
    try {
      Map<String, Object> data =
          JsonData.object(file.toString(), InputFile.readIn(directory, file));
      return Optional.of(new PackageFile(directory, data));
    } catch (UnreadableDocumentException e) {
      throw ProviderException.user(
          e.position().in(file.toString()) + ": " + e.getMessage(), e.hint());
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
    while (!isRepository(above) && above.getParent() != null) {
      above = above.getParent();
      if (Files.isRegularFile(above.resolve(NAME))
          && in(above).filter(file -> file.hasMember(member)).isPresent()) {
        return Optional.of(above);
      }
    }
    return Optional.empty();
  }

  /** Whether a directory is the root of a repository, or of one that is part of another. */
  public static boolean isRepository(Path directory) {
    return Files.exists(directory.resolve(".git"));
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
    Object workspaces =
        data.get("workspaces") instanceof Map<?, ?> map
            ? map.get("packages")
            : data.get("workspaces");
    Path relative = directory.relativize(member);
    return workspaces instanceof List<?> patterns
        && patterns.stream().anyMatch(pattern -> matches(PlainTree.text(pattern), relative));
  }

  /** The file of one of its programs; empty if it has none of that name. */
  public Optional<Path> program(String name) {
    return data.get("bin") instanceof Map<?, ?> programs
            && programs.get(name) instanceof String file
        ? SlashPath.from(directory, file)
        : Optional.empty();
  }

  private List<String> specifiers() {
    List<String> specifiers = new ArrayList<>();
    for (String field : DEPENDENCIES) {
      if (data.get(field) instanceof Map<?, ?> dependencies) {
        dependencies.values().forEach(specifier -> specifiers.add(PlainTree.text(specifier)));
      }
    }
    return specifiers;
  }

  private static boolean matches(String pattern, Path relative) {
    String glob = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    String plain = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
    try {
      return relative.getFileSystem().getPathMatcher("glob:" + plain).matches(relative);
    } catch (IllegalArgumentException e) {
      // Bun tells what is wrong with the pattern.
      return false;
    }
  }
}
