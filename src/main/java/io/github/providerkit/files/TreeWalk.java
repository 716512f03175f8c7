package io.github.providerkit.files;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.EntryName;
import io.github.providerkit.files.TreeProblem.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One walk through a tree. It always stands at a real path, so that only names that are links
 * themselves have to be resolved.
 */
final class TreeWalk {
  private static final String LINK_HINT =
      "replace the link by the file, or let it lead to a file in the package";

  private final Path realRoot;
  private final Set<Path> excluded;
  private final Selection selection;
  private final ExecutableBits bits;
  private final Deque<Path> above = new ArrayDeque<>();
  private final List<ArchiveEntry> files = new ArrayList<>();
  private final List<TreeProblem> problems = new ArrayList<>();

  TreeWalk(Path realRoot, Set<Path> excluded, Selection selection) {
    this.realRoot = realRoot;
    this.excluded = excluded;
    this.selection = selection;
    this.bits = ExecutableBits.in(realRoot);
  }

  /** Everything found so far, sorted. */
  TreeListing listing() {
    files.sort(Comparator.comparing(ArchiveEntry::name, EntryName.BYTE_ORDER));
    problems.sort(Comparator.comparing(TreeProblem::name, EntryName.BYTE_ORDER));
    return new TreeListing(files, problems);
  }

  void report(Kind kind, String name, String reason, String hint) {
    problems.add(new TreeProblem(kind, name, reason, hint));
  }

  /** Walks from a path below the root, any part of which may be a link. */
  void start(String name, Path path) {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      follow(name, path);
    } else {
      report(Kind.MISSING, name, "no such file or directory", "check the path in the manifest");
    }
  }

  private void visit(String name, Path path) {
    if (excluded.contains(path)) {
      return;
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        follow(name, path);
      } else if (attributes.isDirectory()) {
        enter(name, path);
      } else if (attributes.isRegularFile()) {
        addFile(name, path, attributes.size());
      } else {
        report(
            Kind.SPECIAL,
            name,
            "neither a file nor a directory, but a pipe, socket or device",
            "remove it from the package");
      }
    } catch (IOException e) {
      reportUnreadable(name, e);
    }
  }

  private void follow(String name, Path link) {
    Path target;
    try {
      target = link.toRealPath();
    } catch (NoSuchFileException e) {
      report(Kind.LINK_DANGLING, name, "symbolic link to nothing" + describe(link), LINK_HINT);
      return;
    } catch (AccessDeniedException e) {
      reportUnreadable(name, e);
      return;
    } catch (IOException e) {
      report(Kind.LINK_LOOP, name, "cannot be resolved" + describe(link), LINK_HINT);
      return;
    }
    if (!target.startsWith(realRoot)) {
      report(
          Kind.LINK_OUTSIDE,
          name,
          "symbolic link leads out of the package" + describe(link),
          LINK_HINT);
    } else if (above.stream().anyMatch(directory -> directory.startsWith(target))) {
      report(
          Kind.LINK_LOOP,
          name,
          "symbolic link to a directory that it lies in" + describe(link),
          LINK_HINT);
    } else if (excluded.stream().noneMatch(target::startsWith)) {
      visit(name, target);
    }
  }

  private void enter(String name, Path directory) throws IOException {
    above.push(directory);
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        visitChild(name, child);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } finally {
      above.pop();
    }
  }

  private void visitChild(String directory, Path child) {
    Optional<String> text = EntryName.ofLastSegment(child);
    String name = EntryName.join(directory, text.orElse(child.getFileName().toString()));
    if (!isWanted(name, child)) {
      return;
    }
    Optional<String> fault =
        text.isEmpty() ? Optional.of("is not UTF-8") : EntryName.fault(text.get());
    if (fault.isPresent() && !excluded.contains(child)) {
      report(Kind.NAME, name, "the file's name " + fault.get(), "rename the file");
    } else {
      visit(name, child);
    }
  }

  /** Of a link, what it leads to counts; one to nothing is taken for a file. */
  private boolean isWanted(String name, Path path) {
    return selection.wants(name) || (selection.mayLieBelow(name) && Files.isDirectory(path));
  }

  private void addFile(String name, Path file, long size) throws IOException {
    if (Files.isReadable(file)) {
      ArchiveEntry entry = ArchiveEntry.ofFile(name, file, size);
      files.add(bits.of(file) ? entry.asExecutable() : entry);
    } else {
      report(Kind.UNREADABLE, name, "permission denied", "make the file readable");
    }
  }

  private void reportUnreadable(String name, IOException cause) {
    report(Kind.UNREADABLE, name, "cannot be read: " + cause, "check its permissions");
  }

  private static String describe(Path link) {
    try {
      return ": it points to " + Files.readSymbolicLink(link);
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
