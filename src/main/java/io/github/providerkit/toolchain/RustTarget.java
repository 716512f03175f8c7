package io.github.providerkit.toolchain;

import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What Rust calls a platform ({@code docs/spec/gestalt-release.md} section 4).
 *
 * @param triple such as {@code x86_64-unknown-linux-musl}
 */
public record RustTarget(String triple) {
  /** The user's choice of the C library on Linux, where a platform does not name it. */
  public static final String LIBC = "rust.libc";

  private static final List<String> LIBRARIES = List.of("musl", "gnu");

  private static final Map<String, String> TRIPLES =
      Map.of(
          "darwin/amd64", "x86_64-apple-darwin",
          "darwin/arm64", "aarch64-apple-darwin",
          "linux/amd64", "x86_64-unknown-linux-",
          "linux/arm64", "aarch64-unknown-linux-",
          "windows/amd64", "x86_64-pc-windows-gnu");

  /**
   * The target for a platform.
   *
   * @param options the user's settings; the platform's own C library wins over {@link #LIBC}
   * @throws ProviderException if there is none, or the setting is not one
   */
  public static RustTarget of(Platform platform, Map<String, String> options)
      throws ProviderException {
    String triple = TRIPLES.get(platform.target());
    if (triple == null) {
      throw ProviderException.user(
          "provider.platforms: expected a platform that Rust providers are built for, found "
              + platform,
          "these are " + String.join(", ", TRIPLES.keySet().stream().sorted().toList()));
    }
    String library = library(options.getOrDefault(LIBC, LIBRARIES.get(0)));
    if (!platform.libc().isEmpty()) {
      library = platform.libc().equals("glibc") ? "gnu" : platform.libc();
    }
    return new RustTarget(triple.endsWith("-") ? triple + library : triple);
  }

  /** The C library of programs for it on Linux, {@code glibc} or {@code musl}; else empty. */
  public String library() {
    if (!triple.contains("-linux-")) {
      return "";
    }
    return triple.endsWith("-gnu") ? "glibc" : triple.substring(triple.lastIndexOf('-') + 1);
  }

  /** The variable that names the linker for it. */
  public String linkerVariable() {
    return "CARGO_TARGET_" + triple.toUpperCase(Locale.ROOT).replace('-', '_') + "_LINKER";
  }

  /**
   * Whether an installation can build for it. Looks where the compiler itself does, so that it
   * holds for installations without {@code rustup} too.
   *
   * @param sysroot what {@code rustc --print sysroot} says
   */
  boolean isInstalled(String sysroot) {
    try {
      return Files.isDirectory(Path.of(sysroot, "lib", "rustlib", triple, "lib"));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String library(String word) throws ProviderException {
    if (!LIBRARIES.contains(word)) {
      throw ProviderException.user(
          "provider.%s: expected musl or gnu, found \"%s\"".formatted(LIBC, word),
          Names.hint(word, LIBRARIES, Map.of("glibc", "gnu")));
    }
    return word;
  }
}
