package io.github.providerkit.files;

import io.github.providerkit.archive.ArchiveEntry;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognises private keys by their contents, whatever the file is called: those of OpenSSL,
 * OpenSSH, GnuPG, PuTTY and age, and the keys of Google's service accounts, in the first mebibyte
 * of a file. A program that only names such a line, in quotes and without a key behind it, holds
 * none.
 */
final class SecretContents {
  private static final Pattern KEY =
      Pattern.compile(
          "^-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----\\r?$|^PuTTY-User-Key-File-\\d"
              + "|^AGE-SECRET-KEY-1[0-9A-Z]"
              // In the text of a program or of JSON
              + "|-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----(\\\\r)?\\\\n[A-Za-z0-9+/]{16}",
          Pattern.MULTILINE);

  private static final Pattern SERVICE_ACCOUNT =
      Pattern.compile("\"type\"\\s*:\\s*\"service_account\"");

  /** One of these stands in each text that one of the patterns finds, and is found fast. */
  private static final List<String> SIGNS =
      List.of("PRIVATE KEY", "PuTTY-User-Key-File-", "AGE-SECRET-KEY-1", "service_account");

  /**
   * No key is shorter. A bundle of a web page may have one somewhere; more than its first mebibyte
   * would be to read the whole package a second time.
   */
  private static final FileStarts PLACES = new FileStarts(40, Long.MAX_VALUE, 1024 * 1024);

  private SecretContents() {}

  /** The names of files with keys, in their order; what cannot be read has none. */
  static List<String> among(Collection<ArchiveEntry> files) {
    return PLACES.among(files, SecretContents::hasKey);
  }

  private static boolean hasKey(byte[] contents) {
    String text = new String(contents, StandardCharsets.ISO_8859_1);
    if (SIGNS.stream().noneMatch(text::contains)) {
      return false;
    }
    return KEY.matcher(text).find()
        || (text.contains("\"private_key\"") && SERVICE_ACCOUNT.matcher(text).find());
  }
}
