package io.github.providerkit.format.gestalt.layout;

import io.github.providerkit.files.FileTree;
import io.github.providerkit.files.TreeListing;
import io.github.providerkit.format.gestalt.source.SourcePackage;
import java.io.IOException;
import java.nio.file.Path;

/** Lists what a manifest names, be it the author's or made by the author's commands. */
final class MadeFiles {
  private MadeFiles() {}

  /**
   * Lists a file or a directory.
   *
   * @param tree the files beside the manifest
   * @param path its slash path
   */
  static TreeListing list(SourcePackage source, FileTree tree, String path) {
    Path root = source.rootOf(path);
    try {
      return root.equals(source.directory()) ? tree.list(path) : FileTree.of(root).list(path);
    } catch (IOException e) {
      // It went away after it was looked at: the author's own counts then.
      return tree.list(path);
    }
  }
}
