package io.github.providerkit.lock.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.Sha256;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/** The digest of everything in a directory: names, contents, and which files are programs. */
final class TreeDigest {
  private final SortedMap<String, String> files = new TreeMap<>();

  /** Adds a file. */
  void add(String name, boolean executable, String sha256) {
    files.put(name, (executable ? "x " : "- ") + sha256);
  }

  /** The digest of what was added. */
  String value() {
    StringBuilder text = new StringBuilder();
    files.forEach((name, what) -> text.append(name).append('\0').append(what).append('\n'));
    return Sha256.of(text.toString().getBytes(UTF_8));
  }

  /** The digest of a directory; anything that is no file makes it another one. */
  static String of(Path directory) throws IOException {
    TreeDigest digest = new TreeDigest();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = directory.relativize(file).toString().replace('\\', '/');
            boolean regular = attributes.isRegularFile();
            digest.add(name, Files.isExecutable(file), regular ? Sha256.of(file) : "no file");
            return FileVisitResult.CONTINUE;
          }
        });
    return digest.value();
  }
}
