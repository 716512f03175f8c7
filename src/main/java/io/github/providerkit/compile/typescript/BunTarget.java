package io.github.providerkit.compile.typescript;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.platform.Platform;
import java.util.Map;

/** What Bun calls a platform ({@code docs/spec/gestalt-release.md} section 4). */
final class BunTarget {
  private static final String LINUX = "linux";

  private static final Map<String, String> TARGETS =
      Map.of(
          "darwin/amd64", "bun-darwin-x64",
          "darwin/arm64", "bun-darwin-arm64",
          "linux/amd64", "bun-linux-x64",
          "linux/arm64", "bun-linux-arm64",
          "windows/amd64", "bun-windows-x64",
          "windows/arm64", "bun-windows-arm64");

  private BunTarget() {}

  /**
   * The target for a platform. Linux without a C library means musl, as the original has it.
   *
   * @throws ProviderException if Bun has none for it
   */
  static String of(Platform platform) throws ProviderException {
    String target = TARGETS.get(platform.target());
    if (target == null) {
      throw ProviderException.user(
          "%s: expected a platform that Bun compiles for, found none of %s"
              .formatted(platform, String.join(", ", TARGETS.keySet().stream().sorted().toList())),
          "leave it out of provider.platforms");
    }
    return library(platform).equals("musl") ? target + "-musl" : target;
  }

  /** The C library that is asked for; empty where there is no choice. */
  static String library(Platform platform) {
    if (!platform.os().equals(LINUX)) {
      return "";
    }
    return platform.libc().equals("glibc") ? "glibc" : "musl";
  }

  /** The directory that modules in a binary believe to be in. */
  static String insideDirectory(Platform platform) {
    return platform.os().equals("windows") ? "B:/~BUN/root" : "/$bunfs/root";
  }
}
