package io.github.providerkit.fresh;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that a binary depends on. When one of them changes, appears or vanishes, it is compiled
 * again.
 *
 * @param trees directories with everything below, except what is never an input: version control,
 *     build output, installed packages, documentation
 * @param directories directories with the files directly in them
 * @param listings directories of which only the names directly in them count, such as those that
 *     packages are installed in
 * @param files single files; one that does not exist counts as such
 */
public record Inputs(
    List<Path> trees, List<Path> directories, List<Path> listings, List<Path> files) {
  public Inputs {
    trees = List.copyOf(trees);
    directories = List.copyOf(directories);
    listings = List.copyOf(listings);
    files = List.copyOf(files);
  }

  /** Inputs without listings. */
  public Inputs(List<Path> trees, List<Path> directories, List<Path> files) {
    this(trees, directories, List.of(), files);
  }

  /** These and others. */
  public Inputs and(Inputs others) {
    return new Inputs(
        joined(trees, others.trees),
        joined(directories, others.directories),
        joined(listings, others.listings),
        joined(files, others.files));
  }

  private static List<Path> joined(List<Path> one, List<Path> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }

  /** A whole directory. */
  public static Inputs tree(Path directory) {
    return new Inputs(List.of(directory), List.of(), List.of());
  }
}
