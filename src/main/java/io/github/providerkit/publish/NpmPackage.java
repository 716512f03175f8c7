package io.github.providerkit.publish;

import io.github.providerkit.archive.ArchiveException;
import io.github.providerkit.archive.read.ReadLimits;
import io.github.providerkit.archive.read.TarGzReader;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.RuleLevels;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.JsonValue;
import io.github.providerkit.npm.PackageJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tarball that waits for a registry.
 *
 * @param file where it is
 * @param name the package's name
 * @param version its version
 * @param siblings what it is installed with, of which it is the primary; empty for others
 * @param needs the names of all packages that somebody gets with it, its siblings included
 * @param integrity {@code sha512-} and the digest in Base64, as registries tell it
 * @param shasum the SHA-1 digest in lower-case hex, which is all that old registries tell
 */
record NpmPackage(
    Path file,
    String name,
    String version,
    Set<String> siblings,
    Set<String> needs,
    String integrity,
    String shasum) {
  private static final String HEAD = "package/" + PackageJson.NAME;
  private static final int MOST_BYTES = 1 << 20;

  /** What is only for who develops a package does not come along with it. */
  private static final List<String> NEEDED =
      List.of("dependencies", "peerDependencies", "optionalDependencies");

  /**
   * Looks into a tarball.
   *
   * @throws ProviderException if it is none of a package, or cannot be read
   */
  static NpmPackage read(Path file) throws ProviderException {
    try {
      JsonValue root = packageJson(file).orElseThrow(() -> noPackage(file, null));
      String name = root.get("name").text();
      String version = root.get("version").text();
      if (name.isEmpty() || version.isEmpty()) {
        throw noPackage(file, null);
      }
      Set<String> siblings = new LinkedHashSet<>();
      root.get("checkstack").get("bundle").items().forEach(item -> siblings.add(item.text()));
      Set<String> needs = new LinkedHashSet<>(siblings);
      NEEDED.forEach(list -> needs.addAll(root.get(list).entries().keySet()));
      String integrity = Base64.getEncoder().encodeToString(digest("SHA-512", file));
      String shasum = HexFormat.of().formatHex(digest("SHA-1", file));
      return new NpmPackage(
          file, name, version, Set.copyOf(siblings), needs, "sha512-" + integrity, shasum);
    } catch (ArchiveException e) {
      throw noPackage(file, e.getMessage());
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
  }

  private static Optional<JsonValue> packageJson(Path file) throws IOException {
    List<JsonValue> found = new ArrayList<>();
    new TarGzReader(ReadLimits.DEFAULT)
        .read(
            file,
            (entry, content) -> {
              if (entry.name().equals(HEAD)) {
                Problems unread = new Problems(RuleLevels.DEFAULT);
                PackageJson.of(file, HEAD, content.readNBytes(MOST_BYTES), unread)
                    .ifPresent(json -> found.add(json.root()));
              }
            });
    return found.stream().findFirst();
  }

  private static ProviderException noPackage(Path file, @Nullable String reason) {
    return ProviderException.user(
        "%s: expected a package for npm with name and version%s"
            .formatted(file, reason == null ? "" : ": " + reason),
        "the goal release-archive writes them anew");
  }

  private static byte[] digest(String algorithm, Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The version as registries know it: what stands behind a plus is nothing to them. */
  String publicVersion() {
    int plus = version.indexOf('+');
    return plus < 0 ? version : version.substring(0, plus);
  }

  /** Name and version, as the client takes and shows them. */
  String spec() {
    return name + "@" + publicVersion();
  }

  /** The scope with its sign; empty for a package without. */
  Optional<String> scope() {
    int slash = name.indexOf('/');
    return name.startsWith("@") && slash > 0
        ? Optional.of(name.substring(0, slash))
        : Optional.empty();
  }
}
