package io.github.providerkit.format.gestalt.layout;

import io.github.providerkit.files.LfsPointers;
import io.github.providerkit.files.TreeListing;
import io.github.providerkit.files.TreeProblem;
import io.github.providerkit.format.AddedFiles;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.shape.Value;
import org.jspecify.annotations.Nullable;

/**
 * Tells what stands in the way of a package at the field that brings it there.
 *
 * @param problems receives it
 */
record LayoutReport(Problems problems) {
  /** What can be wrong with files, whoever names them. */
  static final AddedFiles.Rules RULES =
      new AddedFiles.Rules(
          GestaltRules.MISSING_FILE,
          GestaltRules.PACKAGE_ESCAPE,
          GestaltRules.DUPLICATE_ENTRY,
          GestaltRules.SUSPICIOUS_FILE,
          GestaltRules.LFS_POINTER);

  /** Tells one thing. */
  void tell(Rule rule, SourcePackage source, Value where, String message, @Nullable String hint) {
    problems.add(rule, source.shownAs(), where.path(), where.position(), message, hint);
  }

  /** Tells everything in a listing that cannot be archived, or is not what it stands for. */
  void tell(SourcePackage source, Value where, TreeListing listing) {
    for (TreeProblem problem : listing.problems()) {
      tell(RULES.of(problem.kind()), source, where, problem.message(), problem.hint());
    }
    for (String name : listing.notFetched()) {
      tell(
          GestaltRules.LFS_POINTER,
          source,
          where,
          "expected the file " + name + ", found " + LfsPointers.WORDS,
          LfsPointers.HINT);
    }
  }
}
