package io.github.providerkit.papers;

import io.github.providerkit.compare.ArchiveDifference;
import io.github.providerkit.compare.ComparedRelease;
import io.github.providerkit.format.EarlierRelease;
import io.github.providerkit.format.ReleasePlan.MetadataFile;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.release.Release;
import io.github.providerkit.sbom.Inventory;
import io.github.providerkit.sbom.InventoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Holds the archives of a release against those of the one before, platform by platform. */
final class EarlierArchives {
  private final Release release;
  private final Inventory inventory;
  private final Consumer<String> warnings;

  EarlierArchives(Release release, Inventory inventory, Consumer<String> warnings) {
    this.release = release;
    this.inventory = inventory;
    this.warnings = warnings;
  }

  /** What is different, for each platform of both; a page is shown also where one is missing. */
  List<ArchiveDifference> compare(ComparedRelease compared) {
    EarlierRelease earlier = compared.earlier();
    List<ArchiveDifference> differences = new ArrayList<>();
    for (int i = 0; i < release.archives().size(); i++) {
      MetadataFile before = earlier.archives().get(release.archives().get(i).target());
      if (before == null) {
        continue;
      }
      try {
        Path file = earlier.files().archive(before);
        differences.add(
            ArchiveDifference.of(
                inventory.archives().get(i),
                Files.size(file),
                new InventoryReader(List.of(), Map.of()).entries(file)));
      } catch (ProviderException | IOException e) {
        warnings.accept(
            "page: %s of %s is not compared: %s"
                .formatted(before.path(), earlier.version(), e.getMessage()));
      }
    }
    return differences;
  }
}
