package io.github.providerkit.platform;

import java.util.Locale;

/**
 * An operating system and processor architecture in Go's names, with the C library where it
 * matters.
 *
 * @param os for example {@code linux}
 * @param arch for example {@code amd64}
 * @param libc {@code musl}, {@code glibc}, or empty when it does not matter
 */
public record Platform(String os, String arch, String libc) {

  /** A platform whose C library does not matter. */
  public static Platform of(String os, String arch) {
    return new Platform(os, arch, "");
  }

  /** The platform of a machine by Java's names for it. */
  public static Platform ofJava(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String arch = osArch.toLowerCase(Locale.ROOT);
    return of(
        os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : os,
        switch (arch) {
          case "x86_64", "amd64" -> "amd64";
          case "aarch64" -> "arm64";
          case "x86", "i386", "i586", "i686" -> "386";
          default -> arch;
        });
  }

  /** The key in release metadata, {@code os/arch}; the C library is no part of it. */
  public String target() {
    return os + "/" + arch;
  }

  /** The classifier of a Maven artifact, {@code os-arch[-libc]}. */
  public String classifier() {
    return libc.isEmpty() ? os + "-" + arch : os + "-" + arch + "-" + libc;
  }

  @Override
  public String toString() {
    return libc.isEmpty() ? target() : target() + "/" + libc;
  }
}
