package io.github.providerkit.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A set of {@code src/test/corpus} as a zip: files only, in the order of their names, at one time.
 */
final class CorpusZip {
  /** The first month that a zip can have; its first midnight stands for all that was before. */
  static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private CorpusZip() {}

  /**
   * The facts of a set by name, in order.
   *
   * @param folder where the set is
   * @param set its path there, with which all names begin
   */
  static Map<String, byte[]> facts(Path folder, String set) throws IOException {
    Map<String, byte[]> facts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve(set))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        Facts.of(name, Files.readAllBytes(file)).ifPresent(content -> facts.put(name, content));
      }
    }
    return facts;
  }

  /** Writes a zip. */
  static void write(Map<String, byte[]> files, Path zip) throws IOException {
    Files.createDirectories(zip.getParent());
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (Map.Entry<String, byte[]> entry : files.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTimeLocal(TIME);
        out.putNextEntry(header);
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
  }

  /** The headers of a zip, in its order. */
  static List<? extends ZipEntry> headers(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return file.stream().toList();
    }
  }
}
