package io.github.providerkit.format.gestalt.release;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.format.gestalt.rules.GestaltRules;
import io.github.providerkit.format.gestalt.rules.ManifestReader;
import io.github.providerkit.format.gestalt.rules.Mode;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges a finished archive as the server does when it unpacks one ({@code
 * docs/spec/gestalt-lock.md} section 3).
 */
public final class PackageCheck {
  private static final List<String> MANIFESTS =
      List.of("manifest.json", "manifest.yaml", "manifest.yml");

  private PackageCheck() {}

  /** Reports everything for which the server would refuse the archive. */
  public static void check(Path archive, String shownAs, Problems problems)
      throws ProviderException {
    Map<String, byte[]> manifests = new HashMap<>();
    try {
      new TarGzReader(ReadLimits.DEFAULT)
          .read(
              archive,
              (entry, content) -> {
                if (MANIFESTS.contains(entry.name())) {
                  manifests.put(entry.name(), content.readAllBytes());
                }
              });
    } catch (ArchiveException e) {
      refuse(shownAs, e.getMessage(), e.hint(), problems);
      return;
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + archive, e);
    }
    for (String name : MANIFESTS) {
      if (manifests.containsKey(name)) {
        ManifestReader.read(shownAs + "/" + name, manifests.get(name), Mode.RELEASE, problems);
        return;
      }
    }
    refuse(shownAs, "expected a manifest at the top, found none", null, problems);
  }

  private static void refuse(String shownAs, String message, String hint, Problems problems) {
    problems.add(GestaltRules.ARCHIVE, shownAs, "", Position.START, message, hint);
  }
}
