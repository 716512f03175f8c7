package io.github.providerkit.compile.rust;

import io.github.providerkit.code.TomlFile;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * The workspace that a crate belongs to; a crate alone is its own.
 *
 * @param manifest the {@code Cargo.toml} at its root
 */
record CargoWorkspace(Path manifest) {
  /** What Cargo takes from the root of a workspace only, and so not from a dependency. */
  private static final List<String> OF_THE_ROOT = List.of("profile", "patch", "replace");

  /** What the release profile says when it weighs the speed of builds against that of binaries. */
  private static final List<String> TUNING = List.of("incremental", "lto", "codegen-units");

  /** The directory of the root. */
  Path directory() {
    return Objects.requireNonNull(manifest.getParent());
  }

  /** Which versions are built; missing where it is not kept under version control. */
  Optional<Path> lock() {
    return Optional.of(lockFile()).filter(Files::isRegularFile);
  }

  /** Where the lock is, or would be. */
  Path lockFile() {
    return directory().resolve("Cargo.lock");
  }

  /**
   * What another root has to say so that Cargo builds as if this were the root: profiles and
   * replaced dependencies, as lines of a {@code Cargo.toml}; empty when there is nothing.
   *
   * @throws ProviderException if the file cannot be read
   */
  String settings() throws ProviderException {
    StringBuilder text = new StringBuilder();
    TomlParseResult root = parse();
    for (String name : OF_THE_ROOT) {
      if (root.get(List.of(name)) instanceof TomlTable table) {
        text.append(name).append(" = ").append(new TomlText(directory()).of(table)).append('\n');
      }
    }
    return text.toString();
  }

  /**
   * Whether the release profile decides about incremental compilation, or about what does not go
   * together with it.
   *
   * @throws ProviderException if the file cannot be read
   */
  boolean isTuned() throws ProviderException {
    TomlTable profile = parse().getTable(List.of("profile", "release"));
    return profile != null && TUNING.stream().anyMatch(profile::contains);
  }

  private TomlParseResult parse() throws ProviderException {
    try {
      TomlParseResult result = TomlFile.parse(manifest);
      if (result.hasErrors()) {
        throw ProviderException.user(
            manifest + ": expected TOML, found " + result.errors().get(0).toString(),
            "\"cargo check\" tells more");
      }
      return result;
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + manifest, e);
    }
  }
}
