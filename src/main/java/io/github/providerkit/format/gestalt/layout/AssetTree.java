package io.github.providerkit.format.gestalt.layout;

import io.github.providerkit.files.SlashPath;
import io.github.providerkit.files.TreeListing;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.shape.Value;
import java.nio.file.Path;

/** What the author should know about a directory of which everything is published. */
final class AssetTree {
  private final SourcePackage source;
  private final Value where;
  private final LayoutReport report;

  private AssetTree(SourcePackage source, Value where, LayoutReport report) {
    this.source = source;
    this.where = where;
    this.report = report;
  }

  /**
   * Looks at the files of a UI.
   *
   * @param where the field that names the directory
   */
  static void check(SourcePackage source, Value where, TreeListing listing, LayoutReport report) {
    AssetTree tree = new AssetTree(source, where, report);
    tree.empty(listing);
    tree.suspicious(listing);
    tree.output();
  }

  /** Looks at files that a build made to be served, and gives them back. */
  static TreeListing published(SourcePackage source, TreeListing listing, LayoutReport report) {
    new AssetTree(source, source.value(), report).suspicious(listing);
    return listing;
  }

  private void empty(TreeListing listing) {
    if (listing.files().isEmpty() && listing.problems().isEmpty()) {
      tell(
          GestaltRules.EMPTY_ASSETS,
          "expected the files of the built UI, found an empty directory",
          "build the UI first, or say how in release.build");
    }
  }

  private void suspicious(TreeListing listing) {
    for (String name : listing.suspicious()) {
      tell(
          GestaltRules.SUSPICIOUS_FILE,
          "expected nothing but what everyone may see, found " + name,
          "everything below assetRoot is published; remove it if it holds a secret");
    }
  }

  private void output() {
    Path output = source.request().outputDirectory().toAbsolutePath().normalize();
    if (SlashPath.below(source.directory(), where.text()).filter(output::startsWith).isPresent()) {
      tell(
          GestaltRules.OUTPUT_IN_ASSETS,
          "expected a directory apart from the build's output, found one around it",
          "what the build itself writes is left out of the package");
    }
  }

  private void tell(Rule rule, String message, String hint) {
    report.tell(rule, source, where, message, hint);
  }
}
