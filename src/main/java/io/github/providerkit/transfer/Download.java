package io.github.providerkit.transfer;

import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Brings an archive into a file. What is there of an earlier try is not asked for again, where the
 * server can do that; the digest of the whole shows in the end whether the parts belong together.
 */
public final class Download {
  /** The largest archive that the server takes ({@code docs/spec/gestalt-lock.md} section 2). */
  static final long MOST_BYTES = 512L << 20;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final HttpTransfer transfer;
  private final String url;
  private final Optional<Access> access;

  /**
   * Creates a download.
   *
   * @param access a login for the server; empty for none but the user's settings
   */
  public Download(HttpTransfer transfer, String url, Optional<Access> access) {
    this.transfer = transfer;
    this.url = url;
    this.access = access;
  }

  /** Where it comes from. */
  public String url() {
    return url;
  }

  /**
   * Completes a file.
   *
   * @param part has the first bytes of the archive, or does not exist
   * @throws ProviderException if the archive cannot be had, or is too large
   */
  public void complete(Path part) throws ProviderException {
    transfer.get(url, access, () -> headers(part), answer -> take(answer, part));
  }

  private static Map<String, String> headers(Path part) throws IOException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", "application/octet-stream");
    long there = Files.exists(part) ? Files.size(part) : 0;
    if (there > 0) {
      headers.put("Range", "bytes=" + there + "-");
    } else {
      // As the server asks, so that what would break its download is found here.
      headers.put("Accept-Encoding", "gzip");
    }
    return headers;
  }

  private Void take(HttpTransfer.Answer answer, Path part) throws IOException, ProviderException {
    if (answer.header("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent()) {
      throw ProviderException.user(
          Shown.url(url) + ": expected the archive as it is, found Content-Encoding: gzip",
          "the consumer would unpack it on the way and find another digest; serve .tar.gz files as"
              + " application/octet-stream without encoding");
    }
    if (answer.status() == 416) {
      // The part is no shorter than the archive: it may be complete, or of something else.
      return null;
    }
    long there = answer.status() == 206 ? Files.size(part) : 0;
    long announced = answer.response().headers().firstValueAsLong("Content-Length").orElse(0);
    requireSize(there + announced);
    OutputStream file =
        there > 0
            ? Files.newOutputStream(part, StandardOpenOption.APPEND)
            : Files.newOutputStream(part);
    try (OutputStream out = file) {
      copy(answer.body(), out, there);
    }
    return null;
  }

  private void copy(InputStream in, OutputStream out, long there)
      throws IOException, ProviderException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long size = there;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
      size += read;
      requireSize(size);
    }
  }

  private void requireSize(long size) throws ProviderException {
    if (size > MOST_BYTES) {
      throw ProviderException.user(
          Shown.url(url) + ": expected at most " + MOST_BYTES + " bytes, found more",
          "the consumer takes no larger archive");
    }
  }
}
