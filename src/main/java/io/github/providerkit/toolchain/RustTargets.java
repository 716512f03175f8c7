package io.github.providerkit.toolchain;

import io.github.providerkit.platform.Platform;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The names of platforms in Rust, and whether an installation has their standard library. */
public final class RustTargets {
  private RustTargets() {}

  /**
   * Rust's name for a platform ({@code docs/spec/gestalt-release.md} section 4): on Linux with musl
   * unless glibc is asked for.
   *
   * @return empty where the original builds nothing
   */
  public static Optional<String> triple(Platform platform) {
    return Optional.ofNullable(
        switch (platform.target()) {
          case "darwin/amd64" -> "x86_64-apple-darwin";
          case "darwin/arm64" -> "aarch64-apple-darwin";
          case "linux/amd64" -> "x86_64-unknown-linux-" + environment(platform);
          case "linux/arm64" -> "aarch64-unknown-linux-" + environment(platform);
          case "windows/amd64" -> "x86_64-pc-windows-gnu";
          default -> null;
        });
  }

  private static String environment(Platform platform) {
    return platform.libc().equals("glibc") ? "gnu" : "musl";
  }

  /**
   * Whether a compiler can build for a target. Looks where the compiler itself does, so that it
   * holds for installations without {@code rustup} too.
   *
   * @param sysroot what {@code rustc --print sysroot} says
   * @param triple Rust's name for the target
   */
  static boolean isInstalled(String sysroot, String triple) {
    try {
      return Files.isDirectory(Path.of(sysroot, "lib", "rustlib", triple, "lib"));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
