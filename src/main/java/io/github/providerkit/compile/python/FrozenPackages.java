package io.github.providerkit.compile.python;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.Library;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which installed packages were frozen into a binary, and the interpreter itself. */
final class FrozenPackages {
  /** Read by the interpreter that froze them, with PyInstaller's own reader. */
  private static final String QUESTION = "frozen_packages.py";

  private static final int FIELDS = 4;

  private FrozenPackages() {}

  /**
   * Writes the program that finds out.
   *
   * @param work where it goes
   * @throws ProviderException if it cannot be written
   */
  static Path question(Path work) throws ProviderException {
    Path file = work.resolve(QUESTION);
    try (InputStream text = FrozenPackages.class.getResourceAsStream(QUESTION)) {
      AtomicFile.write(file, text.readAllBytes());
      return file;
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + file, e);
    }
  }

  /**
   * Takes its answer.
   *
   * @param answer a line for each package: a sign, where it comes from, name and version between
   *     tabs; others are passed over
   */
  static List<Library> of(List<String> answer) {
    List<Library> libraries = new ArrayList<>();
    for (String line : answer) {
      String[] fields = line.split("\t", -1);
      if (fields.length >= FIELDS && fields[0].equals("package")) {
        boolean fetched = fields.length == FIELDS || fields[FIELDS].isEmpty();
        libraries.add(
            new Library(
                fields[1],
                fields[2],
                fields[3],
                Map.of(),
                fetched ? Map.of() : Map.of("source", fields[FIELDS])));
      }
    }
    libraries.sort(Library.ORDER);
    return List.copyOf(libraries);
  }
}
