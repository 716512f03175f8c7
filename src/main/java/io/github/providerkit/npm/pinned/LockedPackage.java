package io.github.providerkit.npm.pinned;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * A package as a lock pins it.
 *
 * @param name its name, also where it is installed under another one
 * @param version its version; empty where it comes from no registry
 * @param source where it comes from instead, such as {@code workspace:packages/b}; empty for a
 *     registry
 * @param integrity digest of its tarball as npm writes it, {@code sha512-…} in base 64; empty where
 *     the lock has none
 */
public record LockedPackage(String name, String version, String source, String integrity) {
  private static final Map<String, String> ALGORITHMS =
      Map.of("sha1", "SHA-1", "sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

  /**
   * A package by what Bun and pnpm call it.
   *
   * @param specifier {@code name@version} or {@code name@source}
   */
  static LockedPackage of(String specifier, String integrity) {
    // The first sign of a scope is none of a version.
    int at = specifier.indexOf('@', 1);
    String name = at < 0 ? specifier : specifier.substring(0, at);
    return of(name, at < 0 ? "" : specifier.substring(at + 1), integrity);
  }

  static LockedPackage of(String name, String version, String integrity) {
    boolean fetched = !version.contains(":") && !version.contains("/");
    return new LockedPackage(name, fetched ? version : "", fetched ? "" : version, integrity);
  }

  /** Its digests in lower-case hex by algorithm such as {@code SHA-512}. */
  public Map<String, String> digests() {
    String first = integrity.strip().split("\\s", 2)[0];
    int dash = first.indexOf('-');
    String algorithm = dash < 0 ? null : ALGORITHMS.get(first.substring(0, dash));
    if (algorithm == null) {
      return Map.of();
    }
    try {
      byte[] digest = Base64.getDecoder().decode(first.substring(dash + 1));
      return Map.of(algorithm, HexFormat.of().formatHex(digest));
    } catch (IllegalArgumentException e) {
      // Somebody has edited the lock: whoever installs by it will say so.
      return Map.of();
    }
  }
}
