package io.github.providerkit.page;

import io.github.providerkit.compare.ArchiveDifference;
import io.github.providerkit.compare.ReleaseDifference;
import io.github.providerkit.format.OfferedOperation;
import io.github.providerkit.release.ArtifactList.Item;
import io.github.providerkit.sbom.Inventory;
import io.github.providerkit.sbom.Subject;
import java.util.List;
import java.util.Optional;

/**
 * What a page shows.
 *
 * @param subject which release it is
 * @param inventory what it consists of
 * @param operations what the provider can be asked to do
 * @param items its files, and what tells of it
 * @param source what a server's configuration names: a URL, or {@code mvn:} coordinates; empty
 *     where no server reads such a release
 * @param changes what is different from the release before; empty where nobody asked
 */
public record ReleaseFacts(
    Subject subject,
    Inventory inventory,
    List<OfferedOperation> operations,
    List<Item> items,
    Optional<String> source,
    Optional<Changes> changes) {
  /** Copies the lists. */
  public ReleaseFacts {
    operations = List.copyOf(operations);
    items = List.copyOf(items);
  }

  /** A release that was held against no other. */
  public ReleaseFacts(
      Subject subject,
      Inventory inventory,
      List<OfferedOperation> operations,
      List<Item> items,
      Optional<String> source) {
    this(subject, inventory, operations, items, source, Optional.empty());
  }

  /**
   * What is different from the release before.
   *
   * @param difference what users notice
   * @param archives what is different in archives that both have
   */
  public record Changes(ReleaseDifference difference, List<ArchiveDifference> archives) {
    /** Copies the list. */
    public Changes {
      archives = List.copyOf(archives);
    }
  }
}
