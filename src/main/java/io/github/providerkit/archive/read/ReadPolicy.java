package io.github.providerkit.archive.read;

import io.github.providerkit.archive.ArchiveException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which entries of a foreign archive are let in ({@code docs/spec/gestalt-lock.md} section 3,
 * archive policy). Nothing is remembered of them but a few bytes each.
 */
final class ReadPolicy {
  private static final int PERMISSIONS = 0777;
  private static final int PERMISSIONS_AND_MORE = 07777;
  private static final int DIRECTORY_MODE = 040000;

  private final Places places;

  ReadPolicy(int maxEntries) {
    this.places = new Places(maxEntries);
  }

  /**
   * Judges the next entry.
   *
   * @param header its header
   * @param pax records that stood before it
   * @param longName GNU's name that stood before it, which wins over all others; may be empty
   * @throws ArchiveException when a rule is broken
   */
  ReadEntry admit(TarHeader header, PaxRecords pax, String longName) {
    String written = longName.isEmpty() ? pax.path(header.name()) : longName;
    pax.checkNumbers();
    if (pax.sparse()) {
      throw RawName.refused(written, "is a sparse file");
    }
    boolean directory = isDirectory(header.type(), written);
    long size = size(header, pax, directory, written);
    List<String> segments = RawName.segments(written);
    if (!directory && ((int) header.mode() & ~PERMISSIONS_AND_MORE) == DIRECTORY_MODE) {
      throw RawName.refused(written, "is a file with the mode of a directory");
    }
    String inTheWay = places.add(segments, directory);
    if (!inTheWay.isEmpty()) {
      throw RawName.refused(written, inTheWay);
    }
    return new ReadEntry(
        RawName.decode(String.join("/", segments)),
        RawName.decode(written),
        directory,
        size,
        (int) header.mode() & PERMISSIONS);
  }

  /** A directory has none, whatever stands there; a number it has to be all the same. */
  private static long size(TarHeader header, PaxRecords pax, boolean directory, String name) {
    OptionalLong size = pax.size(header.size());
    boolean fits = directory || size.orElse(-1) >= 0;
    if (size.isEmpty() || !fits || (header.size() < 0 && header.type() != '5')) {
      throw RawName.refused(name, "has a size that makes no sense");
    }
    return directory ? 0 : size.getAsLong();
  }

  private static boolean isDirectory(char type, String name) {
    return switch (type) {
      case '0' -> false;
      // Before POSIX, directories were known by their names only.
      case '\0' -> name.endsWith("/");
      case '5' -> true;
      case '1' -> throw RawName.refused(name, "is a hard link");
      case '2' -> throw RawName.refused(name, "is a symbolic link");
      case 'g' -> throw RawName.refused(name, "is a PAX global header, as git archive writes it");
      case '3', '4', '6' -> throw RawName.refused(name, "is a device or a pipe");
      default -> throw RawName.refused(name, "has the unknown type \"" + type + "\"");
    };
  }
}
