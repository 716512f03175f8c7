package io.github.providerkit.files;

import io.github.providerkit.archive.ArchiveEntry;
import java.nio.charset.StandardCharsets;
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
  private static final FileStarts PLACES = new FileStarts(40, 64 * 1024, 64 * 1024);

  private SecretContents() {}

  /** The names of files with keys, in their order; what cannot be read has none. */
  static List<String> among(Collection<ArchiveEntry> files) {
    return PLACES.among(files, SecretContents::hasKey);
  }

  private static boolean hasKey(byte[] contents) {
    String text = new String(contents, StandardCharsets.ISO_8859_1);
    return KEY.matcher(text).find()
        || (text.contains("service_account") && SERVICE_ACCOUNT.matcher(text).find());
  }
}
