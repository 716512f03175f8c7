package io.github.providerkit.format.checkstack.rules;

import java.util.Locale;
import java.util.Optional;

/** Where the siblings of a primary are. */
public enum SiblingSource {
  /** In its workspace, or linked into {@code node_modules}: they are packed along. */
  WORKSPACE,
  /** There, or else installed from an npm registry: packed along as they were published. */
  INSTALLED,
  /** In an npm registry, where somebody publishes them apart: the primary is packed alone. */
  PUBLISHED;

  /** The source for a user's word in any case; empty for an unknown word. */
  public static Optional<SiblingSource> of(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "workspace" -> Optional.of(WORKSPACE);
      case "installed" -> Optional.of(INSTALLED);
      case "published" -> Optional.of(PUBLISHED);
      default -> Optional.empty();
    };
  }
}
