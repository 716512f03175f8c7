package io.github.providerkit.compile.rust;

import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files that a Rust binary depends on: those that Cargo lists beside it, and what decides how
 * they are compiled. Crates of a registry never change and are not listed.
 */
final class RustSources {
  private static final String MANIFEST = "Cargo.toml";
  private static final String BUILD_SCRIPT = "build.rs";

  /** Read in the provider's directory and all above. */
  private static final List<String> SETTINGS =
      List.of(".cargo/config.toml", ".cargo/config", "rust-toolchain.toml", "rust-toolchain");

  private final Path generated;
  private final Set<Path> trees = new LinkedHashSet<>();
  private final Set<Path> files = new LinkedHashSet<>();

  /**
   * Starts with nothing.
   *
   * @param generated what is below is written by the build itself, and no source
   */
  RustSources(Path generated) {
    this.generated = generated;
  }

  /**
   * Adds what Cargo lists in a file in the form of a makefile, {@code binary: source source …}.
   *
   * @throws ProviderException if it cannot be read
   */
  RustSources addListed(Path makefile) throws ProviderException {
    try {
      for (String line : Files.readAllLines(makefile, StandardCharsets.UTF_8)) {
        prerequisites(line).forEach(this::addSource);
      }
      return this;
    } catch (IOException e) {
      throw ProviderException.environment("cannot read which sources were compiled", e);
    }
  }

  /** Adds the root of the workspace and its lock. */
  RustSources addWorkspace(CargoWorkspace workspace) {
    files.add(workspace.manifest());
    files.add(workspace.lockFile());
    return this;
  }

  /** Adds the settings of Cargo and rustup that count in a directory. */
  RustSources addSettings(Path directory, Host machine) {
    for (Path above = directory; above != null; above = above.getParent()) {
      for (String name : SETTINGS) {
        files.add(above.resolve(name));
      }
    }
    RustFlags.cargoHome(machine).ifPresent(home -> files.add(home.resolve("config.toml")));
    return this;
  }

  Inputs inputs() {
    return new Inputs(new ArrayList<>(trees), List.of(), new ArrayList<>(files));
  }

  private void addSource(Path source) {
    if (source.startsWith(generated)) {
      return;
    }
    files.add(source);
    crate(source)
        .ifPresent(
            crate -> {
              files.add(crate.resolve(MANIFEST));
              files.add(crate.resolve(BUILD_SCRIPT));
              if (Files.exists(crate.resolve(BUILD_SCRIPT))) {
                // A build script may read anything, and Cargo takes it so unless told otherwise.
                trees.add(crate);
              }
            });
  }

  private static Optional<Path> crate(Path source) {
    Path above = source.getParent();
    while (above != null && !Files.exists(above.resolve(MANIFEST))) {
      above = above.getParent();
    }
    return Optional.ofNullable(above);
  }

  /** The paths after the colon; a blank in a path is escaped by a backslash. */
  private static List<Path> prerequisites(String line) {
    List<Path> paths = new ArrayList<>();
    int colon = line.indexOf(": ");
    if (colon < 0) {
      return paths;
    }
    StringBuilder path = new StringBuilder();
    for (int i = colon + 2; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == ' ') {
        path.append(' ');
        i++;
      } else if (c != ' ') {
        path.append(c);
      } else if (path.length() > 0) {
        paths.add(Path.of(path.toString()));
        path.setLength(0);
      }
    }
    if (path.length() > 0) {
      paths.add(Path.of(path.toString()));
    }
    return paths;
  }
}
