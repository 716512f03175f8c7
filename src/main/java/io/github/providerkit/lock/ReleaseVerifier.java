package io.github.providerkit.lock;

import io.github.providerkit.format.gestalt.release.PackageFacts;
import io.github.providerkit.format.gestalt.release.PackageJudge;
import io.github.providerkit.format.gestalt.release.PackageReader;
import io.github.providerkit.format.gestalt.release.ReleasedManifest;
import io.github.providerkit.lock.resolve.ResolvedRelease;
import io.github.providerkit.message.ProviderException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Verifies archives: digest, archive policy, and that the manifest in one says what the metadata
 * says ({@code docs/spec/gestalt-lock.md} section 3). May be used by several threads.
 */
final class ReleaseVerifier {
  private final PackageSource packages;

  ReleaseVerifier(PackageSource packages) {
    this.packages = packages;
  }

  /** What is in the archive of a target. */
  PackageFacts verify(ResolvedRelease release, String target) throws ProviderException {
    PackageFacts facts = packages.facts(release.archive(target), label(release, target));
    check(release, target, facts);
    return facts;
  }

  static String label(ResolvedRelease release, String target) {
    String url = release.archive(target).url();
    return url.substring(url.lastIndexOf('/') + 1).replaceFirst("[?].*", "") + " (" + target + ")";
  }

  private static void check(ResolvedRelease release, String target, PackageFacts facts)
      throws ProviderException {
    String label = label(release, target);
    ReleasedManifest manifest =
        PackageReader.manifest(
            label, facts.manifestName(), facts.manifest(), release.entry().server().releases());
    Map<String, String> locations = new LinkedHashMap<>();
    release.archives().forEach((one, archive) -> locations.put(one, archive.url()));
    List<ProviderException> refusals = new ArrayList<>();
    new PackageJudge(
            manifest,
            facts,
            (rule, where, message, hint) ->
                refusals.add(ProviderException.user(label + ": " + message, hint)))
        .as(release.descriptor(), target, locations);
    if (!refusals.isEmpty()) {
      throw refusals.get(0);
    }
  }
}
