package io.github.providerkit.compile.rust;

import io.github.providerkit.compile.Quoted;
import io.github.providerkit.compile.Workshop;
import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The crate that serves a Rust provider: the provider's crate is a library with functions that a
 * macro of the SDK defines ({@code docs/spec/gestalt-release.md} section 4).
 *
 * @param directory where the crate is
 */
record RustWrapper(Path directory) {
  /** The name of the crate and of its binary. */
  static final String NAME = "gestalt-provider-wrapper";

  Path manifest() {
    return directory.resolve("Cargo.toml");
  }

  Path lock() {
    return directory.resolve("Cargo.lock");
  }

  /**
   * Writes the crate. What is already as it should be is not touched: Cargo would compile it again.
   *
   * @param workspace the provider's; its lock decides about versions
   * @throws ProviderException if a file cannot be read or written
   */
  void write(Workshop workshop, CargoWorkspace workspace) throws ProviderException {
    String manifest = manifest(workshop, workspace.settings());
    try {
      write(manifest(), manifest);
      write(directory.resolve("src").resolve("main.rs"), main(workshop));
      if (workspace.lock().isPresent()) {
        AtomicFile.write(lock(), Files.readAllBytes(workspace.lockFile()));
      }
    } catch (IOException e) {
      throw ProviderException.environment("cannot write the wrapper in " + directory, e);
    }
  }

  /**
   * The table {@code workspace} keeps the crate out of the workspace that the provider, and so this
   * directory below it, may belong to.
   */
  private static String manifest(Workshop workshop, String settings) {
    return """
        %s
        [package]
        name = "%s"
        version = "0.0.0"
        edition = "2024"

        [workspace]

        [dependencies]
        provider_plugin = { package = %s, path = %s }
        """
        .formatted(
            settings,
            NAME,
            Quoted.of(workshop.code().entry()),
            Quoted.of(workshop.code().directory().toString()));
  }

  private static String main(Workshop workshop) {
    return """
        use std::error::Error;

        const PLUGIN_NAME: &str = %s;

        fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
        %s
            Ok(())
        }
        """
        .formatted(Quoted.of(workshop.name()), workshop.isPlugin() ? PLUGIN : component(workshop));
  }

  private static final String PLUGIN =
      """
          if let Ok(path) = std::env::var("GESTALT_PLUGIN_WRITE_CATALOG") {
              provider_plugin::__gestalt_write_catalog(PLUGIN_NAME, &path)?;
          } else {
              provider_plugin::__gestalt_serve(PLUGIN_NAME)?;
          }\
      """;

  private static String component(Workshop workshop) {
    return "    provider_plugin::__gestalt_serve_%s(PLUGIN_NAME)?;"
        .formatted(workshop.wrappedKind().word());
  }

  private static void write(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      AtomicFile.write(file, bytes);
    }
  }
}
