package io.github.providerkit.platform;

import io.github.providerkit.message.Names;
import io.github.providerkit.message.ProviderException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the list of platforms that a user asks for. */
public final class Platforms {
  /**
   * What {@code all} stands for, in the original's order ({@code docs/spec/gestalt-release.md}
   * section 3).
   */
  private static final List<Platform> ALL =
      List.of(
          Platform.of("darwin", "amd64"),
          Platform.of("darwin", "arm64"),
          Platform.of("linux", "amd64"),
          Platform.of("linux", "arm64"));

  private static final List<String> SYSTEMS = List.of("darwin", "linux", "windows");
  private static final List<String> MACHINES = List.of("386", "amd64", "arm", "arm64");
  private static final List<String> LIBRARIES = List.of("glibc", "musl");

  /** What others call them. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("macos", "darwin"),
          Map.entry("mac", "darwin"),
          Map.entry("osx", "darwin"),
          Map.entry("win", "windows"),
          Map.entry("win32", "windows"),
          Map.entry("win64", "windows"),
          Map.entry("x86_64", "amd64"),
          Map.entry("x64", "amd64"),
          Map.entry("aarch64", "arm64"),
          Map.entry("x86", "386"),
          Map.entry("i386", "386"),
          Map.entry("i686", "386"),
          Map.entry("gnu", "glibc"));

  private Platforms() {}

  /**
   * The platforms of a comma list of {@code os/arch[/libc]}, {@code host} and {@code all}.
   *
   * @param text what the user wrote
   * @param host what {@code host} stands for
   * @return each platform once, in the order of the text; never empty
   * @throws ProviderException if an element is no platform
   */
  public static List<Platform> parse(String text, Platform host) throws ProviderException {
    return parse("provider.platforms", text, host);
  }

  /**
   * The same for another parameter.
   *
   * @param parameter what messages call it
   */
  public static List<Platform> parse(String parameter, String text, Platform host)
      throws ProviderException {
    // By name, since every build asks, and hash codes of records are linked at run time.
    Map<String, Platform> platforms = new LinkedHashMap<>();
    for (String element : text.split(",", -1)) {
      String word = element.strip();
      if (word.equalsIgnoreCase("all")) {
        ALL.forEach(one -> platforms.put(one.toString(), one));
      } else if (word.equalsIgnoreCase("host")) {
        platforms.put(host.toString(), host);
      } else {
        Platform named = platform(parameter, word);
        platforms.put(named.toString(), named);
      }
    }
    refuseTwoLibraries(parameter, platforms.values());
    return List.copyOf(platforms.values());
  }

  /**
   * The metadata of a release has one key for both ({@code docs/spec/gestalt-release.md} section
   * 9).
   */
  private static void refuseTwoLibraries(String parameter, Collection<Platform> platforms)
      throws ProviderException {
    Map<String, Platform> byTarget = new HashMap<>();
    for (Platform platform : platforms) {
      Platform first = byTarget.putIfAbsent(platform.target(), platform);
      if (first != null) {
        throw ProviderException.user(
            parameter
                + ": expected one C library for %s, found \"%s\" and \"%s\""
                    .formatted(platform.target(), first, platform),
            "a release has one archive for each operating system and architecture; "
                + "release the other under a version of its own");
      }
    }
  }

  /** Whether operating system, architecture and C library, if any, are among the known ones. */
  public static boolean isKnown(Platform platform) {
    return SYSTEMS.contains(platform.os())
        && MACHINES.contains(platform.arch())
        && (platform.libc().isEmpty() || LIBRARIES.contains(platform.libc()));
  }

  private static Platform platform(String parameter, String word) throws ProviderException {
    String[] parts = word.split("/", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw ProviderException.user(
          parameter + ": expected os/arch, os/arch/libc, host or all, found \"" + word + "\"",
          "for example linux/amd64,darwin/arm64");
    }
    known(parameter, parts[0], "operating system", SYSTEMS, word);
    known(parameter, parts[1], "architecture", MACHINES, word);
    if (parts.length == 3) {
      known(parameter, parts[2], "C library", LIBRARIES, word);
    }
    return new Platform(parts[0], parts[1], parts.length == 3 ? parts[2] : "");
  }

  private static void known(
      String parameter, String part, String what, List<String> names, String word)
      throws ProviderException {
    if (!names.contains(part)) {
      throw ProviderException.user(
          "%s: expected the %s %s, found \"%s\" in \"%s\""
              .formatted(parameter, what, String.join(", ", names), part, word),
          Names.hint(part, names, OTHER_NAMES));
    }
  }
}
