package io.github.providerkit.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A directory for something unfinished. It is removed when it is closed, and when the virtual
 * machine ends before that.
 */
final class WorkDirectory implements AutoCloseable {
  private final Path path;
  private final Thread hook;

  private WorkDirectory(Path path) {
    this.path = path;
    this.hook = new Thread(this::deleteQuietly, "provider-clean-up");
  }

  /**
   * Makes a directory beside another one. Not one made as temporary, which only its owner may look
   * into.
   *
   * @throws IOException if it cannot be made
   */
  static WorkDirectory beside(Path directory, String prefix) throws IOException {
    Path parent = Files.createDirectories(directory.toAbsolutePath().getParent());
    WorkDirectory work =
        new WorkDirectory(Files.createDirectory(parent.resolve(prefix + UUID.randomUUID())));
    try {
      Runtime.getRuntime().addShutdownHook(work.hook);
    } catch (IllegalStateException e) {
      work.delete();
      throw new IOException("the virtual machine is shutting down", e);
    }
    return work;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already and finds nothing left to remove.
      return;
    }
  }

  private void delete() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void deleteQuietly() {
    try {
      delete();
    } catch (IOException e) {
      // Nobody is left to be told; the next mvn clean removes it.
      return;
    }
  }
}
