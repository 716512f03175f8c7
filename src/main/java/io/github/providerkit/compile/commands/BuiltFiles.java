package io.github.providerkit.compile.commands;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.providerkit.files.Directories;
import io.github.providerkit.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the commands of a build put what is packaged, in a copy of the sources ({@code
 * docs/spec/gestalt-app.md} section 3).
 *
 * @param directory the copy of the provider's directory
 */
record BuiltFiles(Path directory) {
  /** The directory that programs are put below. */
  static final String OUTPUT = ".gestaltd";

  /** The directory of what else the server's own tool keeps. */
  static final String STATE = ".gestalt";

  private static final String PAGE = "index.html";

  /** The directory that programs are put in. */
  Path programs() {
    return directory.resolve(OUTPUT).resolve("bin");
  }

  /** The directory of files to serve. */
  Path assets() {
    return directory.resolve(STATE).resolve("build-static");
  }

  /** Whether there are files to serve: without a page there are none. */
  boolean isServed() {
    return Files.isRegularFile(assets().resolve(PAGE));
  }

  /** Makes both directories, empty. */
  void prepare() throws IOException {
    Directories.delete(assets());
    Directories.delete(programs());
    Files.createDirectories(assets());
    Files.createDirectories(programs());
  }

  /**
   * Keeps what is packaged beside the program and is not as the author has it.
   *
   * @param names slash paths; they need not exist
   * @param source the author's directory
   * @param kept where it goes, under the same names; made when there is something
   */
  void keepMade(List<String> names, Path source, Path kept) throws IOException {
    for (String name : names) {
      Path made = directory.resolve(name).normalize();
      Path authors = source.resolve(name);
      boolean own = made.startsWith(directory) && Files.isRegularFile(made, NOFOLLOW_LINKS);
      if (own && !(Files.isRegularFile(authors) && Files.mismatch(made, authors) < 0)) {
        Path place = kept.resolve(name);
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
        Files.copy(made, place, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /**
   * What there is at a moment, by contents.
   *
   * @param programs digest of the programs, in lower-case hex
   * @param assets digest of the files to serve
   * @param others digest of what else is packaged
   */
  record State(String programs, String assets, String others) {
    /** Whether files to serve are all that is different from an earlier state. */
    boolean differsInAssetsAlone(State earlier) {
      return !assets.equals(earlier.assets)
          && programs.equals(earlier.programs)
          && others.equals(earlier.others);
    }
  }

  /**
   * What there is now.
   *
   * @param others slash paths of what else is packaged but for the catalog; they need not exist
   */
  State state(List<String> others) throws IOException {
    List<String> lines = new ArrayList<>(lines(directory.resolve(CommandCompiler.CATALOG)));
    for (String other : others) {
      lines.addAll(lines(directory.resolve(other)));
    }
    return new State(digest(lines(programs())), digest(lines(assets())), digest(lines));
  }

  private static String digest(List<String> lines) {
    return Sha256.of(String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static List<String> lines(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(root)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    List<String> lines = new ArrayList<>();
    for (Path file : files) {
      lines.add(root.relativize(file) + " " + Files.isExecutable(file) + " " + Sha256.of(file));
    }
    return lines;
  }
}
