package io.github.providerkit.compile.rust;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The packages that a {@code Cargo.lock} pins. Read by lines, as Cargo itself writes them: a lock
 * of some hundred packages is small, and a parser would cost more than the rest of a build that has
 * little to do.
 *
 * @param packages each with its version, such as {@code serde 1.0.219}
 * @param checksums the SHA-256 digests of their archives in lower-case hex, by the same
 */
record CargoLock(Set<String> packages, Map<String, String> checksums) {
  private static final String PACKAGE = "[[package]]";
  private static final int NAMED = 3;

  /**
   * Reads a lock. Packages without a source are local directories, whose versions nobody pins.
   *
   * @throws ProviderException if the file cannot be read
   */
  static CargoLock read(Path file) throws ProviderException {
    Set<String> packages = new LinkedHashSet<>();
    Map<String, String> checksums = new HashMap<>();
    String name = "";
    String version = "";
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (line.equals(PACKAGE)) {
          name = "";
          version = "";
        } else if (line.startsWith("name = ")) {
          name = value(line);
        } else if (line.startsWith("version = ")) {
          version = value(line);
        } else if (line.startsWith("source = ")) {
          packages.add(name + " " + version);
        } else if (line.startsWith("checksum = ")) {
          checksums.put(name + " " + version, value(line));
        }
      }
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
    return new CargoLock(packages, checksums);
  }

  /**
   * Checks that nothing had to be added to a lock.
   *
   * @param resolved the lock that Cargo made of it
   * @param file this lock's
   * @throws ProviderException if a package was, because the lock does not know it
   */
  void requireAll(CargoLock resolved, Path file) throws ProviderException {
    List<String> missing =
        resolved.packages.stream().filter(name -> !packages.contains(name)).toList();
    if (!missing.isEmpty()) {
      String more = missing.size() > NAMED ? ", …" : "";
      throw ProviderException.user(
          "%s: expected every package that is built, found none for %s%s"
              .formatted(
                  file,
                  String.join(", ", missing.subList(0, Math.min(NAMED, missing.size()))),
                  more),
          "Cargo.toml was changed since: run \"cargo update --workspace\", and commit the lock");
    }
  }

  private static String value(String line) {
    return line.substring(line.indexOf('=') + 1).strip().replace("\"", "");
  }
}
