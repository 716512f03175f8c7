package io.github.providerkit.transfer;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Gets what fits in memory: metadata, indexes, documents. */
public final class SmallFiles {
  private final HttpTransfer transfer;

  /** Uses a client, which stays open. */
  public SmallFiles(HttpTransfer transfer) {
    this.transfer = transfer;
  }

  /**
   * Gets a file.
   *
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
        () -> Map.of("Accept", accept, "Accept-Encoding", "gzip"),
        answer -> {
          byte[] bytes = body(answer).readNBytes(mostBytes + 1);
          if (bytes.length > mostBytes) {
            throw ProviderException.user(
                Shown.url(url) + ": expected at most " + mostBytes + " bytes, found more", null);
          }
          return bytes;
        });
  }

  private static InputStream body(HttpTransfer.Answer answer) throws IOException {
    boolean gzip = answer.header("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
    return gzip ? new GZIPInputStream(answer.body()) : answer.body();
  }
}
