package io.github.providerkit.format.checkstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.format.ReleasePlan.Limits;
import io.github.providerkit.npm.PackageJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The few files of a tarball that the installer looks at, of two equal names the first one. Of
 * everything else in it, a tarball in a bundle included, nothing is kept in memory.
 */
final class TarballFiles {
  static final String PACKAGE_JSON = "package/" + PackageJson.NAME;

  /** More than any package says of itself. */
  private static final int MOST_BYTES = 1 << 20;

  /** Of all packages of a bundle together. */
  private static final int MOST_BYTES_TOGETHER = 2 << 20;

  private static final Limits LIMITS = CheckstackProvider.LIMITS;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private TarballFiles() {}

  /**
   * What a tarball is.
   *
   * @param bundle its {@code bundle.json}; empty for a single package
   * @param packageJson its {@code package/package.json}; empty when there is none
   */
  record Heads(Optional<byte[]> bundle, Optional<byte[]> packageJson) {}

  /**
   * A tarball in a bundle.
   *
   * @param refusal why it cannot be read; empty when it can
   * @param packageJson its {@code package/package.json}; empty when there is none
   */
  record Inner(Optional<String> refusal, Optional<byte[]> packageJson) {}

  /**
   * Reads a tarball.
   *
   * @throws ArchiveException if it is damaged, or unpacks to too much
   * @throws IOException if the file cannot be read
   */
  static Heads heads(Path archive) throws IOException {
    Map<String, byte[]> found = new HashMap<>();
    Set<String> wanted = Set.of(BundleManifest.NAME, PACKAGE_JSON);
    read(
        archive,
        (name, size, content) -> {
          if (wanted.contains(name) && !found.containsKey(name)) {
            found.put(name, text(name, size, content));
          }
        });
    return new Heads(
        Optional.ofNullable(found.get(BundleManifest.NAME)),
        Optional.ofNullable(found.get(PACKAGE_JSON)));
  }

  /**
   * Reads the tarballs of a bundle.
   *
   * @param names what its manifest calls them
   * @return those that are there, by name
   * @throws ArchiveException if the bundle is damaged, or unpacks to too much
   * @throws IOException if the file cannot be read
   */
  static Map<String, Inner> inner(Path archive, Collection<String> names) throws IOException {
    Set<String> wanted = Set.copyOf(names);
    Map<String, Inner> found = new HashMap<>();
    Allowance unpacked = new Allowance(LIMITS.maxUnpacked());
    long[] kept = {0};
    read(
        archive,
        (name, size, content) -> {
          if (wanted.contains(name) && !found.containsKey(name)) {
            Inner inner = inner(size, content, unpacked);
            found.put(name, inner);
            kept[0] += inner.packageJson().map(bytes -> bytes.length).orElse(0);
            if (kept[0] > MOST_BYTES_TOGETHER) {
              throw new ArchiveException(
                  "expected at most %s bytes in the %s of all packages"
                      .formatted(MOST_BYTES_TOGETHER, PackageJson.NAME),
                  null);
            }
          }
        });
    return found;
  }

  private static Inner inner(long size, InputStream content, Allowance unpacked)
      throws IOException {
    if (size > LIMITS.maxBytes()) {
      return new Inner(
          Optional.of("expected at most %s bytes".formatted(LIMITS.maxBytes())), Optional.empty());
    }
    byte[][] found = {null};
    try {
      TarballReader.read(
          content,
          size * LIMITS.maxRatio(),
          unpacked,
          (name, length, bytes) -> {
            if (name.equals(PACKAGE_JSON) && found[0] == null) {
              found[0] = text(name, length, bytes);
            }
          });
    } catch (ArchiveException e) {
      return new Inner(Optional.of(e.getMessage()), Optional.empty());
    }
    return new Inner(Optional.empty(), Optional.ofNullable(found[0]));
  }

  private static void read(Path archive, TarballReader.Visitor visitor) throws IOException {
    try (InputStream in = Files.newInputStream(archive)) {
      long limit = Files.size(archive) * LIMITS.maxRatio();
      TarballReader.read(in, limit, new Allowance(LIMITS.maxUnpacked()), visitor);
    }
  }

  /** As the installer decodes it: without a byte order mark, and whatever the bytes are. */
  private static byte[] text(String name, long size, InputStream content) throws IOException {
    if (size > MOST_BYTES) {
      throw new ArchiveException(
          "%s: expected at most %s bytes, found %s".formatted(name, MOST_BYTES, size), null);
    }
    String text = new String(content.readAllBytes(), UTF_8);
    return text.substring(text.startsWith(BYTE_ORDER_MARK) ? 1 : 0).getBytes(UTF_8);
  }
}
