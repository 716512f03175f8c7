package io.github.providerkit.lock;

import io.github.providerkit.format.gestalt.release.ReleaseDescriptor;
import io.github.providerkit.lock.resolve.ResolvedRelease;
import io.github.providerkit.message.ProviderException;
import java.util.Set;
import java.util.TreeSet;

/** Whether a release is for the right place and the right machines. */
final class ReleaseFit {
  private ReleaseFit() {}

  /** Demands the kind that the slot is for, and an archive for every wanted platform. */
  static void check(ResolvedRelease release, Set<String> platforms, String serverPlatform)
      throws ProviderException {
    ReleaseDescriptor descriptor = release.descriptor();
    if (descriptor.kind() != release.entry().slot().kind()) {
      throw ProviderException.user(
          "expected a provider of kind "
              + release.entry().server().releases().wordOf(release.entry().slot().kind())
              + ", found "
              + descriptor.packageName()
              + " of kind "
              + descriptor.kindWord(),
          null);
    }
    boolean special = release.entry().server().hasPlatform();
    if (special && release.targetFor(serverPlatform).isEmpty()) {
      throw missing(
          release,
          serverPlatform + ", the server's platform",
          "say where the server runs with -Dprovider.lock.serverPlatform=os/arch");
    }
    for (String platform : platforms) {
      if (release.targetFor(platform).isEmpty()) {
        throw missing(release, platform, "ask for fewer with -Dprovider.lock.platforms=…");
      }
    }
  }

  private static ProviderException missing(ResolvedRelease release, String platform, String hint) {
    return ProviderException.user(
        "expected an archive for "
            + platform
            + ", found those for "
            + String.join(", ", release.archives().keySet()),
        hint);
  }

  /** The targets whose archives are verified; among them the server's, if the lock describes it. */
  static Set<String> targets(
      ResolvedRelease release, Set<String> platforms, String serverPlatform) {
    if (platforms.isEmpty()) {
      return release.archives().keySet();
    }
    Set<String> targets = new TreeSet<>();
    platforms.forEach(platform -> targets.add(release.targetFor(platform).orElseThrow()));
    if (release.entry().server().hasPlatform()) {
      targets.add(release.targetFor(serverPlatform).orElseThrow());
    }
    return targets;
  }

  /** The target whose package is looked at for what all have in common, or for what is locked. */
  static String looked(ResolvedRelease release, Set<String> platforms, String serverPlatform) {
    return release.entry().server().hasPlatform()
        ? release.targetFor(serverPlatform).orElseThrow()
        : targets(release, platforms, serverPlatform).iterator().next();
  }
}
