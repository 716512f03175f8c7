package io.github.providerkit.npm;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.files.FileTree;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the directories of a package: files and directories, while links are only noted. */
final class PackageDirectories {
  /** Where packages are installed. */
  static final String MODULES = "node_modules";

  private final Set<Path> excluded;
  private final Set<String> links = new TreeSet<>();

  /**
   * Creates a reader.
   *
   * @param excluded directories that builds write to; absolute
   */
  PackageDirectories(Set<Path> excluded) {
    this.excluded = Set.copyOf(excluded);
  }

  /**
   * What stands in a directory.
   *
   * @param path its slash path in the package
   * @param file where it is
   * @param directory whether it is a directory, and no file
   * @param size a file's length in bytes
   */
  record Entry(String path, Path file, boolean directory, long size) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean isModules() {
      return directory && name().equals(MODULES);
    }
  }

  /** Symbolic links that were passed over so far, sorted. */
  Set<String> links() {
    return links;
  }

  /**
   * What stands in a directory, in no particular order.
   *
   * @param path its slash path in the package; empty for the package's own
   * @param directory where it is
   * @throws ArchiveException if a name cannot be one in an archive
   */
  List<Entry> entries(String path, Path directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        String name =
            FileTree.nameOf(child)
                .orElseThrow(
                    () ->
                        new ArchiveException(
                            "cannot archive " + child + ": the name is not UTF-8",
                            "rename the file"));
        entry(path.isEmpty() ? name : path + "/" + name, child).ifPresent(entries::add);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  /** An entry; empty for links, which are noted, special files, and what builds write. */
  Optional<Entry> entry(String path, Path file) throws IOException {
    if (excluded.contains(file) || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      links.add(path);
    }
    return attributes.isDirectory() || attributes.isRegularFile()
        ? Optional.of(new Entry(path, file, attributes.isDirectory(), attributes.size()))
        : Optional.empty();
  }
}
