package io.github.providerkit.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a build that was killed left beside a place. */
final class Leftovers {
  /** Part of the name of a directory that is being made. */
  static final String NEW = "new";

  /** Part of the name of a directory that is being replaced. */
  static final String OLD = "old";

  private static final String UNIQUE = "-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private Leftovers() {}

  /**
   * Puts back what was at a place, where a build was killed between taking it away and putting
   * another one there, and removes the rest. Whoever calls it holds the lock of the place.
   *
   * @throws IOException if nothing can be put back; what cannot be removed stays
   */
  static void mend(Path place) throws IOException {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      for (Path old : beside(place, OLD)) {
        Files.move(old, place);
        break;
      }
    }
    for (Path left : beside(place, "(" + NEW + "|" + OLD + ")")) {
      try {
        Directories.delete(left);
      } catch (IOException e) {
        // It belongs to another user, perhaps; it is in nobody's way.
      }
    }
  }

  private static List<Path> beside(Path place, String why) throws IOException {
    Pattern name = Pattern.compile("\\." + Pattern.quote(place.getFileName() + ".") + why + UNIQUE);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> siblings = Files.newDirectoryStream(place.getParent())) {
      for (Path sibling : siblings) {
        if (name.matcher(sibling.getFileName().toString()).matches()) {
          found.add(sibling);
        }
      }
    }
    return found;
  }
}
