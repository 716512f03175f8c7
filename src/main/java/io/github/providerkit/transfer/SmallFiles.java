package io.github.providerkit.transfer;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.message.Shown;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;

/** Gets what fits in memory: metadata, indexes, documents. */
public final class SmallFiles {
  private static final int MOST_DOCUMENT_BYTES = 64 << 20;

  private final HttpTransfer transfer;

  /** Uses a client, which stays open. */
  public SmallFiles(HttpTransfer transfer) {
    this.transfer = transfer;
  }

  /**
   * Gets a file.
   *
   * @param url with everything that its server wants to see
   * @param access a login for its server; empty for none but the user's settings
   * @param accept the media type to ask for
   * @param mostBytes the largest size
   * @throws ProviderException if it cannot be had, or is larger
   */
  public byte[] get(String url, Optional<Access> access, String accept, int mostBytes)
      throws ProviderException {
    return transfer.get(
        url,
        access,
        transfer.countdown(),
        () -> Map.of("Accept", accept, "Accept-Encoding", "gzip"),
        answer -> content(url, answer, mostBytes));
  }

  /**
   * Gets a document that a manifest names.
   *
   * @param url an http or https URL
   * @return all of it, 64 MiB at most
   * @throws IOException if it cannot be had, with a message for the user
   */
  public byte[] document(String url) throws IOException {
    try {
      return get(url, Optional.empty(), "*/*", MOST_DOCUMENT_BYTES);
    } catch (ProviderException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static byte[] content(String url, HttpTransfer.Answer answer, int mostBytes)
      throws IOException, ProviderException {
    String encoding = answer.header("Content-Encoding").orElse("identity").strip();
    boolean gzip = encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip");
    if (!gzip && !encoding.equalsIgnoreCase("identity")) {
      throw ProviderException.user(
          Shown.url(url)
              + ": expected the file as it is or in gzip, found Content-Encoding: "
              + Shown.text(encoding),
          null);
    }
    // What does not shrink grows a little.
    int most = gzip ? mostBytes + (mostBytes >> 8) + 1024 : mostBytes;
    if (AnswerCheck.length(answer).orElse(0L) > most) {
      throw tooLarge(url, mostBytes);
    }
    byte[] bytes = answer.body().readNBytes(most + 1);
    if (bytes.length > most) {
      throw tooLarge(url, mostBytes);
    }
    if (!gzip) {
      return bytes;
    }
    try {
      byte[] content = GzipContent.decode(bytes, mostBytes + 1);
      if (content.length > mostBytes) {
        throw tooLarge(url, mostBytes);
      }
      return content;
    } catch (ZipException e) {
      throw ProviderException.user(
          Shown.url(url) + ": expected gzip as of its Content-Encoding: " + Shown.reason(e), null);
    }
  }

  private static ProviderException tooLarge(String url, int mostBytes) {
    return ProviderException.user(
        Shown.url(url) + ": expected at most " + mostBytes + " bytes, found more", null);
  }
}
