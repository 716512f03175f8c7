package io.github.providerkit.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The digest of a file that is read again only when it may have changed since, as {@link FileStamp}
 * tells. It is remembered in a file of its own, which may be gone or hold anything.
 */
public final class KnownDigest {
  private final Path memory;

  /**
   * Creates a digest.
   *
   * @param memory where it is remembered; missing directories are made
   */
  public KnownDigest(Path memory) {
    this.memory = memory;
  }

  /**
   * The digest of the file as it is now.
   *
   * @return lower-case hex
   * @throws IOException if the file cannot be read, or nothing can be remembered
   */
  public String of(Path file) throws IOException {
    String stamp = FileStamp.of(file);
    List<String> known = read();
    if (known.size() == 2 && known.get(0).equals(stamp)) {
      return known.get(1);
    }
    FileStamp.awaitNextTime();
    stamp = FileStamp.of(file);
    String sha256 = Sha256.of(file);
    AtomicFile.write(memory, (stamp + "\n" + sha256 + "\n").getBytes(UTF_8));
    return sha256;
  }

  private List<String> read() throws IOException {
    try {
      return Files.isRegularFile(memory) ? Files.readAllLines(memory, UTF_8) : List.of();
    } catch (MalformedInputException e) {
      // Written by somebody else.
      return List.of();
    }
  }
}
