package io.github.providerkit.page;

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
 */
public record ReleaseFacts(
    Subject subject,
    Inventory inventory,
    List<OfferedOperation> operations,
    List<Item> items,
    Optional<String> source) {
  /** Copies the lists. */
  public ReleaseFacts {
    operations = List.copyOf(operations);
    items = List.copyOf(items);
  }
}
