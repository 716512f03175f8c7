package io.github.providerkit.maven;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.files.FileTree;
import io.github.providerkit.files.TreeListing;
import io.github.providerkit.files.TreeProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.codehaus.plexus.archiver.FileSet;
import org.codehaus.plexus.components.io.resources.AbstractPlexusIoResourceCollection;
import org.codehaus.plexus.components.io.resources.PlexusIoResource;
import org.codehaus.plexus.components.io.resources.Stream;

/**
 * The files of a file set, found as all files of packages are: no link is followed out of the tree,
 * and what is neither a file nor a directory is a problem.
 */
final class FileSetResources extends AbstractPlexusIoResourceCollection {
  private final List<ArchiveEntry> files;
  private final List<TreeProblem> problems;

  private FileSetResources(FileSet set, List<ArchiveEntry> files, List<TreeProblem> problems) {
    this.files = files;
    this.problems = problems;
    setPrefix(set.getPrefix());
    setFileSelectors(set.getFileSelectors());
    setFileMappers(set.getFileMappers());
    setStreamTransformer(set.getStreamTransformer());
  }

  /**
   * Finds the files.
   *
   * @param set its directory has to exist
   * @param root links may lead to any place in here; without meaning for a file set that lies
   *     elsewhere, whose links stay in its own directory
   * @param excluded directories that are left out, such as the one that the build writes to
   * @throws IOException if the directory cannot be read
   */
  static FileSetResources of(FileSet set, Path root, Collection<Path> excluded) throws IOException {
    Path directory = set.getDirectory().toPath().toAbsolutePath().normalize();
    Path base = root.toAbsolutePath().normalize();
    boolean inside = directory.startsWith(base);
    String start = inside ? base.relativize(directory).toString().replace('\\', '/') : "";
    TreeListing listing =
        FileTree.of(inside ? base : directory)
            .excluding(excluded)
            .list(start, new FileSetPatterns(set, start));
    List<ArchiveEntry> files = new ArrayList<>();
    for (ArchiveEntry file : listing.files()) {
      String name = start.isEmpty() ? file.name() : file.name().substring(start.length() + 1);
      files.add(new ArchiveEntry(name, false, file.content()));
    }
    return new FileSetResources(set, files, listing.problems());
  }

  /** What cannot be archived. */
  List<TreeProblem> problems() {
    return problems;
  }

  @Override
  public Iterator<PlexusIoResource> getResources() throws IOException {
    List<PlexusIoResource> selected = new ArrayList<>();
    for (ArchiveEntry file : files) {
      PlexusIoResource resource = new EntryResource(file);
      if (isSelected(resource)) {
        selected.add(resource);
      }
    }
    return selected.iterator();
  }

  @Override
  public Stream stream() {
    return consumer -> {
      for (Iterator<PlexusIoResource> all = getResources(); all.hasNext(); ) {
        consumer.accept(all.next());
      }
    };
  }

  /** Only what is transformed has other contents than its file. */
  @Override
  public PlexusIoResource resolve(PlexusIoResource resource) throws IOException {
    return getStreamTransformer() == identityTransformer ? resource : super.resolve(resource);
  }

  @Override
  public boolean isConcurrentAccessSupported() {
    return true;
  }
}
