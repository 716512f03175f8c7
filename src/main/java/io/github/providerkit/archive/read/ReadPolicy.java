package io.github.providerkit.archive.read;

import io.github.providerkit.archive.ArchiveException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which entries of a foreign archive are let in ({@code docs/spec/gestalt-lock.md} section 3,
 * archive policy).
 */
final class ReadPolicy {
  private final int maxEntries;
  private final Set<String> entries = new HashSet<>();
  private final Set<String> files = new HashSet<>();
  private final Set<String> directories = new HashSet<>();

  ReadPolicy(int maxEntries) {
    this.maxEntries = maxEntries;
  }

  /**
   * Judges the next entry.
   *
   * @param header its header
   * @param pax records that stood before it; may be empty
   * @param longName the name that stood before it; null when there was none
   * @throws ArchiveException when a rule is broken
   */
  ReadEntry admit(TarHeader header, Map<String, String> pax, String longName) {
    String written = pax.getOrDefault("path", longName == null ? header.name() : longName);
    if (pax.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse."))) {
      throw refused(written, "is a sparse file");
    }
    boolean directory = isDirectory(header.type(), written);
    String name = safeName(written);
    remember(name, directory);
    long size = directory ? 0 : size(header, pax, written);
    return new ReadEntry(name, written, directory, size, header.mode());
  }

  private static boolean isDirectory(char type, String name) {
    return switch (type) {
      case '0' -> false;
      // Before POSIX, directories were known by their names only.
      case '\0' -> name.endsWith("/");
      case '5' -> true;
      case '1' -> throw refused(name, "is a hard link");
      case '2' -> throw refused(name, "is a symbolic link");
      case 'g' -> throw refused(name, "is a PAX global header, as git archive writes it");
      case '3', '4', '6' -> throw refused(name, "is a device or a pipe");
      default -> throw refused(name, "has the unknown type \"" + type + "\"");
    };
  }

  /** Takes leading {@code /} and {@code ./} off, as the consumer does when it unpacks. */
  private static String safeName(String written) {
    if (written.indexOf('\\') >= 0 || written.indexOf('\0') >= 0) {
      throw refused(written, "has a backslash or a NUL in its name");
    }
    List<String> segments = new ArrayList<>();
    for (String segment : written.split("/")) {
      if (segment.equals("..")) {
        throw refused(written, "has a \"..\" in its name");
      }
      if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    if (segments.isEmpty()) {
      throw refused(written, "stands for the top directory, as tar writes it for \"tar -C dir .\"");
    }
    return String.join("/", segments);
  }

  private void remember(String name, boolean directory) {
    if (!entries.add(name)) {
      throw refused(name, "comes twice");
    }
    if (entries.size() > maxEntries) {
      throw new ArchiveException("has more than the allowed " + maxEntries + " entries", null);
    }
    (directory ? directories : files).add(name);
    for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
      directories.add(name.substring(0, slash));
      if (files.contains(name.substring(0, slash))) {
        throw refused(name, "lies in something that is a file");
      }
    }
    if (!directory && directories.contains(name)) {
      throw refused(name, "is a file and a directory");
    }
  }

  private static long size(TarHeader header, Map<String, String> pax, String name) {
    String size = pax.get("size");
    try {
      long bytes = size == null ? header.size() : Long.parseLong(size);
      if (bytes >= 0) {
        return bytes;
      }
    } catch (NumberFormatException e) {
      // Refused like a negative one.
    }
    throw refused(name, "has a size that makes no sense");
  }

  private static ArchiveException refused(String name, String why) {
    return new ArchiveException(
        "refused: the entry \"" + name + "\" " + why,
        "only regular files and directories with plain relative names are accepted");
  }
}
