package io.github.providerkit.files;

import io.github.providerkit.archive.ArchiveEntry;
import io.github.providerkit.archive.ArchiveEntry.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognises private keys by their contents, whatever the file is called: those of OpenSSL,
 * OpenSSH, GnuPG, PuTTY and age, and the keys of Google's service accounts. A program that only
 * names such a line, in quotes, holds none.
 */
final class SecretContents {
  private static final Pattern KEY =
      Pattern.compile(
          "^-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----\\r?$|^PuTTY-User-Key-File-\\d"
              + "|^AGE-SECRET-KEY-1[0-9A-Z]",
          Pattern.MULTILINE);

  private static final Pattern SERVICE_ACCOUNT =
      Pattern.compile(
          "\"type\"\\s*:\\s*\"service_account\".*\"private_key\"|\"private_key\".*\"type\"\\s*:\\s*\"service_account\"",
          Pattern.DOTALL);

  /** No key is shorter, and no file of a single one longer; others are not looked at. */
  private static final int LEAST_BYTES = 40;

  private static final int MOST_BYTES = 64 * 1024;

  private SecretContents() {}

  /** The names of files with keys, in their order; what cannot be read has none. */
  static List<String> among(Collection<ArchiveEntry> files) {
    return files.stream()
        .filter(file -> file.content() instanceof FileContent disk && hasKey(disk))
        .map(ArchiveEntry::name)
        .toList();
  }

  private static boolean hasKey(FileContent disk) {
    if (disk.size() < LEAST_BYTES || disk.size() > MOST_BYTES) {
      return false;
    }
    try (InputStream in = Files.newInputStream(disk.file(), LinkOption.NOFOLLOW_LINKS)) {
      String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
      return KEY.matcher(text).find()
          || text.contains("service_account") && SERVICE_ACCOUNT.matcher(text).find();
    } catch (IOException e) {
      // Whoever packs it will find out, and tell.
      return false;
    }
  }
}
