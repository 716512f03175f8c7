package io.github.providerkit.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches documents over HTTP, in bounded time and size. */
public final class HttpDocuments {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration RESPONSE = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 64 << 20;
  private static final int OK = 200;

  /**
   * Fetches a document.
   *
   * @param url an http or https URL
   * @return the whole document
   * @throws IOException if there is no answer in time, an answer other than 200, or one of more
   *     than 64 MiB
   */
  public byte[] fetch(String url) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(RESPONSE).build();
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != OK) {
          throw new IOException("the server answered with status " + response.statusCode());
        }
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new IOException("the document is larger than 64 MiB");
        }
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("it is no http or https URL", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
