package io.github.providerkit.sbom;

import io.github.providerkit.parts.Library;
import java.util.List;

/**
 * What a release consists of, down to what was built into its programs.
 *
 * @param archives its archives in the order of the release; for packages, first what holds them
 */
public record Inventory(List<Archive> archives) {
  /** Copies the list. */
  public Inventory {
    archives = List.copyOf(archives);
  }

  /**
   * An archive.
   *
   * @param fileName its name in the release
   * @param platform {@code os/arch[/libc]}, {@code generic}, or the name of a package
   * @param size length in bytes
   * @param sha256 digest in lower-case hex
   * @param entries its files in their order
   * @param libraries what its code needs besides, by the lock of its workspace; for packages alone
   */
  public record Archive(
      String fileName,
      String platform,
      long size,
      String sha256,
      List<Entry> entries,
      List<Library> libraries) {
    /** Copies the lists. */
    public Archive {
      entries = List.copyOf(entries);
      libraries = List.copyOf(libraries);
    }
  }

  /**
   * A file in an archive.
   *
   * @param name its path there
   * @param size length in bytes
   * @param sha256 digest in lower-case hex
   * @param role what it is
   * @param libraries what was built into it, sorted
   */
  public record Entry(String name, long size, String sha256, Role role, List<Library> libraries) {
    /** Copies the list. */
    public Entry {
      libraries = List.copyOf(libraries);
    }
  }

  /** What a file in an archive is. */
  public enum Role {
    /** It is run, and what is in it is known. */
    PROGRAM,
    /** It is run, and nobody wrote down what is in it. */
    OPAQUE_PROGRAM,
    /** An archive of its own, which is listed too. */
    PACKAGE,
    /** Anything else. */
    FILE
  }

  /** Programs of which nobody knows what is in them, as {@code archive: entry}. */
  public List<String> opaque() {
    return archives.stream()
        .flatMap(
            archive ->
                archive.entries().stream()
                    .filter(entry -> entry.role() == Role.OPAQUE_PROGRAM)
                    .map(entry -> archive.fileName() + ": " + entry.name()))
        .toList();
  }
}
