package io.github.providerkit.format;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveEntry.FileContent;
import io.github.providerkit.files.LfsPointers;
import io.github.providerkit.files.TreeListing;
import io.github.providerkit.files.TreeProblem;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.read.DocumentRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Files that go into a package because the build says so and not its manifest, such as a licence
 * and documentation. Nobody runs them, whatever their bits on the disk.
 *
 * @param declaredIn the file that says so, as users call it
 * @param listing the files by their names in the package, and what is wrong with others
 */
public record AddedFiles(String declaredIn, TreeListing listing) {
  /** No files. */
  public static final AddedFiles NONE = new AddedFiles("", new TreeListing(List.of(), List.of()));

  private static final String FIELD = "fileSets";

  /**
   * What a format calls what is wrong with files.
   *
   * @param missing a directory that is not there
   * @param unpackable a link that leads out of the package, a pipe, a name that no archive can hold
   * @param duplicate a name that the package has already
   * @param suspicious a file that is rarely meant for others
   * @param notFetched a file that Git LFS did not fetch
   */
  public record Rules(
      Rule missing, Rule unpackable, Rule duplicate, Rule suspicious, Rule notFetched) {
    /** The rule for what is wrong with a file. */
    public Rule of(TreeProblem.Kind kind) {
      return switch (kind) {
        case MISSING -> missing;
        case UNREADABLE -> DocumentRules.UNREADABLE;
        default -> unpackable;
      };
    }
  }

  /**
   * The files that fit into a package.
   *
   * @param entries what is in it, by name
   * @param meansSomething whether the consumer, or whoever takes the package apart, looks for a
   *     file of that name
   * @param problems receives why others do not fit, and what the author should know
   * @return files of other names than those in the package
   */
  public List<ArchiveEntry> fitting(
      Map<String, ArchiveEntry> entries,
      Predicate<String> meansSomething,
      Rules rules,
      Problems problems) {
    for (TreeProblem problem : listing.problems()) {
      tell(rules.of(problem.kind()), problem.message(), problem.hint(), problems);
    }
    for (String name : listing.suspicious()) {
      tell(
          rules.suspicious(),
          "expected nothing but what everyone may see, found " + name,
          "leave it out with <excludes> if it holds a secret",
          problems);
    }
    for (String name : listing.notFetched()) {
      tell(
          rules.notFetched(),
          "expected the file " + name + ", found " + LfsPointers.WORDS,
          LfsPointers.HINT,
          problems);
    }
    Map<String, ArchiveEntry> fitting = new LinkedHashMap<>();
    for (ArchiveEntry file : listing.files()) {
      ArchiveEntry there = entries.getOrDefault(file.name(), fitting.get(file.name()));
      if (there == null && !meansSomething.test(file.name())) {
        fitting.put(file.name(), file);
      } else if (there == null) {
        tell(
            rules.duplicate(),
            "expected names that mean nothing to the consumer, found \"" + file.name() + "\"",
            "it would be read in place of what belongs to the package; leave it out with"
                + " <excludes>",
            problems);
      } else if (!isSame(there, file)) {
        tell(
            rules.duplicate(),
            "expected each name in the package once, found \"" + file.name() + "\" again",
            "leave it out with <excludes>, or give the file set a <prefix>",
            problems);
      }
    }
    return List.copyOf(fitting.values());
  }

  /** Of bytes that we make, such as the manifest's, there is nothing the same. */
  private static boolean isSame(ArchiveEntry one, ArchiveEntry other) {
    return one.content() instanceof FileContent here
        && other.content() instanceof FileContent there
        && here.holdsTheSameAs(there);
  }

  private void tell(Rule rule, String message, String hint, Problems problems) {
    problems.add(rule, declaredIn, FIELD, Position.START, message, hint);
  }
}
