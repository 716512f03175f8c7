package io.github.providerkit.start;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.start.StartedFile.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the files of a start, each whole or not at all, and none over another.
 *
 * @param directory the project's directory
 */
record StartFiles(Path directory) {
  private static final String IGNORED = ".gitignore";
  private static final String TARGET = "target/";
  private static final List<String> SAME =
      List.of(TARGET, "target", "/target", "/target/", "**/target/", "**/target");

  /**
   * Writes a file that is not there yet; what is there stays, be it a link that leads nowhere.
   *
   * @param name its path from the directory, with slashes
   */
  StartedFile add(String name, String text) throws ProviderException {
    Path file = directory.resolve(name);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new StartedFile(name, Outcome.KEPT);
    }
    write(file, text.getBytes(UTF_8));
    return new StartedFile(name, Outcome.WROTE);
  }

  /**
   * Writes a file in the place of one that was read before.
   *
   * @param name its path from the directory, with slashes
   */
  StartedFile put(String name, String text) throws ProviderException {
    Path file = directory.resolve(name);
    boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    write(file, text.getBytes(UTF_8));
    return new StartedFile(name, there ? Outcome.UPDATED : Outcome.WROTE);
  }

  /** Keeps what builds write out of git, with a line behind the author's own. */
  StartedFile ignoreTarget() throws ProviderException {
    Path file = directory.resolve(IGNORED);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return add(IGNORED, TARGET + "\n");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new StartedFile(IGNORED, Outcome.KEPT);
    }
    // Byte for byte: its other lines are in an encoding of the author's.
    String text;
    try {
      text = Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw ProviderException.environment("cannot read " + file, e);
    }
    if (text.lines().map(String::stripTrailing).anyMatch(SAME::contains)) {
      return new StartedFile(IGNORED, Outcome.KEPT);
    }
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    String between = text.isEmpty() || text.endsWith("\n") ? "" : end;
    write(file, (text + between + TARGET + end).getBytes(ISO_8859_1));
    return new StartedFile(IGNORED, Outcome.ADDED);
  }

  private static void write(Path file, byte[] bytes) throws ProviderException {
    try {
      AtomicFile.write(file, bytes);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + file, e);
    }
  }
}
