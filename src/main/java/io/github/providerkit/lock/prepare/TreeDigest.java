package io.github.providerkit.lock.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.files.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The digest of everything in a directory: names, contents, and which files are programs, in any
 * order. A file is remembered by a digest, however long its name is.
 */
final class TreeDigest {
  private final List<byte[]> files = new ArrayList<>();

  /** Adds a file. */
  void add(String name, boolean executable, String sha256) {
    String line = name + '\0' + (executable ? "x " : "- ") + sha256;
    files.add(HexFormat.of().parseHex(Sha256.of(line.getBytes(UTF_8))));
  }

  /** The digest of what was added. */
  String value() {
    files.sort(Arrays::compareUnsigned);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    files.forEach(all::writeBytes);
    return Sha256.of(all.toByteArray());
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
