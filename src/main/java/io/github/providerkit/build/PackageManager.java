package io.github.providerkit.build;

import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What runs the scripts of a {@code package.json}: Bun, or npm where there is none ({@code
 * spec/checkstack.md} section 1.7).
 *
 * @param program its executable
 * @param bun whether it is Bun
 */
record PackageManager(Path program, boolean bun) {

  /**
   * Finds one.
   *
   * @throws ProviderException if there is neither
   */
  static PackageManager find(Host host) throws ProviderException {
    Optional<Path> bun = host.variable("GESTALT_BUN").map(Path::of).or(() -> host.onPath("bun"));
    if (bun.isPresent()) {
      return new PackageManager(bun.get(), true);
    }
    Path npm =
        host.onPath("npm")
            .orElseThrow(
                () ->
                    ProviderException.user(
                        "expected Bun or npm to run the scripts of package.json, found neither",
                        "searched GESTALT_BUN, the PATH for bun, the PATH for npm"));
    return new PackageManager(npm, false);
  }

  /** The arguments {@code bun run …} with this program. */
  List<String> run(List<String> arguments) {
    List<String> own = new ArrayList<>(arguments);
    own.set(0, program.toString());
    return own;
  }

  /** The directory, this one or one above, whose packages are locked and not there yet. */
  Optional<Path> awaitingInstallation(Path directory) {
    String lock = bun ? "bun.lock" : "package-lock.json";
    for (Path place = directory; place != null; place = place.getParent()) {
      if (Files.exists(place.resolve(lock))) {
        return Optional.of(place).filter(p -> !Files.exists(p.resolve("node_modules")));
      }
      if (Files.exists(place.resolve(".git"))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The command that installs exactly what is locked. */
  List<String> install() {
    return bun
        ? List.of(program.toString(), "install", "--frozen-lockfile")
        : List.of(program.toString(), "ci");
  }
}
